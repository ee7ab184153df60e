from django.apps import AppConfig


class TrailsConfig(AppConfig):
    name = "trails"

    def ready(self):
        from trails import receivers  # noqa: F401
