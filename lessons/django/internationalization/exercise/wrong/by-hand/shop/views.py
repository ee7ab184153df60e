from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy

from shop.models import Umbrella

HEADING = gettext_lazy("Umbrellas for rainy days")


def index(request):
    umbrellas = Umbrella.objects.order_by("name")
    n = len(umbrellas)
    message = "%(n)s umbrella in stock" if n == 1 else "%(n)s umbrellas in stock"
    total = gettext(message) % {"n": n}
    context = {"heading": HEADING, "total": total, "umbrellas": umbrellas}
    return render(request, "shop/index.html", context)
