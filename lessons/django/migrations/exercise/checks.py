import importlib
import pkgutil

import pytest
from django.core.management import call_command
from django.db import connection

NAMES = {
    "Ida Holm": ("Ida", "Holm"),
    "Ann Marie Lind": ("Ann Marie", "Lind"),
    "Sparrow": ("", "Sparrow"),
    "  Max   Berg ": ("Max", "Berg"),
    "Jan van der Aa": ("Jan van der", "Aa"),
    "Zoë O'Neil-Smith": ("Zoë", "O'Neil-Smith"),
    "": ("", ""),
}


@pytest.fixture(autouse=True)
def book(tmp_path, django_db_blocker):
    """A database of its own for each check, at 0001 and full of names."""
    settings = connection.settings_dict
    before = settings["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        settings["NAME"] = str(tmp_path / "book.sqlite3")
        try:
            migrate("0001")
            seen = columns()
            assert seen == ["id", "name"], (
                f"After 0001 the table should have the columns id and name, saw {seen}."
            )
            for name in NAMES:
                execute("INSERT INTO ringers_ringer (name) VALUES (%s)", name)
            yield
        finally:
            connection.close()
            settings["NAME"] = before


def migrate(*target):
    """Run migrations that have to work."""
    said = " ".join(("migrate ringers", *target))
    try:
        call_command("migrate", "ringers", *target, verbosity=0)
    except BaseException as error:
        pytest.fail(
            f"{said} should work, saw {type(error).__name__}: {str(error)[:100]}", pytrace=False
        )


def execute(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def columns():
    return [row[1] for row in execute("PRAGMA table_info(ringers_ringer)")]


def names():
    """All (given, family) pairs in the table, once it has been split."""
    seen = sorted(columns())
    assert seen == ["family", "given", "id"], (
        f"After all migrations the columns should be family, given and id, saw {seen}."
    )
    return execute("SELECT given, family FROM ringers_ringer ORDER BY id")


def operations():
    """The kinds of the operations in each migration after 0001."""
    import ringers.migrations as package

    found = []
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        migration = importlib.import_module(f"ringers.migrations.{module.name}").Migration
        if module.name != "0001_initial":
            found.append([type(operation).__name__ for operation in migration.operations])
    return found


def test_three_steps():
    """Three migrations: add, move, remove."""
    seen = operations()
    kinds = [set(step) for step in seen]
    assert kinds == [{"AddField"}, {"RunPython"}, {"RemoveField"}], (
        "There should be three migrations after 0001, with AddField, RunPython and RemoveField, "
        f"saw {seen}."
    )


@pytest.mark.parametrize("name", NAMES)
def test_names_are_split(name):
    """Each name is in two columns, and nothing is lost."""
    migrate()
    seen = names()[list(NAMES).index(name)]
    assert seen == NAMES[name], (
        f"The name {name!r} should become {NAMES[name]} (given, family), saw {seen}."
    )


def test_way_back():
    """Reversed to 0001, each name is in one column again."""
    migrate()
    names()
    migrate("0001")
    seen = columns()
    assert seen == ["id", "name"], f"Back at 0001 the columns should be id and name, saw {seen}."
    rows = [row[0] for row in execute("SELECT name FROM ringers_ringer ORDER BY id")]
    for before, seen in zip(NAMES, rows):
        expected = " ".join(before.split())
        assert seen == expected, (
            f"There and back, {before!r} should be {expected!r}, saw {seen!r}."
        )


def test_newcomers_go_back_too():
    """A ringer who joined after the change keeps the name on the way back."""
    migrate()
    names()
    execute("INSERT INTO ringers_ringer (given, family) VALUES ('Eva', 'Lund')")
    execute("INSERT INTO ringers_ringer (given, family) VALUES ('Bo', '')")
    migrate("0001")
    rows = execute("SELECT name FROM ringers_ringer ORDER BY id")
    seen = [row[0] for row in rows[-2:]]
    assert seen == ["Eva Lund", "Bo"], (
        "Ringers entered as Eva Lund and as Bo (given name only) should go back as "
        f"['Eva Lund', 'Bo'], saw {seen}."
    )
    migrate()
    seen = names()[0]
    assert seen == ("Ida", "Holm"), (
        f"There, back and there again, 'Ida Holm' should be ('Ida', 'Holm'), saw {seen}."
    )


def test_model_and_files_agree():
    """makemigrations --check --dry-run finds nothing to do, and the model has both fields."""
    from ringers.models import Ringer

    seen = sorted(field.name for field in Ringer._meta.get_fields())
    assert seen == ["family", "given", "id"], (
        f"The model should have the fields family, given and id, saw {seen}."
    )
    try:
        call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
        seen = 0
    except SystemExit as end:
        seen = end.code
    assert seen == 0, (
        "makemigrations --check --dry-run should end with status 0, "
        f"saw {seen}: the model says something that no file says."
    )
    for name in ("given", "family"):
        field = Ringer._meta.get_field(name)
        seen = (field.max_length, field.blank, field.null)
        assert seen == (120, True, False), (
            f"{name} should have at most 120 characters and may be empty text, not None; "
            f"saw max_length, blank and null as {seen}."
        )
