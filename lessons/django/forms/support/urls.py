from django.http import HttpResponse
from django.urls import path

from flights import views

NAMES = ("book", "flight", "phone")
urlpatterns = [
    path(f"{name}/", getattr(views, name), name=name) for name in NAMES if hasattr(views, name)
]
urlpatterns.append(path("thanks/", lambda request: HttpResponse("See you!"), name="thanks"))
