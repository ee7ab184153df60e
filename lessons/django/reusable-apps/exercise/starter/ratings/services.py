from django.db.models import Avg
from django.template.loader import render_to_string

from ratings.models import Rating

MOST = 5


def rate(author, trail, stars):
    """Store a rating and return it."""
    if not 1 <= stars <= MOST:
        raise ValueError(f"stars go from 1 to {MOST}")
    rating = Rating.objects.create(author=author, trail=trail, stars=stars)
    trail.votes += 1
    trail.save()
    return rating


def average(trail):
    """Return the average number of stars, or None."""
    return Rating.objects.filter(trail=trail).aggregate(n=Avg("stars"))["n"]


def stars_html(trail):
    """Return the average as a piece of HTML."""
    return render_to_string("trails/stars.html", {"average": average(trail), "most": MOST})
