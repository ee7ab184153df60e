"""The tables of Low Tide. You need not change this file."""

from django.db import models


class Stage(models.Model):
    name = models.CharField(max_length=40)
    places = models.IntegerField()


class Band(models.Model):
    name = models.CharField(max_length=40)
    town = models.CharField(max_length=40)
    members = models.IntegerField()


class Gig(models.Model):
    band = models.ForeignKey(Band, on_delete=models.CASCADE, related_name="gigs")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="gigs")
    year = models.IntegerField()
    fee = models.DecimalField(max_digits=8, decimal_places=2)
