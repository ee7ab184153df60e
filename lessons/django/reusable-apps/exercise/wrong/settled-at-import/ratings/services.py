from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Avg
from django.template.loader import render_to_string

from ratings.models import Rating
from ratings.signals import rated


MOST = getattr(settings, "RATINGS_MAX", 5)


def rate(author, about, stars):
    """Store a rating and return it."""
    if not 1 <= stars <= MOST:
        raise ValueError(f"stars go from 1 to {MOST}")
    rating = Rating.objects.create(author=author, about=about, stars=stars)
    rated.send_robust(sender=Rating, rating=rating)
    return rating


def average(about):
    """Return the average number of stars, or None."""
    kind = ContentType.objects.get_for_model(about)
    ratings = Rating.objects.filter(content_type=kind, object_id=about.pk)
    return ratings.aggregate(n=Avg("stars"))["n"]


def stars_html(about):
    """Return the average as a piece of HTML."""
    return render_to_string("ratings/stars.html", {"average": average(about), "most": MOST})
