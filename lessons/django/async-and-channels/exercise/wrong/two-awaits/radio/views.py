from django.http import JsonResponse

from radio import services
from radio.models import Message


async def attempt(service):
    try:
        return await service()
    except ConnectionError:
        return None


async def dashboard(request):
    weather = await attempt(services.weather)
    tide = await attempt(services.tide)
    messages = await Message.objects.acount()
    return JsonResponse({"weather": weather, "tide": tide, "messages": messages})
