from django.urls import include, path

urlpatterns = [path("palms/", include("palms.urls"))]
