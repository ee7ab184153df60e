from django.urls import path

from . import views

urlpatterns = [
    path("", views.index, name="index"),
    path("lend/<int:pk>/", views.lend, name="lend"),
]
