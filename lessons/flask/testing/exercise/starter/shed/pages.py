"""The shed for tenants."""

from flask import Blueprint, redirect, render_template, url_for
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField, ValidationError
from wtforms.validators import DataRequired, InputRequired

from shed import services
from shed.rules import days_allowed

bp = Blueprint("pages", __name__)


class LoanForm(FlaskForm):
    tool = StringField("Tool", validators=[DataRequired()])
    name = StringField("Name", validators=[DataRequired()])
    days = IntegerField("Days", validators=[InputRequired()])

    def validate_tool(self, field):
        if services.is_out(field.data):
            raise ValidationError("This tool is out.")

    def validate_days(self, field):
        if field.data is not None and not days_allowed(field.data):
            raise ValidationError("From 1 to 14 days.")


@bp.get("/")
def index():
    return render_template("index.html", loans=services.loans())


@bp.get("/borrow")
@bp.post("/borrow")
def borrow():
    form = LoanForm()
    if form.validate_on_submit():
        services.lend(form.tool.data, form.name.data, form.days.data)
        return redirect(url_for("pages.index"), code=303)
    return render_template("borrow.html", form=form)
