from flask import Blueprint, redirect, render_template, session, url_for
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired, NumberRange

from laundry import services

bp = Blueprint("pages", __name__)


class BookingForm(FlaskForm):
    name = StringField("Name", validators=[DataRequired()])
    hour = IntegerField("Hour", validators=[InputRequired(), NumberRange(7, 21)])

    def validate_hour(self, field):
        if field.data is not None and services.taken(field.data):
            raise ValidationError("This hour is taken.")


@bp.get("/")
def index():
    return render_template("index.html", bookings=services.all_bookings())


@bp.get("/book")
@bp.post("/book")
def book():
    form = BookingForm()
    if form.validate_on_submit():
        services.book(form.name.data, form.hour.data)
        session["name"] = form.name.data
        return redirect(url_for("pages.index"), code=303)
    return render_template("book.html", form=form)


@bp.get("/mine")
def mine():
    name = session.get("name")
    bookings = [row for row in services.all_bookings() if row.name == name]
    return render_template("index.html", bookings=bookings)
