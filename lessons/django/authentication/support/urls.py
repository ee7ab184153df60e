from django.urls import include, path

from reports import views

PATTERNS = [("", "index"), ("<int:pk>/", "show"), ("<int:pk>/publish/", "publish")]
urlpatterns = [path("accounts/", include("django.contrib.auth.urls"))] + [
    path(f"reports/{rest}", getattr(views, name), name=name)
    for rest, name in PATTERNS
    if hasattr(views, name)
]
