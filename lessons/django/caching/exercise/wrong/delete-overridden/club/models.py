from django.core.cache import cache
from django.db import models


class Player(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Game(models.Model):
    year = models.IntegerField()
    winner = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="wins")

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        cache.delete(f"table-{self.year}")

    def delete(self, *args, **kwargs):
        super().delete(*args, **kwargs)
        cache.delete(f"table-{self.year}")
