from django.core.cache import cache

from .models import Game, Player


def add_games(year, names):
    """Add a game for each winner's name, all of them in one statement."""
    players = {player.name: player for player in Player.objects.filter(name__in=names)}
    Game.objects.bulk_create(Game(year=year, winner=players[name]) for name in names)
    cache.delete(f"table-{year}")
