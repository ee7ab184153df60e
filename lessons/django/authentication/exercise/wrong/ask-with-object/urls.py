from django.urls import include, path

from drafts import views

urlpatterns = [
    path("accounts/", include("django.contrib.auth.urls")),
    path("drafts/", views.DraftList.as_view(), name="drafts"),
    path("drafts/<int:pk>/", views.DraftDetail.as_view(), name="draft"),
    path("drafts/<int:pk>/edit/", views.DraftUpdate.as_view(), name="edit"),
    path("drafts/<int:pk>/delete/", views.DraftDelete.as_view(), name="delete"),
]
