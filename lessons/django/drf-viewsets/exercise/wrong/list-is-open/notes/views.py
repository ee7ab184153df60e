from rest_framework import viewsets
from rest_framework.decorators import action
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response

from notes.models import Note
from notes.permissions import IsOwnerOrReadOnly
from notes.serializers import NoteSerializer


class NoteViewSet(viewsets.ModelViewSet):
    serializer_class = NoteSerializer
    permission_classes = [IsAuthenticated, IsOwnerOrReadOnly]
    search_fields = ["title", "text"]
    ordering_fields = ["title"]

    def get_queryset(self):
        return Note.objects.select_related("owner").order_by("id")

    def perform_create(self, serializer):
        serializer.save(owner=self.request.user)

    @action(detail=True, methods=["post"])
    def finish(self, request, pk=None):
        note = self.get_object()
        note.done = True
        note.save()
        return Response(NoteSerializer(note).data)
