from django import forms

from .models import Loan


class LoanForm(forms.ModelForm):
    class Meta:
        model = Loan
        fields = ["email", "days"]

    def clean_days(self):
        days = self.cleaned_data["days"]
        if not 1 <= days <= 30:
            raise forms.ValidationError("between 1 and 30, please")
        return days
