from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.urls import reverse_lazy
from django.views.generic import DeleteView, DetailView, ListView, UpdateView

from drafts.models import Draft


class OwnDrafts(LoginRequiredMixin):
    queryset = Draft.objects.order_by("title")


class DraftList(OwnDrafts, ListView):
    pass


class DraftDetail(OwnDrafts, DetailView):
    pass


class DraftUpdate(OwnDrafts, UpdateView):
    fields = ["title", "text"]
    success_url = reverse_lazy("drafts")


class DraftDelete(PermissionRequiredMixin, DeleteView):
    permission_required = "drafts.delete_draft"
    model = Draft
    success_url = reverse_lazy("drafts")
