"""What the server loads: gunicorn wsgi:app"""
