from django.http import HttpResponse
from django.shortcuts import redirect, render

from hire.forms import ContactForm, DatesForm


def dates(request):
    form = DatesForm()
    if request.method == "POST":
        return redirect("contact")
    return render(request, "hire/step.html", {"form": form, "step": 1})


def contact(request):
    form = ContactForm()
    if request.method == "POST":
        return redirect("thanks")
    return render(request, "hire/step.html", {"form": form, "step": 2})


def thanks(request):
    return HttpResponse("See you at the lock!")
