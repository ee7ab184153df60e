from django import forms

from hire.models import Hire


class DatesForm(forms.Form):
    start = forms.DateField()
    end = forms.DateField()
    crew = forms.IntegerField(min_value=2, max_value=8)

    def clean_start(self):
        start = self.cleaned_data["start"]
        if start.weekday() != 5:
            raise forms.ValidationError("A hire starts on a Saturday.")
        return start

    def clean(self):
        super().clean()
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start and end and not 1 <= (end - start).days <= 14:
            self.add_error("end", "One night at least, 14 at most.")


class ContactForm(forms.ModelForm):
    class Meta:
        model = Hire
        fields = ["name", "phone"]

    def clean_phone(self):
        phone = self.cleaned_data["phone"].replace(" ", "")
        digits = phone.removeprefix("+")
        if not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError("Digits and spaces only, with a + in front or not.")
        return phone
