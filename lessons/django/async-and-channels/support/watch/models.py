from django.db import models


class Alarm(models.Model):
    place = models.CharField(max_length=20)
