from asgiref.sync import sync_to_async
from django.http import JsonResponse

from radio import services
from radio.models import Message


async def dashboard(request):
    weather = await services.weather()
    tide = await services.tide()
    messages = await sync_to_async(Message.objects.count)()
    return JsonResponse({"weather": weather, "tide": tide, "messages": messages})
