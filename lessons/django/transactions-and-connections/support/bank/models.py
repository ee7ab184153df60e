from django.db import models
from django.db.models import Q


class Account(models.Model):
    name = models.CharField(max_length=40, unique=True)
    hours = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0), name="hours_not_negative")
        ]
