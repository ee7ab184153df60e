from django.apps import AppConfig


class KitesConfig(AppConfig):
    name = "kites"
