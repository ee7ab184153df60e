from django.urls import path

from games import views

PATTERNS = [
    ("", "GameList", "games"),
    ("<int:pk>/", "GameDetail", "game"),
    ("new/", "GameCreate", "new_game"),
    ("open/", "OpenCreate", "open"),
    ("wrong/", "WrongCreate", "wrong"),
    ("visits/", "Visits", "visits"),
]
urlpatterns = [
    path(f"games/{rest}", getattr(views, view).as_view(), name=name)
    for rest, view, name in PATTERNS
    if hasattr(views, view)
]
