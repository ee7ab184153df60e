from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from .forms import LoanForm
from .models import Loan, Prop


def index(request):
    """List all loans, in one query."""
    loans = Loan.objects.select_related("prop").order_by("due")
    return render(request, "props/index.html", {"loans": loans})


def lend(request, pk):
    """Lend a prop for some weeks, and write to the borrower."""
    prop = get_object_or_404(Prop, pk=pk)
    form = LoanForm(request.POST or None)
    if form.is_valid():
        due = timezone.localdate() + timedelta(weeks=form.cleaned_data["weeks"])
        email = form.cleaned_data["email"]
        Loan.objects.create(prop=prop, email=email, due=due)
        send_mail(f"Your {prop.name}", f"Due on {due}", "props@greenroom.example", [email])
        return redirect("index")
    return render(request, "props/lend.html", {"form": form, "prop": prop})


@login_required
@require_POST
def take_back(request, pk):
    """Delete a loan. For the staff of the store, who are logged in."""
    get_object_or_404(Loan, pk=pk).delete()
    return redirect("index")
