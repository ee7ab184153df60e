from django.http import HttpResponse
from django.shortcuts import redirect, render

from hire.forms import ContactForm, DatesForm
from hire.models import Hire


def dates(request):
    form = DatesForm(request.POST or request.session.get("dates"))
    if request.method == "POST":
        request.session["dates"] = {name: request.POST[name] for name in form.fields}
        if form.is_valid():
            return redirect("contact")
    return render(request, "hire/step.html", {"form": form, "step": 1})


def contact(request):
    first = DatesForm(request.session.get("dates"))
    if not first.is_valid():
        return redirect("dates")
    form = ContactForm(request.POST or None, instance=Hire(**first.cleaned_data))
    if request.method == "POST" and form.is_valid():
        form.save()
        del request.session["dates"]
        return redirect("thanks")
    return render(request, "hire/step.html", {"form": form, "step": 2})


def thanks(request):
    return HttpResponse("See you at the lock!")
