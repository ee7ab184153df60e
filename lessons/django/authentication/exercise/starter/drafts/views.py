from django.urls import reverse_lazy
from django.views.generic import DeleteView, DetailView, ListView, UpdateView

from drafts.models import Draft


class DraftList(ListView):
    queryset = Draft.objects.order_by("title")


class DraftDetail(DetailView):
    model = Draft


class DraftUpdate(UpdateView):
    model = Draft
    fields = ["title", "text"]
    success_url = reverse_lazy("drafts")


class DraftDelete(DeleteView):
    model = Draft
    success_url = reverse_lazy("drafts")
