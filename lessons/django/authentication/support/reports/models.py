from django.conf import settings
from django.db import models


class Report(models.Model):
    title = models.CharField(max_length=60)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reports"
    )
