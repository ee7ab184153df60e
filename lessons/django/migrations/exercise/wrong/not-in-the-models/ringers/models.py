from django.db import models


class Ringer(models.Model):
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120)
