from django.contrib.auth.mixins import LoginRequiredMixin
from django.urls import reverse_lazy
from django.views.generic import CreateView, DetailView, ListView, UpdateView

from box.forms import ProblemForm
from box.models import Problem


class OwnProblems(LoginRequiredMixin):
    def get_queryset(self):
        return self.request.user.problems.select_related("theme").order_by("title")


class ProblemList(OwnProblems, ListView):
    paginate_by = 5

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["solved"] = self.get_queryset().filter(solved=True).count()
        return context


class ProblemDetail(OwnProblems, DetailView):
    pass


class ProblemCreate(CreateView, LoginRequiredMixin):
    model = Problem
    form_class = ProblemForm
    success_url = reverse_lazy("problems")

    def form_valid(self, form):
        form.instance.owner = self.request.user
        return super().form_valid(form)


class ProblemUpdate(OwnProblems, UpdateView):
    form_class = ProblemForm
    success_url = reverse_lazy("problems")
