from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_page

from . import counts
from .models import Game


def table(request, year):
    """Show the table of a year, and the visitor's own points above it."""
    own = None
    if request.user.is_authenticated:
        own = Game.objects.filter(year=year, winner__name=request.user.username).count()
    rows = cache.get_or_set(f"table-{year}", lambda: counts.season_table(year), 300)
    return render(request, "club/table.html", {"year": year, "rows": rows, "own": own})


@cache_page(3600)
def rules(request):
    """Show the rules of the club. They change about once a year."""
    counts.WORK.append("rules")
    return HttpResponse("<h1>Rules</h1><p>Touch a piece, move it.</p>")
