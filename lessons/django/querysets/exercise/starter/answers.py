"""What the office of Low Tide wants to know."""

from lowtide.models import Band


def names():
    """Return the names of all bands, from A to Z."""
    return list(Band.objects.order_by("name").values_list("name", flat=True))


def small_bands(most):
    """Return the names of the bands with at most `most` members, from A to Z."""
    return []


def played(stage, year):
    """Return the names of the bands that played on this stage in this year, from A to Z."""
    return []


def search(text):
    """Return a queryset of the bands with `text` in their name or town, by name."""
    return Band.objects.none()


def fees(year):
    """Return {"total": …, "highest": …} of the fees of a year."""
    return {}


def by_gigs():
    """Return (name, number of gigs) of all bands, most gigs first, then by name."""
    return []


def raise_fees(stage, amount):
    """Add `amount` to the fees of all gigs on this stage; return how many gigs there are."""
    return 0
