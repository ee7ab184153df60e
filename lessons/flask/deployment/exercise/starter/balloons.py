"""Skylark Balloons: is there a ride, and who asks?"""

import asyncio

from flask import Flask, request

import services


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(PROXIES=0)
    app.config.from_prefixed_env()
    app.config.update(config or {})

    @app.get("/days/<day>")
    def show(day):
        free = asyncio.run(services.places(day))
        wind = asyncio.run(services.wind(day))
        return {"day": day, "places": free, "wind": wind}

    @app.get("/me")
    def me():
        return {"address": request.remote_addr, "scheme": request.scheme}

    return app
