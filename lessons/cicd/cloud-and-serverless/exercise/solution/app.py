"""Bottle Post: messages in bottles, where they were found, and what they look like."""

from data import load
from flask import Flask, abort, request


def find(beaches, number):
    """Return what is known of a bottle, and the status."""
    if number not in beaches:
        return {"error": f"no bottle {number}"}, 404
    return {"number": number, "beach": beaches[number]}, 200


def create_app(store):
    app = Flask(__name__)
    beaches = load()

    @app.get("/health")
    def health():
        return {"status": "ok"}

    @app.get("/bottles/<int:number>")
    def show(number):
        return find(beaches, number)

    @app.put("/bottles/<int:number>/photo")
    def save_photo(number):
        store.put(f"photos/{number}.jpg", request.get_data())
        print(f"saved photo {number}", flush=True)
        return "", 204

    @app.get("/bottles/<int:number>/photo")
    def show_photo(number):
        try:
            photo = store.get(f"photos/{number}.jpg")
        except KeyError:
            abort(404)
        return photo, 200, {"Content-Type": "image/jpeg"}

    return app
