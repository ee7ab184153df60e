from django.http import JsonResponse

from lost.models import Item


def shelf(request):
    """List what lies here, each thing with the address of its page."""
    items = Item.objects.all()
    return JsonResponse({item.what: f"/lost/items/{item.pk}/" for item in items})


def item(request, number):
    """Show one thing."""
    found = Item.objects.get(pk=number)
    return JsonResponse({"what": found.what, "fetched": found.fetched})


def fetch(request, number):
    """Note that a thing has been fetched."""
    found = Item.objects.get(pk=number)
    found.fetched = True
    found.save()
    return JsonResponse({"what": found.what, "fetched": found.fetched})
