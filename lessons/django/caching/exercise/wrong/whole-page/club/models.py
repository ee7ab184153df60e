from django.core.cache import cache
from django.db import models
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver


class Player(models.Model):
    name = models.CharField(max_length=40, unique=True)


class Game(models.Model):
    year = models.IntegerField()
    winner = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="wins")


@receiver([post_save, post_delete], sender=Game)
def forget_table(sender, instance, **kwargs):
    cache.clear()
