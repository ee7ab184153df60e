from django import forms


class LoanForm(forms.Form):
    email = forms.EmailField()
    weeks = forms.IntegerField(min_value=1, max_value=6)
