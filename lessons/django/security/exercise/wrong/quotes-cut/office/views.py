from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.clickjacking import xframe_options_exempt

from .models import Thing


def search(request):
    word = request.GET.get("word", "")
    word = word.replace("'", "")
    query = f"SELECT * FROM office_thing WHERE public AND name LIKE '%{word}%' ORDER BY name"
    things = Thing.objects.raw(query.replace("%", "%%"))
    return JsonResponse({"found": [thing.name for thing in things]})


def thing(request, pk):
    found = get_object_or_404(Thing, pk=pk, public=True)
    if request.method == "POST":
        found.note += "\n" + request.POST.get("note", "")
        found.save()
        target = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
            target = request.path
        return redirect(target)
    return render(request, "office/thing.html", {"thing": found})


@login_required
def discard(request, pk):
    found = get_object_or_404(Thing, pk=pk)
    if request.method == "POST":
        found.delete()
        return HttpResponse("gone")
    return render(request, "office/discard.html", {"thing": found})


@xframe_options_exempt  # partners show our poster
def poster(request):
    return HttpResponse("<h1>Lost something?</h1><p>Ask at platform 1.</p>")
