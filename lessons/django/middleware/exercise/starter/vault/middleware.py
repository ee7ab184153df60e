from time import perf_counter


def timing(get_response):
    """Say in a header how long each request took."""

    def middleware(request):
        start = perf_counter()
        response = get_response(request)
        milliseconds = (perf_counter() - start) * 1000
        response["X-Response-Time"] = f"{milliseconds:.1f} ms"
        return response

    return middleware
