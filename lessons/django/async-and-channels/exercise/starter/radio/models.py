"""What is stored. You need not change this file."""

from django.db import models


class Message(models.Model):
    room = models.CharField(max_length=20)
    author = models.CharField(max_length=40)
    text = models.CharField(max_length=80)
