"""You need not change this file."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    title = models.CharField(max_length=60)
    text = models.TextField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts"
    )
