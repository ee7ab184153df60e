"""What the map room keeps. You need not change this file."""

from django.db import models


class Cabinet(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class Map(models.Model):
    STATES = {"shelf": "in its drawer", "repair": "in repair"}
    number = models.CharField(max_length=10, unique=True)
    title = models.CharField(max_length=80)
    cabinet = models.ForeignKey(Cabinet, on_delete=models.PROTECT, related_name="maps")
    drawer = models.IntegerField()
    state = models.CharField(max_length=6, choices=STATES, default="shelf")


class Loan(models.Model):
    map = models.ForeignKey(Map, on_delete=models.CASCADE, related_name="loans")
    reader = models.CharField(max_length=60)
    since = models.DateField()
