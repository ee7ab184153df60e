"""You need not change this file."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    telescope = models.CharField(max_length=40, blank=True)
