"""You need not change this file."""

from django.urls import path

from hire import views

urlpatterns = [
    path("hire/dates/", views.dates, name="dates"),
    path("hire/contact/", views.contact, name="contact"),
    path("hire/thanks/", views.thanks, name="thanks"),
]
