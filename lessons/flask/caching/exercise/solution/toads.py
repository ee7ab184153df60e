"""The toad patrol: a slow report, and a page for each volunteer."""

from flask import Flask, abort, make_response, request, session
from flask_caching import Cache

import counts

cache = Cache()


@cache.memoize(300)
def total(year):
    return counts.add_up(year)


def create_app(config=None):
    app = Flask(__name__)
    app.config.update(SECRET_KEY="not-a-real-key", CACHE_TYPE="SimpleCache")
    app.config.update(config or {})
    cache.init_app(app)

    @app.get("/report")
    def report():
        year = request.args.get("year", 2026, type=int)
        response = make_response(total(year))
        response.cache_control.public = True
        response.cache_control.max_age = 60
        response.add_etag()
        return response.make_conditional(request)

    @app.post("/enter/<name>")
    def enter(name):  # stands for a real login
        session["name"] = name
        return {"welcome": name}

    @app.post("/nights")
    def add_night():
        if "name" not in session:
            abort(401)
        night = request.get_json()
        counts.add_night(night["year"], night["road"], session["name"], night["toads"])
        cache.delete_memoized(total, night["year"])
        return {"noted": night["toads"]}, 201

    @app.get("/mine")
    def mine():
        if "name" not in session:
            abort(401)
        page = {"name": session["name"], "nights": counts.nights_of(session["name"])}
        response = make_response(page)
        response.cache_control.no_store = True
        return response

    return app
