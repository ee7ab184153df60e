from django.shortcuts import get_object_or_404
from rest_framework.decorators import api_view
from rest_framework.response import Response

from shop.models import Order
from shop.serializers import OrderSerializer


@api_view(["GET"])
def orders(request):
    found = Order.objects.order_by("pk")
    return Response(OrderSerializer(found, many=True).data)


@api_view(["GET"])
def order(request, pk):
    found = get_object_or_404(Order, pk=pk)
    return Response(OrderSerializer(found).data)
