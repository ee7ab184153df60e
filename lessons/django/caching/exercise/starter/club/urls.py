from django.urls import path

from . import views

urlpatterns = [
    path("table/<int:year>/", views.table),
    path("rules/", views.rules),
]
