from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField, ValidationError
from wtforms.validators import DataRequired, EqualTo, Length


class JoinForm(FlaskForm):
    name = StringField(
        "Your name",
        validators=[
            DataRequired(message="Please enter a name."),
            Length(max=30, message="At most 30 characters."),
        ],
    )
    password = PasswordField(
        "Password",
        validators=[
            DataRequired(message="Please enter a password."),
            Length(min=12, message="At least 12 characters."),
        ],
    )
    repeat = PasswordField(
        "Password again",
        validators=[EqualTo("password", message="The passwords differ.")],
    )

    def validate_password(self, field):
        name = (self.name.data or "").strip().lower()
        if name and name in field.data.lower():
            raise ValidationError("Not with your name in it.")
