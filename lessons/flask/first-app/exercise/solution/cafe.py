"""The page of a repair café."""

from flask import Flask

app = Flask(__name__)

WAITING = ["toaster", "lamp", "clock"]
LAST_TIME = {"brought": 8, "fixed": 6}


@app.get("/")
def home():
    return "Doors open at 10."


@app.get("/waiting")
def waiting():
    return f"{len(WAITING)} things: {', '.join(WAITING)}"


@app.get("/next")
def next_thing():
    if not WAITING:
        app.logger.warning("the queue is empty")
        return "Nothing to repair"
    return f"Next: {WAITING[0]}"


@app.get("/fixed")
def fixed():
    percent = 100 * LAST_TIME["fixed"] / LAST_TIME["brought"]
    return f"{percent:.0f} percent fixed"
