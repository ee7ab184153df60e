"""You need not change this file."""

from django import forms

from box.models import Problem


class ProblemForm(forms.ModelForm):
    class Meta:
        model = Problem
        fields = ["title", "theme", "moves", "solved"]
