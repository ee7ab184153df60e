from django.db import models
from django.db.models import Q


class Account(models.Model):
    name = models.CharField(max_length=40, unique=True)
    email = models.EmailField()
    hours = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0), name="hours_not_negative")
        ]


class Transfer(models.Model):
    """A line in the book of the time bank."""

    source = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="spent")
    target = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="earned")
    hours = models.IntegerField()
    note = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="note_not_empty"),
        ]
