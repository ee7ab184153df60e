from django.forms import ModelForm

from shelf.models import Engine


class EngineForm(ModelForm):
    class Meta:
        model = Engine
        fields = ["name"]
