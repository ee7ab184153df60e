"""Ask for the dashboard, and let two people talk. You need not change this file."""

import asyncio
import json
import os
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
django.setup()

from asgiref.testing import ApplicationCommunicator
from django.contrib.auth.models import AnonymousUser, User
from django.core.management import call_command
from django.test import Client

call_command("migrate", run_syncdb=True, verbosity=0)

from radio.consumers import RoomConsumer


async def hear(name, line):
    try:
        print(name, "hears", await line.receive_output(timeout=0.5))
    except asyncio.TimeoutError:
        print(name, "hears nothing")


async def talk():
    people = {"ada": User(username="ada"), "ben": User(username="ben"), "?": AnonymousUser()}
    lines = {}
    for name, user in people.items():
        scope = {"type": "websocket", "user": user, "room": "harbour"}
        lines[name] = ApplicationCommunicator(RoomConsumer.as_asgi(), scope)
        await lines[name].send_input({"type": "websocket.connect"})
        await hear(name, lines[name])
    text = json.dumps({"text": "Fog at Reef"})
    await lines["ada"].send_input({"type": "websocket.receive", "text": text})
    for name in ("ada", "ben"):
        await hear(name, lines[name])


start = time.monotonic()
print(Client().get("/dashboard/").json())
print(f"{time.monotonic() - start:.1f} s")
asyncio.run(talk())
