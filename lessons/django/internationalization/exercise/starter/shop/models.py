from django.db import models


class Umbrella(models.Model):
    class Kind(models.TextChoices):
        FOLDING = "folding", "folding umbrella"
        STICK = "stick", "stick umbrella"

    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind)
    price = models.DecimalField(max_digits=7, decimal_places=2)
    arrived = models.DateField()
