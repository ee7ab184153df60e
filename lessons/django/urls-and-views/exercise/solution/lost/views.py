from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from lost.models import Item


def shelf(request):
    """List what lies here, each thing with the address of its page."""
    items = Item.objects.all()
    return JsonResponse({item.what: reverse("lost:item", args=[item.pk]) for item in items})


def item(request, number):
    """Show one thing."""
    found = get_object_or_404(Item, pk=number)
    return JsonResponse({"what": found.what, "fetched": found.fetched})


@require_POST
def fetch(request, number):
    """Note that a thing has been fetched."""
    found = get_object_or_404(Item, pk=number)
    found.fetched = True
    found.save()
    return redirect("lost:item", number)
