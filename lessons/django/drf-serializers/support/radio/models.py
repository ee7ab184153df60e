from django.db import models


class Playlist(models.Model):
    title = models.CharField(max_length=30)
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()


class Track(models.Model):
    playlist = models.ForeignKey(
        Playlist, on_delete=models.CASCADE, related_name="tracks", null=True
    )
    title = models.CharField(max_length=30)
    seconds = models.PositiveIntegerField()
    fee = models.DecimalField(max_digits=6, decimal_places=2, default="2.50")
