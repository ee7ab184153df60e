import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    INSTALLED_APPS=["lowtide"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.core.management import call_command

call_command("migrate", run_syncdb=True, verbosity=0)

from lowtide.models import Band, Gig, Stage

_pier = Stage.objects.create(name="Pier", places=2000)
_dunes = Stage.objects.create(name="Dunes", places=400)
_stages = {"Pier": _pier, "Dunes": _dunes}
for _name, _town, _members, _gigs in (
    ("Kelp", "Hull", 2, [("Dunes", 2024, 150), ("Pier", 2025, 400)]),
    ("Gannets", "Whitby", 5, [("Pier", 2024, 500), ("Pier", 2025, 700)]),
    ("Salt Choir", "Hull", 12, [("Dunes", 2025, 300)]),
    ("Marram", "Ayr", 3, [("Dunes", 2024, 100), ("Dunes", 2025, 125)]),
    ("Undertow", "Whitby", 3, []),
):
    _band = Band.objects.create(name=_name, town=_town, members=_members)
    for _stage, _year, _fee in _gigs:
        Gig.objects.create(band=_band, stage=_stages[_stage], year=_year, fee=_fee)
