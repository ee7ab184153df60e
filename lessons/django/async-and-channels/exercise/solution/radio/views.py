import asyncio

from django.http import JsonResponse

from radio import services
from radio.models import Message


async def dashboard(request):
    weather, tide = await asyncio.gather(
        services.weather(), services.tide(), return_exceptions=True
    )
    return JsonResponse(
        {
            "weather": None if isinstance(weather, Exception) else weather,
            "tide": None if isinstance(tide, Exception) else tide,
            "messages": await Message.objects.acount(),
        }
    )
