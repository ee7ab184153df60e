from django.shortcuts import render

from shop.models import Umbrella

HEADING = "Umbrellas for rainy days"


def index(request):
    umbrellas = Umbrella.objects.order_by("name")
    n = len(umbrellas)
    total = f"{n} umbrella in stock" if n == 1 else f"{n} umbrellas in stock"
    context = {"heading": HEADING, "total": total, "umbrellas": umbrellas}
    return render(request, "shop/index.html", context)
