from django.urls import include, path

from office import views

urlpatterns = [
    path("", views.home, name="home"),
    path("lost/", include("lost.urls")),
]
