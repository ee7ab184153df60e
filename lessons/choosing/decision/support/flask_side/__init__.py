import sqlite3

from flask import Flask, abort, redirect, render_template
from flask_wtf import CSRFProtect, FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

app = Flask(__name__)
app.config["SECRET_KEY"] = "not-a-real-key"
CSRFProtect(app)
db = sqlite3.connect(":memory:")  # a test's database: one connection for all
db.row_factory = sqlite3.Row
db.execute("CREATE TABLE engine (id INTEGER PRIMARY KEY, name TEXT NOT NULL)")


class EngineForm(FlaskForm):
    name = StringField(validators=[DataRequired(), Length(max=20)])


@app.route("/", methods=["GET", "POST"])
def shelf():
    form = EngineForm()
    if form.validate_on_submit():
        db.execute("INSERT INTO engine (name) VALUES (?)", (form.name.data.strip(),))
        return redirect("/", code=303)
    engines = db.execute("SELECT id, name FROM engine ORDER BY id").fetchall()
    page = render_template("shelf.html", form=form, engines=engines)
    return page, 400 if form.errors else 200


@app.get("/engines/<int:number>")
def show(number):
    row = db.execute("SELECT name FROM engine WHERE id = ?", (number,)).fetchone()
    if row is None:
        abort(404)
    return {"name": row["name"]}
