from rest_framework.decorators import api_view
from rest_framework.response import Response

from notes.models import Note
from notes.serializers import NoteSerializer


@api_view(["GET"])
def note_list(request):
    notes = Note.objects.order_by("id")
    return Response(NoteSerializer(notes, many=True).data)
