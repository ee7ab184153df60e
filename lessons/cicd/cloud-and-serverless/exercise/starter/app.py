"""Bottle Post: messages in bottles, where they were found, and what they look like."""

from pathlib import Path

from data import load
from flask import Flask, abort, request

PHOTOS = Path("photos")


def create_app(store):
    app = Flask(__name__)
    beaches = load()

    @app.get("/bottles/<int:number>")
    def show(number):
        if number not in beaches:
            return {"error": f"no bottle {number}"}, 404
        return {"number": number, "beach": beaches[number]}

    @app.put("/bottles/<int:number>/photo")
    def save_photo(number):
        PHOTOS.mkdir(exist_ok=True)
        (PHOTOS / f"{number}.jpg").write_bytes(request.get_data())
        with open("bottles.log", "a", encoding="utf-8") as log:
            log.write(f"saved photo {number}\n")
        return "", 204

    @app.get("/bottles/<int:number>/photo")
    def show_photo(number):
        path = PHOTOS / f"{number}.jpg"
        if not path.exists():
            abort(404)
        return path.read_bytes(), 200, {"Content-Type": "image/jpeg"}

    return app
