"""What a note looks like outside. You need not change this file."""

from rest_framework import serializers

from notes.models import Note


class NoteSerializer(serializers.ModelSerializer):
    owner = serializers.CharField(source="owner.username", read_only=True)

    class Meta:
        model = Note
        fields = ["id", "owner", "title", "text", "done", "shared"]
        read_only_fields = ["done"]
