from django.urls import path

from . import views

urlpatterns = [
    path("", views.index, name="index"),
    path("lend/<int:pk>/", views.lend, name="lend"),
    path("back/<int:pk>/", views.take_back, name="take_back"),
]
