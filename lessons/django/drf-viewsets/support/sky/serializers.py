from rest_framework import serializers

from sky.models import Sighting


class SightingSerializer(serializers.ModelSerializer):
    owner = serializers.CharField(source="owner.username", read_only=True)

    class Meta:
        model = Sighting
        fields = ["id", "owner", "name", "night", "public"]
