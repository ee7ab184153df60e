from django.db import models


class Trek(models.Model):
    name = models.CharField(max_length=20)
    places = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(places__gte=0), name="places_ok")
        ]
