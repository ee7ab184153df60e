from rest_framework import routers

from notes.views import NoteViewSet

router = routers.SimpleRouter()
router.register("notes", NoteViewSet, basename="note")
urlpatterns = router.urls
