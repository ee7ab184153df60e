"""The slow part. WORK notes each time that it had to be done."""

from django.db.models import Count, Q

from .models import Player

WORK = []


def season_table(year):
    """Return [name, points] of all winners of a year, most points first."""
    WORK.append(year)
    players = Player.objects.annotate(points=Count("wins", filter=Q(wins__year=year)))
    players = players.filter(points__gt=0).order_by("-points", "name")
    return [[player.name, player.points] for player in players]
