"""Send some requests. You need not change this file."""

from theatre import create_app

client = create_app().test_client()
faust = {"title": "Faust", "seats": 40}
for method, path, body in [
    ("POST", "/shows", faust),
    ("POST", "/shows", {"title": " ", "seats": "many"}),
    ("GET", "/shows/1", None),
    ("PUT", "/shows/1", {"title": "Faust", "seats": 0}),
    ("GET", "/shows", None),
    ("DELETE", "/shows/1", None),
    ("DELETE", "/shows/1", None),
]:
    response = client.open(path, method=method, json=body)
    print(method, path, response.status_code, response.text.strip()[:70])
