"""Kestrel Hut on the web, by WSGI alone."""


def app(environ, start_response):
    text = "Welcome to Kestrel Hut"
    start_response("200 OK", [("Content-Type", "text/plain; charset=utf-8")])
    return [text.encode("utf-8")]
