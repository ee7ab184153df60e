from django.conf import settings
from django.db import models


class Tree(models.Model):
    gardener = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="trees"
    )
    name = models.CharField(max_length=20)
    public = models.BooleanField(default=False)
