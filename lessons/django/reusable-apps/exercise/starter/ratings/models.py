from django.contrib.auth.models import User
from django.db import models

from trails.models import Trail


class Rating(models.Model):
    author = models.ForeignKey(User, on_delete=models.CASCADE)
    trail = models.ForeignKey(Trail, on_delete=models.CASCADE)
    stars = models.IntegerField()
