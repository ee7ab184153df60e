from django.contrib.auth.models import User
from django.db import models


class Game(models.Model):
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="games")
    opponent = models.CharField(max_length=40)
    points = models.DecimalField(max_digits=2, decimal_places=1)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.opponent} {self.points}"
