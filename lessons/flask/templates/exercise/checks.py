import re
from html.parser import HTMLParser

import pytest


class Page(HTMLParser):
    """Collects the tags of a page, and of each <li> its text and attributes."""

    def __init__(self, html):
        super().__init__()
        self.items, self.tags, self.text, self.inside = [], [], "", False
        self.feed(html)
        self.close()
        self.text = tidy(self.text)
        for item in self.items:
            item["text"] = tidy(item["text"])

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        if tag == "li":
            self.inside = True
            self.items.append({"text": "", "attributes": dict(attributes)})

    def handle_endtag(self, tag):
        if tag in ("li", "ul"):
            self.inside = False

    def handle_data(self, data):
        self.text += data
        if self.inside:
            self.items[-1]["text"] += data


def tidy(text):
    text = " ".join(text.split())
    return re.sub(r" ([,.])", r"\1", text)


def cheese(name="Old Gus", price=4.5, months=9, note=""):
    return {"name": name, "price": price, "months": months, "note": note}


@pytest.fixture
def show(monkeypatch):
    """Shows the catalogue of some cheeses, as a visitor gets it."""
    import stall

    def ask(*cheeses):
        monkeypatch.setattr(stall, "CHEESES", list(cheeses))
        response = stall.app.test_client().get("/")
        assert response.status_code == 200, (
            f"GET / should answer 200, saw {response.status_code}. "
            "Is each block of the template closed, and each name spelt right?"
        )
        return Page(response.text)

    return ask


def texts(page):
    return [item["text"] for item in page.items]


def test_heading_stays(show):
    """The heading and the number of kinds are still there, once."""
    page = show(cheese(), cheese("Black Ada"))
    for text in ("The cheese stall", "2 kinds today"):
        assert page.text.count(text) == 1, (
            f"With two cheeses the page should say {text!r} once, saw {page.text[:80]!r}."
        )


def test_each_cheese_once(show):
    """Each cheese has one line, in the order of the list."""
    page = show(cheese("Zola"), cheese("Alp"), cheese("Mimo"))
    seen = [text.split(",")[0] for text in texts(page)]
    assert seen == ["Zola", "Alp", "Mimo"], (
        f"Zola, Alp and Mimo should have one <li> each, in this order, saw {seen}."
    )


@pytest.mark.parametrize("price, shown", [(4.5, "4.50"), (7, "7.00"), (3.333, "3.33")])
def test_price_has_two_places(show, price, shown):
    """The price is shown with two places."""
    seen = texts(show(cheese(price=price)))
    expected = [f"Old Gus, {shown} euros"]
    assert seen == expected, f"A price of {price} should give {expected}, saw {seen}."


@pytest.mark.parametrize("months, end", [(11, "euros"), (12, "euros, mature")])
def test_mature_from_twelve_months(show, months, end):
    """From 12 months on, a cheese is called mature."""
    seen = texts(show(cheese(months=months)))
    expected = [f"Old Gus, 4.50 {end}"]
    assert seen == expected, f"With {months} months the list should be {expected}, saw {seen}."


@pytest.mark.parametrize("note", ["salty", "very good indeed", "it's > Brie", 'like "glue"'])
def test_note_is_the_tip(show, note):
    """A note is the whole title of its line."""
    page = show(cheese(note=note))
    assert len(page.items) == 1, f"One cheese should give one <li>, saw {len(page.items)}."
    seen = page.items[0]["attributes"]
    assert seen == {"title": note}, (
        f"For the note {note!r} the <li> should have title={note!r} and no other attribute, "
        f"saw {seen}. Are there quotes around the value?"
    )


def test_no_note_no_tip(show):
    """Without a note there is no title."""
    page = show(cheese("Alp", note=""), cheese("Zola", note="salty"))
    seen = [item["attributes"] for item in page.items]
    assert seen == [{}, {"title": "salty"}], (
        "Alp has no note and Zola has one, so the attributes should be [{}, {'title': 'salty'}], "
        f"saw {seen}."
    )


@pytest.mark.parametrize("typed", ["<script>steal()</script>", "Rind & Shine", "&lt;3"])
def test_names_stay_text(show, typed):
    """Whatever a name contains, it is shown as text."""
    page = show(cheese(typed))
    assert "script" not in page.tags, (
        f"A cheese called {typed!r} put a <script> into the page. It should be shown as text."
    )
    expected = [f"{typed}, 4.50 euros"]
    assert texts(page) == expected, (
        f"A cheese called {typed!r} should be shown as {expected}, saw {texts(page)}."
    )


def test_notes_stay_in_the_tip(show):
    """No note gets out of its title."""
    typed = '"><script>steal()</script>'
    page = show(cheese(note=typed))
    assert page.items, "One cheese should give one <li>, saw none."
    assert "script" not in page.tags, (
        f"The note {typed!r} put a <script> into the page. It should stay inside the title."
    )
    seen = page.items[0]["attributes"]
    assert seen == {"title": typed}, f"The title should be {typed!r}, saw {seen}."


def test_sold_out(show):
    """Without cheeses the page says so, and only then."""
    page = show()
    assert page.text.count("Sold out.") == 1, (
        f"With no cheeses the page should say 'Sold out.' once, saw {page.text[:80]!r}."
    )
    seen = [text for text in texts(page) if text != "Sold out."]
    assert seen == [], f"With no cheeses there should be no line for a cheese, saw {seen}."
    page = show(cheese())
    assert "Sold out" not in page.text, (
        f"With a cheese the page should not say 'Sold out', saw {page.text[:80]!r}."
    )
