from html.parser import HTMLParser

import pytest


class Parts(HTMLParser):
    """A page as a list of tags with their attributes, and of texts without white space around."""

    def __init__(self, html):
        super().__init__()
        self.parts = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.parts.append("<" + " ".join([tag, *(f"{k}={v!r}" for k, v in attributes)]) + ">")

    def handle_endtag(self, tag):
        self.parts.append(f"</{tag}>")

    def handle_data(self, data):
        text = " ".join(data.split())
        if text:
            self.parts.append(text)


def machine(name="Erika", price=120, stock=1, note="blue"):
    from machines import Machine

    return Machine(name, price, stock, note)


def parts(engine, machines, months=6):
    from pages import page

    try:
        return Parts(page(engine, machines, months)).parts
    except Exception as error:
        pytest.fail(
            f"The page by {engine} should be rendered, "
            f"saw {type(error).__name__}: {str(error)[:110]}",
            pytrace=False,
        )


def same(what, machines, months=6):
    """Both pages have the same parts."""
    old, new = parts("jinja2", machines, months), parts("django", machines, months)
    for expected, seen in zip(old + ["the end"], new + ["the end"]):
        assert seen == expected, (
            f"With {what}, Django's page should have {expected!r} where it has {seen!r}."
        )


def test_nothing_for_sale():
    """An empty catalogue has the same title, heading and text."""
    same("an empty catalogue", [])


def test_one_machine():
    """One machine is shown in the same way."""
    same("one machine", [machine()])


def test_three_machines():
    """Three machines have their numbers, labels and classes."""
    same("three machines", [machine(name) for name in ("Erika", "Hermes", "Olympia")])


@pytest.mark.parametrize("stock", [0, None, 3])
def test_stock(stock):
    """The stock is right, also for 0 and None."""
    same(f"the stock {stock}", [machine(stock=stock)])


@pytest.mark.parametrize("note", ["", None, "dusty"])
def test_note(note):
    """The note is right, also for an empty one and None."""
    same(f"the note {note!r}", [machine(note=note)])


@pytest.mark.parametrize("months", [1, 6, 7])
def test_rate(months):
    """The monthly rate is right for any number of months."""
    same(f"{months} months", [machine(), machine("Olympia", 95)], months)


@pytest.mark.parametrize("text", ["Smith & Sons", "<b>new</b>", 'the "Baby"'])
def test_shown_as_text(text):
    """What is in a name or a note is shown as text."""
    same(f"the name {text}", [machine(name=text)])
    same(f"the note {text}", [machine(note=text)])


def test_jinja_as_before():
    """The page in Jinja is the one that it was."""
    seen = parts("jinja2", [machine("A & B", 120, 0, None)])
    expected = ["<div class='first'>", "<h2>", "1. A & B", "</h2>", "<p title='no note'>"]
    expected += ["<b>", "A & B, restored", "</b>", "20.00 euros a month, 6 times", "</p>"]
    expected += ["<p>", "In stock: 0", "</p>", "</div>"]
    start = seen.index(expected[0]) if expected[0] in seen else 0
    assert seen[start : start + len(expected)] == expected, (
        f"jinja2/ should stay as it was: expected {expected}, saw {seen[start:]}."
    )
