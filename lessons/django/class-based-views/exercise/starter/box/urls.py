from django.urls import path

from box import views

urlpatterns = [
    path("problems/", views.problem_list, name="problems"),
    path("problems/<int:pk>/", views.problem_detail, name="problem"),
    path("problems/new/", views.problem_create, name="new"),
    path("problems/<int:pk>/edit/", views.problem_update, name="edit"),
]
