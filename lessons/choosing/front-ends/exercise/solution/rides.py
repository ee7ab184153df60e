"""Rides on a dog sled."""

from flask import Flask, render_template_string, request
from flask_wtf.csrf import CSRFProtect, generate_csrf

FRONT_END = "https://sled.example"

app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
app.config["WTF_CSRF_SSL_STRICT"] = False  # the front end is on another host
CSRFProtect(app)
RIDES = [{"id": 1, "name": "Round the lake"}]
PAGE = """<!doctype html>
<title>Sled rides</title>
<script id="rides" type="application/json">{{ rides|tojson }}</script>
"""


@app.after_request
def agree(response):
    response.vary.add("Origin")
    if request.headers.get("Origin") == FRONT_END:
        response.headers["Access-Control-Allow-Origin"] = FRONT_END
        response.headers["Access-Control-Allow-Credentials"] = "true"
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type, X-CSRFToken"
    return response


@app.get("/")
def page():
    return render_template_string(PAGE, rides=RIDES)


@app.get("/api/rides")
def index():
    return RIDES


@app.get("/api/csrf")
def csrf():
    return {"csrf": generate_csrf()}


@app.post("/api/rides")
def create():
    data = request.get_json()
    name = data.get("name") if isinstance(data, dict) else None
    if not isinstance(name, str) or not name.strip():
        return {"errors": {"name": "a text that is not blank"}}, 400
    ride = {"id": len(RIDES) + 1, "name": name.strip()}
    RIDES.append(ride)
    return ride, 201
