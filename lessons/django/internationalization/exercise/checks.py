import re
import shutil

import pytest
from catalogues import compile_all

pytestmark = pytest.mark.django_db

FRENCH_RULE = '''
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

'''


@pytest.fixture(autouse=True)
def locale(settings, tmp_path):
    """A compiled copy of the catalogues, so that nothing is left behind in yours."""
    folder = tmp_path / "locale"
    shutil.copytree("locale", folder)
    try:
        compile_all(folder)
    except ValueError as error:
        pytest.fail(f"The catalogue should be one that can be compiled, but {error}", pytrace=False)
    settings.LOCALE_PATHS = [folder]
    return folder


@pytest.fixture
def stock():
    from shop.models import Umbrella

    def fill(number):
        Umbrella.objects.all().delete()
        for i in range(number):
            Umbrella.objects.create(
                name=f"Gale {i}",
                kind=["stick", "folding"][i % 2],
                price=["1234.50", "24.90"][i % 2],
                arrived="2027-03-01",
            )

    fill(2)
    return fill


def page(client, language):
    """The page with one space in place of white space."""
    response = client.get(f"/{language}/")
    assert response.status_code == 200, (
        f"GET /{language}/ should answer 200, saw {response.status_code}."
    )
    return " ".join(response.text.split())


def expect(client, language, *texts):
    seen = page(client, language)
    for text in texts:
        assert text in seen, f"GET /{language}/ should show {text!r}, saw {seen[:230]!r}."


@pytest.mark.parametrize(
    "header, place",
    [
        ("de", "/de/"),
        ("de-AT,de;q=0.9,en;q=0.5", "/de/"),
        ("en-GB", "/en/"),
        ("fr", "/en/"),
        (None, "/en/"),
    ],
)
def test_root_redirects(client, stock, header, place):
    """`/` redirects by Accept-Language, and to `/en/` without a fitting one."""
    headers = {"accept-language": header} if header else {}
    response = client.get("/", headers=headers)
    seen = f"{response.status_code} {response.headers.get('Location', '')}"
    assert response.status_code == 302 and response.headers["Location"] == place, (
        f"GET / with Accept-Language {header!r} should answer 302 to {place}, saw {seen}."
    )


def test_address_wins(client, stock):
    """The address decides, whatever the browser prefers."""
    response = client.get("/en/", headers={"accept-language": "de"})
    assert "Umbrellas for rainy days" in response.text, (
        "GET /en/ from a browser that prefers German should show the English heading, "
        f"saw {' '.join(response.text.split())[:80]!r}."
    )


def test_english_as_before(client, stock):
    """The English page keeps its texts."""
    expect(
        client, "en", "<h1>Umbrellas for rainy days</h1>", "<p>2 umbrellas in stock</p>",
        "Gale 0, stick umbrella, here since", "Gale 1, folding umbrella, here since",
    )
    stock(1)
    expect(client, "en", "<p>1 umbrella in stock</p>")


def test_german_heading(client, stock):
    """The heading follows the language, from one request to the next."""
    for language, text in (("en", "Umbrellas for rainy days"), ("de", "Schirme für Regentage")) * 2:
        expect(client, language, f"<h1>{text}</h1>")


def test_german_kinds(client, stock):
    """The kinds follow the language, from one request to the next."""
    for language, stick, folding in (
        ("de", "Stockschirm", "Taschenschirm"),
        ("en", "stick umbrella", "folding umbrella"),
    ) * 2:
        expect(client, language, f"Gale 0, {stick},", f"Gale 1, {folding},")


def test_lazy_labels():
    """The labels of the model are lazy."""
    from django.utils.translation import override
    from shop.models import Umbrella

    for language, label in (("de", "Stockschirm"), ("en", "stick umbrella")):
        with override(language):
            seen = str(dict(Umbrella._meta.get_field("kind").choices)["stick"])
        assert seen == label, (
            f"In {language!r} the label of the kind 'stick' should be {label!r}, saw {seen!r}."
        )


def test_here_since(client, stock):
    """The sentence with the day is German on the German page."""
    expect(client, "de", "hier seit ")
    assert "here since" not in page(client, "de"), "GET /de/ should not show 'here since'."


@pytest.mark.parametrize(
    "number, text",
    [(0, "0 Schirme auf Lager"), (1, "1 Schirm auf Lager"), (3, "3 Schirme auf Lager")],
)
def test_german_total(client, stock, number, text):
    """The German total has the form that fits the number."""
    stock(number)
    expect(client, "de", f"<p>{text}</p>")


def test_rule_of_the_catalogue(client, stock, settings, locale):
    """A catalogue with another rule for plurals changes the form, without a change of the code."""
    po = locale / "de" / "LC_MESSAGES" / "django.po"
    text = po.read_text(encoding="utf-8")
    body = re.sub(r'\A.*?(?=^msgid "[^"])', "", text, flags=re.DOTALL | re.MULTILINE)
    po.write_text(FRENCH_RULE + body, encoding="utf-8")
    compile_all(locale)
    settings.LOCALE_PATHS = [locale, *settings.LOCALE_PATHS]  # a change, so it is read again
    stock(0)
    seen = re.findall(r"<p>(.*?)</p>", page(client, "de"))
    assert seen == ["0 Schirm auf Lager"], (
        "With a catalogue whose rule gives 0 the first form, as in French, the total should be "
        f"'0 Schirm auf Lager', saw {', '.join(seen)[:60]!r}. Let ngettext choose."
    )


@pytest.mark.parametrize(
    "language, day",
    [("en", "here since March 1, 2027:"), ("de", "hier seit 1. März 2027:")],
)
def test_day(client, stock, language, day):
    """The day is written as the language does."""
    expect(client, language, day)


@pytest.mark.parametrize(
    "language, big, small",
    [("en", "1,234.50 €", "24.90 €"), ("de", "1.234,50 €", "24,90 €")],
)
def test_price(client, stock, language, big, small):
    """The price has two places, groups and the signs of the language."""
    expect(client, language, f"<b>{big}</b>", f"<b>{small}</b>")


@pytest.mark.parametrize("language", ["en", "de"])
def test_price_for_the_script(client, stock, language):
    """In `data-price` the price stays as it was, in both languages."""
    expect(client, language, 'data-price="1234.50"', 'data-price="24.90"')
