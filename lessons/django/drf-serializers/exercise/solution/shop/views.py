from django.shortcuts import get_object_or_404
from rest_framework.decorators import api_view
from rest_framework.response import Response

from shop.models import Order
from shop.serializers import OrderSerializer


@api_view(["GET", "POST"])
def orders(request):
    if request.method == "POST":
        serializer = OrderSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response(serializer.data, status=201)
    found = Order.objects.order_by("pk").prefetch_related("lines")
    return Response(OrderSerializer(found, many=True).data)


@api_view(["GET", "PATCH"])
def order(request, pk):
    found = get_object_or_404(Order, pk=pk)
    if request.method == "PATCH":
        serializer = OrderSerializer(found, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        serializer.save()
        return Response(serializer.data)
    return Response(OrderSerializer(found).data)
