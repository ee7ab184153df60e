from django.db import models


class Trail(models.Model):
    name = models.CharField(max_length=40)
    votes = models.IntegerField(default=0)
