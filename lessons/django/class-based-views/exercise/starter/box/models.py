"""What is in the box. You need not change this file."""

from django.contrib.auth.models import User
from django.db import models


class Theme(models.Model):
    name = models.CharField(max_length=40)

    def __str__(self):
        return self.name


class Problem(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="problems")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="problems")
    title = models.CharField(max_length=60)
    moves = models.IntegerField()
    solved = models.BooleanField(default=False)
