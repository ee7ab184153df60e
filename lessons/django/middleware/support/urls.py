from django.urls import path

import views

urlpatterns = [
    path("boxes/", views.boxes),
    path("broken/", views.broken),
    path("safety/", views.safety),
]
