from django.urls import path

from . import views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("things/<int:pk>/", views.thing, name="thing"),
    path("discard/<int:pk>/", views.discard, name="discard"),
    path("poster/", views.poster, name="poster"),
]
