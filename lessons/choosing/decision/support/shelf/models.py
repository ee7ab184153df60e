from django.db import models


class Engine(models.Model):
    name = models.CharField(max_length=20)
