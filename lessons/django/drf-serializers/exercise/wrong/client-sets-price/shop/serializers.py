from django.db import transaction
from rest_framework import serializers

from shop.models import Line, Order


class LineSerializer(serializers.ModelSerializer):
    class Meta:
        model = Line
        fields = ["poster", "copies", "price"]
        extra_kwargs = {"price": {"required": False}}


class OrderSerializer(serializers.ModelSerializer):
    lines = LineSerializer(many=True)

    class Meta:
        model = Order
        fields = ["id", "customer", "express", "lines"]

    def validate_lines(self, value):
        if self.instance:
            raise serializers.ValidationError("The lines of an order cannot be changed.")
        if not value:
            raise serializers.ValidationError("An order has at least one line.")
        return value

    def validate(self, data):
        express = data.get("express", getattr(self.instance, "express", False))
        if "lines" in data:
            copies = sum(line["copies"] for line in data["lines"])
        else:
            copies = sum(line.copies for line in self.instance.lines.all())
        if express and copies > 100:
            message = "An express order has at most 100 copies."
            raise serializers.ValidationError({"express": message})
        return data

    def create(self, validated_data):
        lines = validated_data.pop("lines")
        with transaction.atomic():
            order = super().create(validated_data)
            for line in lines:
                Line.objects.create(order=order, **{"price": line["poster"].price, **line})
        return order
