from festival import settings
from django.shortcuts import render

from tides.models import high_water


def today(request):
    context = {"beach": settings.BEACH, "times": high_water()}
    return render(request, "tides/today.html", context)
