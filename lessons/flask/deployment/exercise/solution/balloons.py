"""Skylark Balloons: is there a ride, and who asks?"""

import asyncio

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

import services


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(PROXIES=0)
    app.config.from_prefixed_env()
    app.config.update(config or {})
    proxies = app.config["PROXIES"]
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)

    @app.get("/days/<day>")
    async def show(day):
        free, wind = await asyncio.gather(services.places(day), services.wind(day))
        return {"day": day, "places": free, "wind": wind}

    @app.get("/me")
    def me():
        return {"address": request.remote_addr, "scheme": request.scheme}

    @app.get("/health")
    def health():
        return {"status": "ok"}

    return app
