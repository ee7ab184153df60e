from django.http import HttpResponse


def home(request):
    return HttpResponse("Lost property office", content_type="text/plain")
