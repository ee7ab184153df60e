from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render

from box.forms import ProblemForm


@login_required
def problem_list(request):
    problems = request.user.problems.order_by("title")
    solved = problems.filter(solved=True).count()
    context = {"problem_list": problems, "solved": solved}
    return render(request, "box/problem_list.html", context)


@login_required
def problem_detail(request, pk):
    problem = get_object_or_404(request.user.problems, pk=pk)
    return render(request, "box/problem_detail.html", {"problem": problem})


@login_required
def problem_create(request):
    form = ProblemForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.instance.owner = request.user
        form.save()
        return redirect("problems")
    return render(request, "box/problem_form.html", {"form": form})


@login_required
def problem_update(request, pk):
    problem = get_object_or_404(request.user.problems, pk=pk)
    form = ProblemForm(request.POST or None, instance=problem)
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("problems")
    return render(request, "box/problem_form.html", {"form": form})
