from django.http import HttpResponse
from django.urls import path


def page(request, pk=None):
    return HttpResponse("")


app_name = "palms"
urlpatterns = [path("", page, name="list"), path("<int:pk>/", page, name="plant")]
