from django.contrib.auth.models import AbstractUser
from django.db import models


class Skipper(AbstractUser):
    pass


class Boat(models.Model):
    name = models.CharField(max_length=40)
    lines = models.IntegerField(default=0)

    def __str__(self):
        return self.name
