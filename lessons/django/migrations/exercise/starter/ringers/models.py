from django.db import models


class Ringer(models.Model):
    name = models.CharField(max_length=120, blank=True)
