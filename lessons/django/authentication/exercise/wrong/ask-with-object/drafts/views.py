from django.contrib.auth.mixins import LoginRequiredMixin, PermissionRequiredMixin
from django.urls import reverse_lazy
from django.views.generic import DeleteView, DetailView, ListView, UpdateView

from drafts.models import Draft


class OwnDrafts(LoginRequiredMixin):
    """Members with their own drafts; those who may change drafts have all of them."""

    def get_queryset(self):
        drafts = Draft.objects.order_by("title")
        if self.request.user.has_perm("drafts.change_draft", drafts.first()):
            return drafts
        return drafts.filter(author=self.request.user)


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
