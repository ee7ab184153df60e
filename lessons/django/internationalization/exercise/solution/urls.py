from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from shop import views

urlpatterns = i18n_patterns(path("", views.index, name="index"))
