from django.shortcuts import render

from dairy.models import Cheese


def shop(request):
    return render(request, "dairy/shop.html", {"cheeses": Cheese.objects.order_by("name")})
