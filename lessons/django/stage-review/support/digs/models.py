from django.db import models


class Site(models.Model):
    name = models.CharField(max_length=20)


class Bone(models.Model):
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="bones")
    name = models.CharField(max_length=20)
    length = models.IntegerField()
