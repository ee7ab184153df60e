from flask import Flask, render_template

app = Flask(__name__)


@app.get("/")
def tonight():
    return render_template("tonight.html", planet="Saturn")


@app.get("/visit")
def visit():
    return render_template("visit.html")


@app.get("/find")
def find():
    return render_template("find.html", planet="Saturn")
