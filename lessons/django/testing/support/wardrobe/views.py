from django.core.mail import send_mail
from django.shortcuts import get_object_or_404, redirect, render

from .forms import LoanForm
from .models import Costume, Loan


def index(request):
    loans = Loan.objects.select_related("costume").order_by("pk")
    return render(request, "wardrobe/index.html", {"loans": loans})


def lend(request, pk):
    costume = get_object_or_404(Costume, pk=pk)
    form = LoanForm(request.POST or None)
    if form.is_valid():
        form.instance.costume = costume
        loan = form.save()
        text = f"{costume} for {loan.days} days: {loan.cents()} cents"
        send_mail("Your costume", text, "hire@greenroom.example", [loan.email])
        return redirect("index")
    return render(request, "wardrobe/lend.html", {"form": form, "costume": costume})
