"""Kestrel Hut on the web, by WSGI alone."""

from urllib.parse import parse_qs


def price(query):
    """Return status and text for the page of the price."""
    try:
        nights = int(query.get("nights", ["1"])[0])
    except ValueError:
        nights = 0
    if nights < 1:
        return "400 Bad Request", "nights must be a whole number from 1 on"
    return "200 OK", f"{nights * 28} euros"


def app(environ, start_response):
    path = environ["PATH_INFO"]
    query = parse_qs(environ.get("QUERY_STRING", ""))
    if path == "/":
        status, text = "200 OK", "Welcome to Kestrel Hut"
    elif path == "/greet":
        name = query.get("name", ["hiker"])[0]
        status, text = "200 OK", f"Welcome, {name}"
    elif path == "/price":
        status, text = price(query)
    else:
        status, text = "404 Not Found", "no such page"
    start_response(status, [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode("utf-8")]
