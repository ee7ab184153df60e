from django.dispatch import Signal

rated = Signal()
