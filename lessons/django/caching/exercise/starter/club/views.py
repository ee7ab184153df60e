from django.http import HttpResponse
from django.shortcuts import render

from . import counts
from .models import Game


def table(request, year):
    """Show the table of a year, and the visitor's own points above it."""
    own = None
    if request.user.is_authenticated:
        own = Game.objects.filter(year=year, winner__name=request.user.username).count()
    context = {"year": year, "rows": counts.season_table(year), "own": own}
    return render(request, "club/table.html", context)


def rules(request):
    """Show the rules of the club. They change about once a year."""
    counts.WORK.append("rules")
    return HttpResponse("<h1>Rules</h1><p>Touch a piece, move it.</p>")
