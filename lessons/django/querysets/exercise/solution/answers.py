"""What the office of Low Tide wants to know."""

from django.db.models import Count, F, Max, Q, Sum

from lowtide.models import Band, Gig


def names():
    """Return the names of all bands, from A to Z."""
    return list(Band.objects.order_by("name").values_list("name", flat=True))


def small_bands(most):
    """Return the names of the bands with at most `most` members, from A to Z."""
    bands = Band.objects.filter(members__lte=most).order_by("name")
    return list(bands.values_list("name", flat=True))


def played(stage, year):
    """Return the names of the bands that played on this stage in this year, from A to Z."""
    bands = Band.objects.filter(gigs__stage__name=stage, gigs__year=year).distinct()
    return list(bands.order_by("name").values_list("name", flat=True))


def search(text):
    """Return a queryset of the bands with `text` in their name or town, by name."""
    bands = Band.objects.filter(Q(name__icontains=text) | Q(town__icontains=text))
    return bands.order_by("name")


def fees(year):
    """Return {"total": …, "highest": …} of the fees of a year."""
    return Gig.objects.filter(year=year).aggregate(total=Sum("fee"), highest=Max("fee"))


def by_gigs():
    """Return (name, number of gigs) of all bands, most gigs first, then by name."""
    bands = Band.objects.annotate(n=Count("gigs")).order_by("-n", "name")
    return list(bands.values_list("name", "n"))


def raise_fees(stage, amount):
    """Add `amount` to the fees of all gigs on this stage; return how many gigs there are."""
    return Gig.objects.filter(stage__name=stage).update(fee=F("fee") + amount)
