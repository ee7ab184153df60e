from django.shortcuts import render
from django.utils.translation import gettext, ngettext

from shop.models import Umbrella

HEADING = gettext("Umbrellas for rainy days")


def index(request):
    umbrellas = Umbrella.objects.order_by("name")
    n = len(umbrellas)
    total = ngettext("%(n)s umbrella in stock", "%(n)s umbrellas in stock", n) % {"n": n}
    context = {"heading": HEADING, "total": total, "umbrellas": umbrellas}
    return render(request, "shop/index.html", context)
