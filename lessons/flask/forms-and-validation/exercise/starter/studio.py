from flask import Flask, redirect, render_template, url_for

from forms import JoinForm

app = Flask(__name__)
app.config["SECRET_KEY"] = "fake-key-only-for-this-exercise"

MEMBERS = []  # names only; passwords are for the lesson on authentication


@app.get("/join")
@app.post("/join")
def join():
    form = JoinForm()
    if form.validate_on_submit():
        MEMBERS.append(form.name.data)
        return redirect(url_for("welcome"), code=303)
    return render_template("join.html", form=form)


@app.get("/welcome")
def welcome():
    return f"Welcome. The studio has {len(MEMBERS)} members."
