from django.contrib import admin
from django.urls import path

from shelf import views

urlpatterns = [
    path("", views.shelf),
    path("engines/<int:number>", views.show),
    path("admin/", admin.site.urls),
]
