from django.urls import path

from . import views

urlpatterns = [
    path("health/", views.health),
    path("boxes/", views.boxes),
    path("broken/", views.broken),
]
