import pytest

import notify

LONG = "your parcel waits at the counter until Friday evening"


class Fake:
    """A notifier that is built on nothing."""

    def __init__(self):
        self.told = []

    def send(self, customer, text):
        self.told.append((customer, text))


def part(name):
    """A class of the module, or a message if it is missing."""
    assert hasattr(notify, name), f"notify.py should have a class {name}, but there is none."
    return getattr(notify, name)


def raised(function, *args):
    """Call a function and return the name of the exception, or None."""
    try:
        function(*args)
    except Exception as error:
        return type(error).__name__
    return None


def send(notifier, customer, text):
    """Call send, or say that it is missing."""
    name = type(notifier).__name__
    assert hasattr(notifier, "send"), f"{name} should have a method send, but it has none."
    assert hasattr(notifier, "shop"), (
        f"A new {name} should know its shop, but it has no such attribute. "
        "Does the parent's __init__ run?"
    )
    notifier.send(customer, text)


def small_class():
    """A new subclass of Notifier that has the method send and nothing else."""

    class Small(part("Notifier")):
        def send(self, customer, text):
            return None

    return Small


def test_base_cannot_be_made():
    """No object can be made of Notifier."""
    seen = raised(part("Notifier"), "Corner Shop")
    assert seen == "TypeError", (
        f"Notifier('Corner Shop') should raise a TypeError, saw {seen or 'no exception'}. "
        "Is its send marked as abstract?"
    )
    ready = raised(small_class(), "Corner Shop")
    assert ready is None, (
        f"A subclass of Notifier with a method send should be ready for use, saw a {ready}."
    )


def test_subclass_without_send():
    """No object can be made of a subclass that has no send."""

    class Mute(part("Notifier")):
        pass

    seen = raised(Mute, "Corner Shop")
    assert seen == "TypeError", (
        "A subclass of Notifier without send should raise a TypeError when an object is made, "
        f"saw {seen or 'no exception'}."
    )


def test_base_keeps_shop_and_composes():
    """A subclass inherits the shop and compose."""
    small = small_class()("Corner Shop")
    assert getattr(small, "shop", None) == "Corner Shop", (
        "A subclass of Notifier made with 'Corner Shop' should have this shop, "
        f"saw {getattr(small, 'shop', None)!r}."
    )
    assert hasattr(small, "compose"), "A subclass of Notifier should inherit compose, saw none."
    seen = small.compose("hello")
    assert seen == "Corner Shop: hello", (
        f"compose('hello') should return 'Corner Shop: hello', saw {seen!r}."
    )


def test_email():
    """An EmailNotifier keeps shop, sender and mails."""
    mail = notify.EmailNotifier("Corner Shop", "shop@example.com")
    send(mail, "Ada", "hello")
    expected = [{"from": "shop@example.com", "to": "Ada", "text": "Corner Shop: hello"}]
    assert mail.outbox == expected, (
        f"After send('Ada', 'hello') the outbox should be {expected}, saw {mail.outbox!r}."
    )
    seen = getattr(mail, "shop", None)
    assert seen == "Corner Shop", f"The shop should be 'Corner Shop', saw {seen!r}."


def test_log():
    """A LogNotifier keeps lines."""
    log = notify.LogNotifier("Corner Shop")
    send(log, "Ada", "hello")
    assert log.lines == ["Ada <- Corner Shop: hello"], (
        "After send('Ada', 'hello') the lines should be ['Ada <- Corner Shop: hello'], "
        f"saw {log.lines!r}."
    )


@pytest.mark.parametrize("name", ["EmailNotifier", "LogNotifier", "TextNotifier"])
def test_built_on_notifier(name):
    """All three ways are built on Notifier."""
    assert issubclass(part(name), part("Notifier")), (
        f"{name} should be a subclass of Notifier, but it is not."
    )


