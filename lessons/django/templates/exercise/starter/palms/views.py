"""Two pages. This file stays as it is."""

from django.http import Http404
from django.shortcuts import render

from palms import models

NOW = 2026


def plants(request):
    return render(request, "palms/list.html", {"plants": models.PLANTS})


def plant(request, pk):
    for found in models.PLANTS:
        if found.pk == pk:
            return render(request, "palms/detail.html", {"plant": found, "now": NOW})
    raise Http404
