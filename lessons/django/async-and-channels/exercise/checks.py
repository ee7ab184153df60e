import asyncio
import json

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator


@pytest.fixture(autouse=True)
def empty_layer():
    """Each test starts with a channel layer that knows nobody."""
    from channels.layers import channel_layers

    channel_layers.backends.clear()
    yield
    channel_layers.backends.clear()


class Line:
    """A person's line into a room, from the outside."""

    def __init__(self, name, room="harbour"):
        from django.contrib.auth.models import AnonymousUser, User
        from radio.consumers import RoomConsumer

        user = User(username=name) if name else AnonymousUser()
        self.name = name or "a stranger"
        scope = {"type": "websocket", "user": user, "room": room}
        self.wire = ApplicationCommunicator(RoomConsumer.as_asgi(), scope)

    async def connect(self):
        await self.wire.send_input({"type": "websocket.connect"})
        return (await self.output()).get("type")

    async def enter(self):
        seen = await self.connect()
        assert seen == "websocket.accept", (
            f"{self.name}, who is logged in, should be let in, saw {seen}."
        )
        return self

    async def say(self, content):
        await self.wire.send_input({"type": "websocket.receive", "text": json.dumps(content)})

    async def output(self):
        try:
            return await self.wire.receive_output(timeout=2)
        except asyncio.TimeoutError:
            pytest.fail(f"{self.name} should hear something, heard nothing.", pytrace=False)
        except Exception as error:
            pytest.fail(
                f"{self.name}'s consumer ended with {type(error).__name__}: {str(error)[:90]}",
                pytrace=False,
            )

    async def hear(self):
        """What comes next on the line, decoded."""
        return json.loads((await self.output()).get("text") or "null")

    async def silent(self):
        return await self.wire.receive_nothing(timeout=0.1)

    async def hang_up(self):
        await self.wire.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wire.wait(timeout=2)


def run(scene):
    """Run a coroutine, with the database in this thread."""
    return async_to_sync(scene)()


def stored():
    from radio.models import Message

    return list(Message.objects.order_by("pk").values_list("room", "author", "text"))


def test_stranger(db):
    """Who is not logged in is not let in."""

    async def scene():
        seen = await Line(None).connect()
        assert seen == "websocket.close", (
            f"A stranger who connects should see websocket.close, saw {seen}."
        )

    run(scene)


def test_stranger_hears_nothing(db):
    """A stranger who was refused hears nothing of the room."""

    async def scene():
        stranger = Line(None)
        await stranger.connect()
        ada = await Line("ada").enter()
        await ada.say({"text": "Fog"})
        await ada.hear()
        assert await stranger.silent(), "After websocket.close a stranger should hear nothing."

    run(scene)


def test_room_hears(db):
    """All lines of a room hear a message, the sender's as well, once."""

    async def scene():
        ada, ben = await Line("ada").enter(), await Line("ben").enter()
        for line, text in ((ada, "Fog"), (ben, "Where?")):
            await line.say({"text": text})
            expected = {"from": line.name, "text": text}
            for listener in (ada, ben):
                seen = await listener.hear()
                assert seen == expected, (
                    f"After {line.name} said {text!r}, {listener.name} should hear {expected}, "
                    f"saw {seen}."
                )
        assert await ada.silent(), "Each message should be heard once, Ada heard more."

    run(scene)


def test_other_room(db):
    """Another room hears nothing."""

    async def scene():
        ada = await Line("ada", room="harbour").enter()
        cleo = await Line("cleo", room="reef").enter()
        await ada.say({"text": "Fog"})
        await ada.hear()
        assert await cleo.silent(), (
            "Ada spoke in the room harbour; Cleo in the room reef should hear nothing, "
            "but she did."
        )

    run(scene)


def test_stored_once(db):
    """A message is stored once, with its room and its author."""

    async def scene():
        ada, ben = await Line("ada").enter(), await Line("ben").enter()
        await ada.say({"text": "Fog", "from": "ben"})
        await ada.hear()
        await ben.hear()

    run(scene)
    expected = [("harbour", "ada", "Fog")]
    assert stored() == expected, f"The database should hold {expected}, saw {stored()}."


@pytest.mark.parametrize(
    "content", [{"text": "  "}, {"text": "x" * 81}, {"text": 7}, {}, [1], "Fog", None]
)
def test_refused(db, content):
    """What is no message gets an error, for the sender alone, and the line stays open."""

    async def scene():
        ada, ben = await Line("ada").enter(), await Line("ben").enter()
        await ada.say(content)
        seen = await ada.hear()
        assert isinstance(seen, dict) and isinstance(seen.get("error"), str), (
            f"For {json.dumps(content)[:40]} the sender should get {{'error': '…'}}, saw {seen}."
        )
        assert await ben.silent(), f"Nobody else should hear of {json.dumps(content)[:40]}."
        await ada.say({"text": "x" * 80})
        seen = await ada.hear()
        assert seen == {"from": "ada", "text": "x" * 80}, (
            f"After the error, a text of 80 characters should be heard, saw {str(seen)[:60]}."
        )

    run(scene)
    assert [text for _, _, text in stored()] == ["x" * 80], (
        f"Only the good message should be stored, saw {len(stored())} messages."
    )


def test_hanging_up(db):
    """Who hangs up leaves the room."""
    from channels.layers import get_channel_layer

    async def scene():
        ada, ben = await Line("ada").enter(), await Line("ben").enter()
        groups = get_channel_layer().groups
        before = sum(len(members) for members in groups.values())
        await ben.hang_up()
        after = sum(len(members) for members in groups.values())
        assert (before, after) == (2, 1), (
            "With Ada and Ben the groups should have 2 members, and 1 after Ben hung up, "
            f"saw {before} and {after}."
        )
        await ada.say({"text": "Gone?"})
        await ada.hear()

    run(scene)


def dashboard(client):
    from radio import services

    services.LOG.clear()
    try:
        response = client.get("/dashboard/")
    except Exception as error:
        pytest.fail(f"GET /dashboard/ ended with {type(error).__name__}: {error}", pytrace=False)
    assert response.status_code == 200, (
        f"GET /dashboard/ should answer 200, saw {response.status_code}."
    )
    return response.json(), list(services.LOG)


def test_dashboard_as_before(client, db):
    """The dashboard shows what it showed before."""
    from radio.models import Message

    Message.objects.create(room="harbour", author="ada", text="Fog")
    seen, _ = dashboard(client)
    expected = {"weather": "fog", "tide": 3, "messages": 1}
    assert seen == expected, f"GET /dashboard/ should give {expected}, saw {seen}."


def test_services_at_the_same_time(client, db):
    """Both services are asked at the same time."""
    _, log = dashboard(client)
    assert sorted(log[:2]) == ["tide begins", "weather begins"] and len(log) == 4, (
        f"Both services should begin before either ends, saw {log}."
    )


@pytest.mark.parametrize("broken", [{"weather"}, {"tide"}, {"weather", "tide"}])
def test_broken_service(client, db, broken, monkeypatch):
    """If a service fails, its value is None and the rest is shown."""
    from radio import services

    monkeypatch.setattr(services, "BROKEN", broken)
    seen, _ = dashboard(client)
    expected = {"weather": "fog", "tide": 3, "messages": 0} | dict.fromkeys(broken)
    assert seen == expected, (
        f"With {' and '.join(sorted(broken))} broken, expected {expected}, saw {seen}."
    )
