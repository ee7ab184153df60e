"""The app of Radio Tern."""

from flask import Flask

app = Flask(__name__)
FEEDBACK = []


@app.get("/")
def home():
    return "Radio Tern, 98.4"


@app.get("/feedback")
def show_feedback():
    return "\n".join(FEEDBACK)  # unsafe: goes out as HTML
