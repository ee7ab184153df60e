import importlib

import pytest

GOOD = {"SECRET_KEY": "lyra-1-lyra-2", "DATABASE_URL": "postgresql://dome:cygnus-3@db/dome"}
VALUES = ("lyra-1-lyra-2", "cygnus-3")

OLD, NEW = "6e8d29c1b2a394857687a9b0c1d2e3f405162738", "4cd7ee5b0a1d2c3e4f5061728394a5b6c7d8e9f0"

LOG = f"""commit {NEW}
Author: Vega <vega@dome.example>
Date:   Tue Mar 3 10:12:00 2026 +0000

    Take the key out

    API_TOKEN = it-was-not-rotated-yet

diff --git a/app/sky.py b/app/sky.py
index 83db48f..bf2a1c0 100644
--- a/app/sky.py
+++ b/app/sky.py
@@ -1,3 +1,3 @@
-SKY_KEY = "orion-7-orion-8"
+SKY_KEY = os.environ["SKY_KEY"]
 MAP_TOKEN = "pegasus-4-pegasus-5"
diff --git a/mail.yml b/mail.yml
index 1111111..2222222 100644
--- a/mail.yml
+++ b/mail.yml
@@ -1 +1,2 @@
 host: mail
+mail_password: "dolphin-6-dolphin-6"

commit {OLD}
Author: Vega <vega@dome.example>
Date:   Mon Mar 2 17:40:00 2026 +0000

    Start

diff --git a/app/sky.py b/app/sky.py
new file mode 100644
--- /dev/null
+++ b/app/sky.py
@@ -0,0 +1,2 @@
+SKY_KEY = "orion-7-orion-8"
+MAP_TOKEN = "pegasus-4-pegasus-5"
"""


@pytest.fixture
def settings():
    return importlib.import_module("settings")


@pytest.fixture
def leaks():
    return importlib.import_module("leaks")


def load(settings, **more):
    environ = {**GOOD, **more}
    try:
        return settings.load_settings({k: v for k, v in environ.items() if v is not None})
    except settings.SettingsError as error:
        pytest.fail(
            f"load_settings with {more or 'good values'} should give settings, "
            f"saw SettingsError: {error}",
            pytrace=False,
        )


def refused(settings, environ):
    """The text of the error; the test fails if there is none, or another one."""
    try:
        seen = settings.load_settings(environ)
    except settings.SettingsError as error:
        return str(error)
    except Exception as error:
        seen = f"{type(error).__name__}: {error}"
    names = {k: v for k, v in environ.items() if k not in GOOD}
    pytest.fail(
        f"load_settings with {sorted(environ)} {names or ''} should raise SettingsError, "
        f"saw {str(seen)[:120]}.",
        pytrace=False,
    )


def test_good_values(settings):
    """Good values become settings."""
    found = load(settings, DEBUG="1", SEATS="60")
    seen = (found.secret_key, found.database_url, found.debug, found.seats)
    assert seen == (*GOOD.values(), True, 60), f"The settings should hold what is set, saw {seen}."


@pytest.mark.parametrize("empty", [False, True])
def test_missing_are_named(settings, empty):
    """All that is missing or empty is named at once."""
    cases = [("SECRET_KEY",), ("DATABASE_URL",), ("SECRET_KEY", "DATABASE_URL")]
    for missing in cases:
        environ = {k: v for k, v in GOOD.items() if k not in missing}
        if empty:
            environ.update(dict.fromkeys(missing, ""))
        said = refused(settings, environ)
        for name in GOOD:
            assert (name in said) == (name in missing), (
                f"Without {' and '.join(missing)} the error should name that and nothing else, "
                f"saw {said!r}."
            )


@pytest.mark.parametrize(
    "value, wanted",
    [("1", True), ("true", True), ("True", True), ("0", False), ("False", False), ("", False)],
)
def test_debug(settings, value, wanted):
    """DEBUG is read by what it spells."""
    found = load(settings, DEBUG=value).debug
    assert found is wanted, f"DEBUG={value!r} should give debug {wanted}, saw {found!r}."


def test_defaults(settings):
    """Without DEBUG it is off, without SEATS there are 80."""
    found = load(settings)
    assert found.debug is False, f"Without DEBUG, debug should be False, saw {found.debug!r}."
    assert found.seats == 80, f"Without SEATS there should be 80, saw {found.seats!r}."


@pytest.mark.parametrize(
    "name, value",
    [("DEBUG", "no"), ("DEBUG", "2"), ("SEATS", "many"), ("SEATS", "0"), ("SEATS", "-3")],
)
def test_wrong_values(settings, name, value):
    """A wrong DEBUG or SEATS is refused by name."""
    said = refused(settings, {**GOOD, name: value})
    assert name in said, f"{name}={value} should be refused with its name, saw {said!r}."


