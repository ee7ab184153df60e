from django.db import models


class Item(models.Model):
    what = models.CharField(max_length=60)
    fetched = models.BooleanField(default=False)
