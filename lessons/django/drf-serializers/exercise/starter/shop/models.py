"""What is stored. You need not change this file."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class Poster(models.Model):
    title = models.CharField(max_length=40)
    price = models.DecimalField(max_digits=6, decimal_places=2)


class Order(models.Model):
    customer = models.CharField(max_length=40)
    express = models.BooleanField(default=False)


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    poster = models.ForeignKey(Poster, on_delete=models.PROTECT)
    copies = models.PositiveIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    price = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(price__gt=0), name="price_above_0")
        ]
