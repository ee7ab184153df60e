"""The table of the things on the shelf. This file stays as it is."""

from django.db import models


class Item(models.Model):
    what = models.CharField(max_length=60)
    fetched = models.BooleanField(default=False)
