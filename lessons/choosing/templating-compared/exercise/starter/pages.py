"""Both pages, from the same data."""

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        SECRET_KEY="only for this exercise",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": ["templates"],
                "OPTIONS": {"libraries": {"shop_tags": "shop_tags"}},
            },
            {"BACKEND": "django.template.backends.jinja2.Jinja2", "DIRS": ["jinja2"]},
        ],
        LOGGING_CONFIG=None,
    )
    django.setup()

from django.template.loader import render_to_string


def page(engine, machines, months=6):
    """The catalogue by "jinja2" or "django"."""
    data = {"machines": machines, "months": months}
    return render_to_string("catalogue.html", data, using=engine)
