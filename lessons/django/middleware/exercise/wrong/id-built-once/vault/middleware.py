import re
import uuid
from time import perf_counter

from django.conf import settings
from django.http import HttpResponse


def timing(get_response):
    """Say in a header how long each request took."""

    def middleware(request):
        start = perf_counter()
        response = get_response(request)
        milliseconds = (perf_counter() - start) * 1000
        response["X-Response-Time"] = f"{milliseconds:.1f} ms"
        return response

    return middleware


def request_id(get_response):
    """Give each request an id, and tell it to the view and the visitor."""

    made = uuid.uuid4().hex

    def middleware(request):
        sent = request.headers.get("X-Request-ID", "")
        good = re.fullmatch(r"[A-Za-z0-9-]{1,64}", sent)
        request.id = sent if good else made
        response = get_response(request)
        response["X-Request-ID"] = request.id
        return response

    return middleware


def maintenance(get_response):
    """Close the site for all but staff, while settings.MAINTENANCE is true."""

    def middleware(request):
        open_to_all = not settings.MAINTENANCE or request.path == "/health/"
        if open_to_all or request.user.is_staff:
            return get_response(request)
        response = HttpResponse("Closed for repairs.", status=503)
        response["Retry-After"] = "600"
        return response

    return middleware
