"""What the server loads: gunicorn wsgi:app"""

from balloons import create_app

app = create_app()
