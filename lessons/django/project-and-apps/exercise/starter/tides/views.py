from django.shortcuts import render

from tides.models import high_water

BEACH = "Unknown Bay"


def today(request):
    context = {"beach": BEACH, "times": high_water()}
    return render(request, "tides/today.html", context)
