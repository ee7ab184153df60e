"""The app of Radio Tern."""

from flask import Flask, Response, redirect, request, url_for

app = Flask(__name__)
FEEDBACK = []


@app.get("/")
def home():
    return "Radio Tern, 98.4"


@app.get("/convert")
def convert():
    try:
        seconds = int(request.args.get("seconds", "180"))
    except ValueError:
        seconds = -1
    if seconds < 0:
        return {"error": "seconds must be a whole number, 0 or more"}, 400
    return {"seconds": seconds, "length": f"{seconds // 60}:{seconds % 60:02}"}


@app.post("/feedback")
def add_feedback():
    name = request.form.get("name", "").strip() or "guest"
    text = request.form.get("text", "").strip()
    if not text:
        return {"error": "text is missing"}, 400
    FEEDBACK.append(f"{name}: {text}")
    return redirect(url_for("show_feedback"), code=303)


@app.get("/feedback")
def show_feedback():
    return Response("\n".join(FEEDBACK), mimetype="text/plain")
