from flask_wtf import FlaskForm
from wtforms import StringField


class JoinForm(FlaskForm):
    name = StringField("Your name")
