from django.shortcuts import render

from kites.models import flying_in


def today(request):
    return render(request, "kites/today.html", {"kites": flying_in(wind=20)})
