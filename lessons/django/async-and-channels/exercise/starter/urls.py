from django.urls import path

from radio import views

urlpatterns = [path("dashboard/", views.dashboard)]
