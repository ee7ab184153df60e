from django.apps import AppConfig


class TidesConfig(AppConfig):
    name = "tides"
