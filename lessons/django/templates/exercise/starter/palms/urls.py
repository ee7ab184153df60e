"""The addresses of the pages. This file stays as it is."""

from django.urls import path

from palms import views

app_name = "palms"
urlpatterns = [
    path("", views.plants, name="list"),
    path("<int:pk>/", views.plant, name="plant"),
]
