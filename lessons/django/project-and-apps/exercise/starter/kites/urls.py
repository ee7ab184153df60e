from django.urls import path

from kites import views

urlpatterns = [path("", views.today)]
