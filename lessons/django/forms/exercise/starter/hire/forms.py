from django import forms


class DatesForm(forms.Form):
    start = forms.DateField()
    end = forms.DateField()


class ContactForm(forms.Form):
    name = forms.CharField(max_length=40)
    phone = forms.CharField(max_length=20)
