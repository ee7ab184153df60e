"""The page of a repair café."""

from flask import Flask

app = Flask(__name__)
app.debug = True

WAITING = ["toaster", "lamp", "clock"]
LAST_TIME = {"brought": 8, "fixed": 6}


@app.get("/")
def home():
    return "Doors open at 10."


@app.get("/wating")
def waiting():
    return f"{len(WAITING)} things: {', '.join(WAITING)}"


@app.get("/next")
def next_thing():
    thing = WAITING[0]
    print(f"Next: {thing}")


@app.get("/fixed")
def fixed():
    percent = 100 * LAST_TIME["fixd"] / LAST_TIME["brought"]
    return f"{percent:.0f} percent fixed"