def test_compose_stands_once(monkeypatch):
    """A change of Notifier.compose reaches all three ways."""
    base = part("Notifier")
    mail = notify.EmailNotifier("Corner Shop", "shop@example.com")
    log = notify.LogNotifier("Corner Shop")
    text = part("TextNotifier")("Corner Shop")
    assert hasattr(base, "compose"), "Notifier should have a method compose, but it has none."
    monkeypatch.setattr(base, "compose", lambda self, text: f"*{text}*")
    for notifier in (mail, log, text):
        send(notifier, "Ada", "hello")
    for kept in (mail.outbox, log.lines, text.sent):
        assert "*hello*" in str(kept), (
            "With a Notifier.compose that returns '*hello*', all three should send '*hello*', "
            f"saw {str(kept)[:70]}. Where else does a compose stand?"
        )


@pytest.mark.parametrize("text", ["hello", LONG])
def test_text_message(text):
    """A TextNotifier cuts the message, shop included, to 40 characters."""
    notifier = part("TextNotifier")("Corner Shop")
    send(notifier, "Ada", text)
    expected = [("Ada", f"Corner Shop: {text}"[:40])]
    assert notifier.sent == expected, (
        f"After send('Ada', {text[:20]!r}…), sent should be {expected}, saw {notifier.sent!r}."
    )


def test_long_mails_are_not_cut():
    """Mails and the log keep long messages whole."""
    part("TextNotifier")
    log = notify.LogNotifier("Corner Shop")
    send(log, "Ada", LONG)
    assert log.lines[0].endswith(LONG), (
        f"A line of the log should end with the whole message, saw {log.lines[0]!r}."
    )


def test_notifiers_do_not_share():
    """Two notifiers of a class keep messages of their own."""
    for name, args, kept in (
        ("EmailNotifier", ("A", "a@example.com"), "outbox"),
        ("LogNotifier", ("A",), "lines"),
        ("TextNotifier", ("A",), "sent"),
    ):
        send(part(name)(*args), "Ada", "hello")
        seen = getattr(part(name)(*args), kept)
        assert seen == [], f"A new {name} should have {kept} == [], saw {seen!r}."


def test_service_with_a_fake():
    """The service works with an object of any class that has send."""
    fake = Fake()
    service = notify.OrderService(fake)
    number = service.place("Ada", "tea")
    raised(service.ship, number)
    expected = [("Ada", "order 1, tea, is taken"), ("Ada", "order 1 is on its way")]
    assert fake.told == expected, (
        "With a notifier of another class, place('Ada', 'tea') and ship(1) should send "
        f"{expected}, saw {fake.told}."
    )


def test_service_calls_send():
    """The service leaves the way of sending to its notifier."""

    class Quiet(notify.LogNotifier):
        def send(self, customer, text):
            self.lines.append("sh")

    quiet = Quiet("Corner Shop")
    notify.OrderService(quiet).place("Ada", "tea")
    assert quiet.lines == ["sh"], (
        "With a subclass of LogNotifier that overrides send, the service should use that send, "
        f"saw {quiet.lines!r}."
    )


@pytest.mark.parametrize("name", ["EmailNotifier", "LogNotifier"])
def test_service_as_before(name):
    """The service still tells by mail and in the log."""
    if name == "EmailNotifier":
        notifier = notify.EmailNotifier("Corner Shop", "shop@example.com")
        kept = notifier.outbox
    else:
        notifier = notify.LogNotifier("Corner Shop")
        kept = notifier.lines
    service = notify.OrderService(notifier)
    service.place("Ada", "tea")
    number = service.place("Ben", "a cup")
    service.ship(2)
    assert number == 2, f"The second order should have the number 2, saw {number!r}."
    assert len(kept) == 3 and "Corner Shop: order 2 is on its way" in str(kept[2]), (
        f"Two orders and one shipping should make three messages, saw {str(kept)[:90]}."
    )


def test_unknown_order():
    """Shipping an unknown order raises a KeyError and tells nobody."""
    fake = Fake()
    seen = raised(notify.OrderService(fake).ship, 7)
    assert seen == "KeyError", f"ship(7) should raise a KeyError, saw {seen or 'no exception'}."
    assert fake.told == [], f"A refused ship(7) should send nothing, saw {fake.told}."
