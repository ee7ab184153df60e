"""What is stored. You need not change this file."""

from django.conf import settings
from django.db import models


class Note(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    title = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    done = models.BooleanField(default=False)
    shared = models.BooleanField(default=False)
