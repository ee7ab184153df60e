from django.db import models


class Thing(models.Model):
    name = models.CharField(max_length=80)
    note = models.CharField(max_length=400)
    public = models.BooleanField(default=True)
