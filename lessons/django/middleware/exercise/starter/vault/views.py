from django.http import HttpResponse, JsonResponse

CALLS = []


def health(request):
    CALLS.append("health")
    return HttpResponse("fine")


def boxes(request):
    """List the boxes, with the request's id for whoever reports a mistake."""
    CALLS.append("boxes")
    data = {"boxes": ["black oats", "salt beans"], "id": getattr(request, "id", None)}
    return JsonResponse(data)


def broken(request):
    CALLS.append("broken")
    return HttpResponse(1 / 0)
