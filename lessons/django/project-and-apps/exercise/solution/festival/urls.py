from django.urls import include, path

urlpatterns = [
    path("", include("kites.urls")),
    path("tides/", include("tides.urls")),
]
