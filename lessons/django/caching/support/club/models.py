from django.db import models


class Player(models.Model):
    name = models.CharField(max_length=40)

    def __str__(self):
        return self.name


class Game(models.Model):
    winner = models.ForeignKey(Player, on_delete=models.CASCADE, related_name="wins")
