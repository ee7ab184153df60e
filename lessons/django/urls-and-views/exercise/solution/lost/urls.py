from django.urls import path

from lost import views

app_name = "lost"
urlpatterns = [
    path("", views.shelf, name="shelf"),
    path("items/<int:number>/", views.item, name="item"),
    path("items/<int:number>/fetch/", views.fetch, name="fetch"),
]