def test_nothing_is_said(settings):
    """No error message and no printed settings hold a secret."""
    printed = repr(load(settings)) + str(load(settings))
    errors = [
        refused(settings, {**GOOD, "SEATS": "many"}),
        refused(settings, {**GOOD, "DEBUG": "no"}),
        refused(settings, {**GOOD, "SECRET_KEY": ""}),
        refused(settings, {**GOOD, "DATABASE_URL": ""}),
    ]
    for value in VALUES:
        assert value not in printed, f"print(settings) should not show {value}, saw {printed[:160]}."
        for said in errors:
            assert value not in said, f"No error should show {value}, saw {said[:160]}."


def test_redact(leaks):
    """redact replaces each secret, wherever it stands."""
    text = "GET /sky?key=orion-7 by cygnus-3, key=orion-7"
    seen = leaks.redact(text, ["orion-7", "cygnus-3"])
    wanted = "GET /sky?key=*** by ***, key=***"
    assert seen == wanted, f"redact({text!r}, …) should give {wanted!r}, saw {seen!r}."


@pytest.mark.parametrize("secrets", [["orion", "orion-7"], ["orion-7", "orion"]])
def test_redact_leaves_no_part(leaks, secrets):
    """No part of a secret stays behind, in whatever order they come."""
    seen = leaks.redact("key=orion-7", secrets)
    assert seen == "key=***", f"redact('key=orion-7', {secrets}) should give 'key=***', saw {seen!r}."


def test_redact_empty(leaks):
    """An empty secret changes nothing."""
    for secrets in ([], [""], ["", "orion-7"]):
        seen = leaks.redact("12 seats", secrets)
        assert seen == "12 seats", (
            f"redact('12 seats', {secrets}) should give the same text, saw {seen[:60]!r}."
        )


@pytest.mark.parametrize(
    "line, name",
    [
        ('API_KEY = "orion-7-orion-8"', "API_KEY"),
        ("api_token=orion-7-orion-8", "api_token"),
        ("mail_password: 'dolphin-6-dolphin-6'", "mail_password"),
        ('  "client_secret": "pegasus-4-pegasus",', "client_secret"),
        ("SKY_KEY = orion:7=orion:8", "SKY_KEY"),
        ("TOKEN = twelve-chars", "TOKEN"),
    ],
)
def test_finds(leaks, line, name):
    """The scanner finds planted secrets, with line number and name."""
    seen = leaks.find_secrets(f"# settings\nseats = 80\n{line}\n")
    assert seen == [(3, name)], (
        f"With {line!r} in line 3, find_secrets should give [(3, {name!r})], saw {seen}."
    )


@pytest.mark.parametrize(
    "line",
    [
        'API_KEY = "fake-key-for-the-tests"',
        "API_KEY=not-a-real-key-at-all",
        'SKY_KEY = "${SKY_KEY_OF_THE_DOME}"',
        "SKY_KEY: ${{ secrets.SKY_KEY }}",
        'SECRET_KEY = os.environ["SECRET_KEY"]',
        'API_KEY = ""',
        "TOKEN = eleven-char",
        "seats_in_the_dome = 80 and not one more",
        "See the key in the manual of the dome",
        "no secret stands in this long line of words",
    ],
)
def test_ignores(leaks, line):
    """The scanner ignores placeholders, short values and harmless names."""
    seen = leaks.find_secrets(f"{line}\n")
    assert seen == [], f"In {line!r}, find_secrets should find nothing, saw {seen}."


def test_history(leaks):
    """Each added secret is found in the history, even one that was removed later."""
    seen = [tuple(item) for item in leaks.find_in_history(LOG)]
    wanted = [
        (NEW, "mail.yml", "mail_password"),
        (OLD, "app/sky.py", "SKY_KEY"),
        (OLD, "app/sky.py", "MAP_TOKEN"),
    ]
    missed = [item for item in wanted if item not in seen]
    assert not missed, (
        f"find_in_history should report {missed[0]}, saw {[(c[:7], *r) for c, *r in seen]}."
    )


def test_history_only_added(leaks):
    """Removed lines, unchanged lines and commit messages are not reported."""
    seen = [tuple(item) for item in leaks.find_in_history(LOG)]
    assert len(seen) <= 3, (
        "Three lines of the log add a secret; find_in_history reports "
        f"{[(c[:7], *r) for c, *r in seen]}."
    )
    assert leaks.find_in_history("") == [], "An empty history should give an empty list."
