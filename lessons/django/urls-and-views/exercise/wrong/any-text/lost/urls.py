from django.urls import path

from lost import views

app_name = "lost"
urlpatterns = [
    path("", views.shelf, name="shelf"),
    path("items/<str:number>/", views.item, name="item"),
    path("items/<str:number>/fetch/", views.fetch, name="fetch"),
]
