from django.urls import path

from box import views

urlpatterns = [
    path("problems/", views.ProblemList.as_view(), name="problems"),
    path("problems/<int:pk>/", views.ProblemDetail.as_view(), name="problem"),
    path("problems/new/", views.ProblemCreate.as_view(), name="new"),
    path("problems/<int:pk>/edit/", views.ProblemUpdate.as_view(), name="edit"),
]
