from django.conf import settings
from django.db import models


class Sighting(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(max_length=30)
    night = models.DateField()
    public = models.BooleanField(default=False)
