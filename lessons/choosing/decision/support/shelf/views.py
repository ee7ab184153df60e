from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from shelf.forms import EngineForm
from shelf.models import Engine


def shelf(request):
    form = EngineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        return HttpResponse(status=303, headers={"Location": "/"})
    page = {"form": form, "engines": Engine.objects.order_by("id")}
    return render(request, "shelf/shelf.html", page, status=400 if form.errors else 200)


@require_GET
def show(request, number):
    return JsonResponse({"name": get_object_or_404(Engine, pk=number).name})
