"""What is stored. You need not change this file."""

from django.db import models


class Hire(models.Model):
    start = models.DateField()
    end = models.DateField()
    crew = models.IntegerField()
    name = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)
    paid = models.BooleanField(default=False)
