# club/letters.py
from club.fees import yearly


def reminder(name, kind):
    return f"Dear {name}, your fee is {yearly(kind)} euros."
