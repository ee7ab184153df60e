from django.db import models


class Booking(models.Model):
    name = models.CharField(max_length=40)
    people = models.IntegerField()
    day = models.DateField()
    phone = models.CharField(max_length=20, unique=True)
    paid = models.BooleanField(default=False)
