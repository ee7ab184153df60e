import importlib
import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from datetime import date, timedelta
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
MAIN = HERE / "main.py"
TESTS = "test_choir.py"

MARCH_2 = date(2027, 3, 2)
MARCH_9 = date(2027, 3, 9)
SINGERS = {"Ada": "soprano", "Ben": "bass", "Cleo": "alto"}


# ── helpers ──────────────────────────────────────────────────────────────────


def words(error):
    """An exception in a few words."""
    return f"{type(error).__name__}: {str(error)[:90]}"


def part(module, name):
    """A name of one of the learner's modules."""
    try:
        found = importlib.import_module(module)
    except (Exception, SystemExit) as error:
        pytest.fail(f"`import {module}` should work, saw {words(error)}", pytrace=False)
    if not hasattr(found, name):
        pytest.fail(f"{module}.py should have the name {name}, but it has not.", pytrace=False)
    return getattr(found, name)


def call(what, function, *arguments):
    """The result of a call that should work."""
    try:
        return function(*arguments)
    except Exception as error:
        pytest.fail(f"{what} should work, saw {words(error)}", pytrace=False)


def refused(what, function, *arguments):
    """The ValueError of a call that should be refused."""
    try:
        result = function(*arguments)
    except ValueError as error:
        return error
    except Exception as error:
        pytest.fail(f"{what} should raise a ValueError, saw {words(error)}", pytrace=False)
    pytest.fail(f"{what} should raise a ValueError, but it gave {result!r}.", pytrace=False)


def method(choir, name):
    """A method of a choir."""
    assert hasattr(choir, name), f"Choir should have a method {name}, but it has not."
    return getattr(choir, name)


def choir_of(singers, rehearsals=()):
    """A choir with these singers and rehearsals, made without join and came."""
    choir = call("Choir()", part("choir", "Choir"))
    for name in ("singers", "rehearsals"):
        seen = getattr(choir, name, "no such field")
        assert seen == {}, f"Choir().{name} should be an empty dictionary, saw {seen!r}."
    choir.singers.update(singers)
    for day, names in dict(rehearsals).items():
        choir.rehearsals[day] = set(names)
    return choir


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Give a function that calls main in an empty folder and returns status and lines."""
    monkeypatch.chdir(tmp_path)

    def run_main(*arguments):
        main = part("main", "main")
        capsys.readouterr()
        try:
            status = main(list(arguments))
        except SystemExit as end:
            status = end.code
        except Exception as error:
            what = f"main({list(arguments)})"
            pytest.fail(f"{what} should return 0 or 1, saw {words(error)}", pytrace=False)
        shown = capsys.readouterr()
        return status, (shown.out + shown.err).splitlines()

    return run_main


def start(folder, *arguments):
    """Do what `python main.py …` does, with a terminal in this folder."""
    return subprocess.run(
        [sys.executable, "-B", str(MAIN), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=20,
    )


def in_file(path):
    """What the JSON file holds, or words for what is wrong with it."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return words(error)


def write_file(folder, singers, rehearsals):
    """Make a choir.json, in the form of the brief, without the learner's storage."""
    path = folder / "choir.json"
    data = {"singers": singers, "rehearsals": rehearsals}
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


# ── m1: the choir and its rules ──────────────────────────────────────────────


def test_m1_a_new_choir_is_empty_and_shares_nothing():
    """A new choir has no singers and no rehearsals, and shares neither."""
    first, second = choir_of({"Ada": "alto"}, {MARCH_2: {"Ada"}}), part("choir", "Choir")()
    assert second.singers == {} and second.rehearsals == {}, (
        "After one choir was filled, a second Choir() should be empty, saw "
        f"{second.singers} and {second.rehearsals}. They share a dictionary."
    )
    assert first.singers == {"Ada": "alto"}, f"The first choir should keep Ada, saw {first!r}."


def test_m1_join_keeps_name_and_voice():
    """join notes each singer with the voice."""
    choir = part("choir", "Choir")()
    for name, voice in [*SINGERS.items(), ("Dov Lund", "tenor")]:
        call(f"join({name!r}, {voice!r})", choir.join, name, voice)
    expected = {**SINGERS, "Dov Lund": "tenor"}
    assert choir.singers == expected, f"singers should be {expected}, saw {choir.singers!r}."


@pytest.mark.parametrize(
    ("name", "voice", "told"),
    [
        ("Dov", "trumpet", "trumpet"),
        ("Dov", "Alto", "Alto"),
        ("Dov", "", ""),
        ("Ada", "bass", "Ada"),
        ("", "bass", ""),
        ("  ", "bass", ""),
    ],
)
def test_m1_join_refuses(name, voice, told):
    """join refuses unknown voices, names that are taken and empty names."""
    choir = part("choir", "Choir")()
    choir.singers["Ada"] = "alto"
    what = f"With Ada in the choir, join({name!r}, {voice!r})"
    error = refused(what, choir.join, name, voice)
    assert told in str(error) and str(error), (
        f"{what}: the message should say what is refused ({told!r}), saw {str(error)!r}."
    )
    assert choir.singers == {"Ada": "alto"}, (
        f"{what} should change nothing, but singers is {choir.singers!r}. "
        "Check first, change last."
    )


def test_m1_came_notes_the_names():
    """came notes the names of a day, each once, and adds to them."""
    choir = choir_of(SINGERS)
    came = method(choir, "came")
    names = ["Ben", "Ada", "Ben"]
    call("came(2 March, ['Ben', 'Ada', 'Ben'])", came, MARCH_2, names)
    call("came(9 March, ['Cleo'])", came, MARCH_9, ["Cleo"])
    call("came(2 March, ['Cleo'])", came, MARCH_2, ["Cleo"])
    expected = {MARCH_2: {"Ada", "Ben", "Cleo"}, MARCH_9: {"Cleo"}}
    assert choir.rehearsals == expected, (
        "After came with Ben and Ada, then Cleo on another day, then Cleo on the first day, "
        f"rehearsals should be {expected}, saw {choir.rehearsals!r}."
    )
    assert names == ["Ben", "Ada", "Ben"], f"The caller's list was changed to {names}."


@pytest.mark.parametrize("names", [["Bem"], ["Ada", "Bem"], ["Bem", "Ada"]])
def test_m1_one_unknown_name_and_nothing_is_noted(names):
    """came refuses an unknown name and notes nobody then."""
    choir = choir_of(SINGERS, {MARCH_2: {"Cleo"}})
    came = method(choir, "came")
    for day in (MARCH_2, MARCH_9):
        what = f"came({day}, {names}) with no Bem in the choir"
        error = refused(what, came, day, names)
        assert "Bem" in str(error), f"{what}: the message should name Bem, saw {str(error)!r}."
        assert choir.rehearsals == {MARCH_2: {"Cleo"}}, (
            f"{what} should note nothing, but rehearsals is {choir.rehearsals!r}. "
            "Look at all names before you store one."
        )


def test_m1_the_rules_print_nothing(capsys):
    """Nothing in choir.py prints."""
    choir = choir_of({})
    capsys.readouterr()
    call("join('Ada', 'alto')", choir.join, "Ada", "alto")
    call("came(2 March, ['Ada'])", method(choir, "came"), MARCH_2, ["Ada"])
    refused("join('Ada', 'alto') for the second time", choir.join, "Ada", "alto")
    shown = capsys.readouterr()
    assert shown.out + shown.err == "", (
        f"choir.py should print nothing, saw {shown.out + shown.err!r}. "
        "It returns or raises; main.py talks."
    )


# ── m2: the file ─────────────────────────────────────────────────────────────

FULL = {MARCH_9: {"Cleo"}, MARCH_2: {"Ben", "Ada"}}


@pytest.mark.parametrize(
    ("singers", "rehearsals"),
    [({}, {}), ({"Ada": "alto"}, {}), (SINGERS, FULL), (SINGERS, {MARCH_2: set()})],
)
def test_m2_what_was_saved_comes_back(tmp_path, singers, rehearsals):
    """load gives back a choir that is equal to the one saved."""
    path = tmp_path / "choir.json"
    choir = choir_of(singers, rehearsals)
    call("save(path, choir)", part("storage", "save"), path, choir)
    back = call("load(path) after save", part("storage", "load"), path)
    seen = (getattr(back, "singers", None), getattr(back, "rehearsals", None))
    assert seen == (singers, rehearsals), (
        f"After saving the singers {singers} and the rehearsals {rehearsals}, load should give "
        f"both back, saw {seen[0]} and {seen[1]}. Keys come back as text, sets as lists."
    )
    assert choir.rehearsals == rehearsals, "save should leave the choir as it is, but it did not."


def test_m2_the_form_of_the_file(tmp_path):
    """The file has the form of the brief."""
    path = tmp_path / "choir.json"
    call("save(path, choir)", part("storage", "save"), path, choir_of(SINGERS, FULL))
    expected = {
        "singers": SINGERS,
        "rehearsals": {"2027-03-09": ["Cleo"], "2027-03-02": ["Ada", "Ben"]},
    }
    seen = in_file(path)
    assert seen == expected, f"The file should hold {expected}, saw {seen}."


def test_m2_a_second_save_replaces_the_first(tmp_path):
    """A second save takes the place of the first."""
    path = tmp_path / "choir.json"
    save = part("storage", "save")
    call("save(path, choir)", save, path, choir_of(SINGERS, FULL))
    call("the second save(path, choir)", save, path, choir_of({"Ada": "alto"}))
    expected = {"singers": {"Ada": "alto"}, "rehearsals": {}}
    seen = in_file(path)
    assert seen == expected, f"After two saves, the file should hold {expected}, saw {seen}."


def test_m2_letters_stay_readable(tmp_path):
    """Letters such as ø stand in the file as they are, in UTF-8."""
    path = tmp_path / "choir.json"
    choir = choir_of({"Søren": "tenor"}, {MARCH_2: {"Søren"}})
    call("save(path, choir)", part("storage", "save"), path, choir)
    data = path.read_bytes() if path.exists() else b"no file"
    assert "Søren".encode("utf-8") in data, (
        f"With Søren in the choir, the file should hold this name in UTF-8, saw {data[:70]!r}."
    )
    back = call("load(path)", part("storage", "load"), path)
    assert list(back.singers) == ["Søren"], f"load should give Søren back, saw {back.singers!r}."


def test_m2_without_a_file_the_choir_is_empty(tmp_path):
    """Without a file, load gives an empty choir and makes no file."""
    path = tmp_path / "choir.json"
    choir = call("load(path) without a file", part("storage", "load"), path)
    seen = (getattr(choir, "singers", None), getattr(choir, "rehearsals", None))
    assert seen == ({}, {}), f"load without a file should give an empty choir, saw {seen}."
    assert not path.exists(), "load should make no file, but it did."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{'singers': {}, 'rehearsals': {}}",
        '{"singers": {}, "rehearsals": {}},',
        '{"singers": {}}',
        '{"rehearsals": {}}',
        '{"singers": {}, "rehearsals": {"2027-02-30": []}}',
        '{"singers": {}, "rehearsals": {"Tuesday": []}}',
    ],
)
def test_m2_a_broken_file_is_told(tmp_path, text):
    """A file that holds no choir is a ValueError with the path, and the cause if there is one."""
    path = tmp_path / "choir.json"
    path.write_text(text, encoding="utf-8")
    what = f"load(path) of a file with {text!r}"
    error = refused(what, part("storage", "load"), path)
    assert str(path) in str(error) or repr(str(path)) in str(error), (
        f"{what}: the message should contain the path {path}, saw {str(error)[:90]!r}."
    )
    lacks_a_key = text in ('{"singers": {}}', '{"rehearsals": {}}')
    assert error.__cause__ is not None or lacks_a_key, (
        f"{what} should keep the original exception as its cause, but there is none. "
        "`raise … from error` keeps it."
    )
    assert path.read_text(encoding="utf-8") == text, f"{what} should leave the file as it was."


def test_m2_other_problems_are_not_hidden(tmp_path):
    """A folder in place of the file is not taken for an empty choir."""
    try:
        choir = part("storage", "load")(tmp_path)
    except Exception:
        return
    pytest.fail(
        f"load was given a folder and should fail, but it gave {choir!r}. "
        "Catch only what you expect.",
        pytrace=False,
    )


def test_m2_a_failed_save_keeps_the_old_file(tmp_path):
    """If the choir cannot become JSON, the old file stays as it was."""
    path = write_file(tmp_path, {"Ada": "alto"}, {})
    before = path.read_text(encoding="utf-8")
    choir = choir_of({"Ada": "alto", "Ben": {"bass"}})
    try:
        part("storage", "save")(path, choir)
    except TypeError:
        pass
    except Exception as error:
        pytest.fail(f"save should raise a TypeError, saw {words(error)}", pytrace=False)
    else:
        pytest.fail("save of a voice that is a set should raise a TypeError.", pytrace=False)
    after = path.read_text(encoding="utf-8")
    assert after == before, (
        f"After a save that failed, the file should hold {before!r} as before, saw {after[:60]!r}. "
        "Make the text before you open the file."
    )


# ── m3: commands ─────────────────────────────────────────────────────────────


def test_m3_join(run, tmp_path):
    """join adds a singer, says so and saves."""
    status, lines = run("join", "Ada", "soprano")
    assert status == 0, f"main(['join', 'Ada', 'soprano']) should return 0, saw {status!r}: {lines}"
    assert len(lines) == 1 and "Ada" in lines[0] and "soprano" in lines[0], (
        f"`join Ada soprano` should print one line with Ada and soprano, saw {lines}."
    )
    status, lines = run("join", "Dov Lund", "tenor")
    expected = {"singers": {"Ada": "soprano", "Dov Lund": "tenor"}, "rehearsals": {}}
    seen = in_file(tmp_path / "choir.json")
    assert seen == expected, (
        f"After `join` for Ada and Dov Lund, choir.json should hold {expected}, saw {seen}."
    )


def test_m3_came(run, tmp_path):
    """came notes singers and shows all who came on that day."""
    path = write_file(tmp_path, SINGERS, {})
    for names, shown in [(["Cleo", "Ada"], "Ada, Cleo"), (["Ben"], "Ada, Ben, Cleo")]:
        status, lines = run("came", "2027-03-02", *names)
        what = f"`came 2027-03-02 {' '.join(names)}`"
        assert status == 0, f"{what} should return 0, saw {status!r}: {lines}"
        assert lines == [f"02.03.2027: {shown}"], (
            f"{what} should print `02.03.2027: {shown}`, saw {lines}."
        )
    expected = {"singers": SINGERS, "rehearsals": {"2027-03-02": ["Ada", "Ben", "Cleo"]}}
    seen = in_file(path)
    assert seen == expected, f"After two `came`, choir.json should hold {expected}, saw {seen}."


def test_m3_the_program_remembers(tmp_path):
    """Started anew for each command, python main.py remembers the others."""
    start(tmp_path, "join", "Ada", "alto")
    done = start(tmp_path, "came", "2027-03-02", "Ada")
    assert done.returncode == 0 and done.stdout.strip() == "02.03.2027: Ada", (
        "Started with `join Ada alto` and then with `came 2027-03-02 Ada`, the program should end "
        f"with status 0 and `02.03.2027: Ada`, saw {done.returncode} and {done.stdout[-80:]!r} "
        f"{done.stderr[-80:]!r}."
    )
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["choir.json"], (
        f"In the folder of the terminal there should be choir.json and nothing else, saw {left}."
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["join", "Dov", "trumpet"], "trumpet"),
        (["join", "Ada", "bass"], "Ada"),
        (["came", "2027-03-09", "Ada", "Bem"], "Bem"),
        (["came", "2027-02-30", "Ada"], "2027-02-30"),
        (["came", "Tuesday", "Ada"], "Tuesday"),
    ],
)
def test_m3_a_refused_command_changes_nothing(run, tmp_path, arguments, told):
    """A refused command prints one error line and leaves the file alone."""
    path = write_file(tmp_path, SINGERS, {"2027-03-02": ["Ada"]})
    before = path.read_bytes()
    status, lines = run(*arguments)
    what = f"`{' '.join(arguments)}`"
    assert status == 1, f"{what} should be refused with 1, saw {status!r}: {lines}"
    assert len(lines) == 1 and lines[0].startswith("error:") and told in lines[0], (
        f"{what} should print one line that begins with `error:` and names {told}, saw {lines}."
    )
    assert path.read_bytes() == before, (
        f"After {what} the file should be as before, saw {in_file(path)}."
    )


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["sing"],
        ["help"],
        ["join"],
        ["join", "Ada"],
        ["join", "Ada", "Lund", "alto"],
        ["came"],
        ["came", "2027-03-02"],
        ["report"],
        ["report", "2027-03-02", "2027-03-09"],
    ],
)
def test_m3_what_is_no_command(run, tmp_path, arguments):
    """Without a full command, one line names the three commands."""
    status, lines = run(*arguments)
    what = f"main({arguments})"
    assert status == 1, f"{what} should return 1, saw {status!r}: {lines}"
    line = lines[0] if len(lines) == 1 else ""
    named = all(command in line for command in ("join", "came", "report"))
    assert line.startswith("error:") and named, (
        f"{what} should print one line with `error:` and the commands join, came and report, "
        f"saw {lines}."
    )
    left = [path.name for path in tmp_path.iterdir()]
    assert left == [], f"{what} should make no file, saw {left}."


@pytest.mark.parametrize("text", ["", '{"singers": {"Ada": "alto"'])
def test_m3_a_broken_file_is_not_overwritten(run, tmp_path, text):
    """A broken file is refused and stays as it is."""
    path = tmp_path / "choir.json"
    path.write_text(text, encoding="utf-8")
    status, lines = run("join", "Ben", "bass")
    assert status == 1 and len(lines) == 1 and lines[0].startswith("error:"), (
        f"With {text!r} in choir.json, `join Ben bass` should return 1 and print one line with "
        f"`error:`, saw {status!r} and {lines}."
    )
    assert "choir.json" in lines[0], f"The line should name choir.json, saw {lines[0]!r}."
    after = path.read_text(encoding="utf-8")
    assert after == text, f"The broken file should stay as it was, saw {after[:60]!r}."


def test_m3_the_terminal_hears_of_it(tmp_path):
    """python main.py ends with status 1 after a refusal, without a traceback."""
    done = start(tmp_path, "join", "Ada", "trumpet")
    told = done.stdout + done.stderr
    assert done.returncode == 1 and "error:" in told and "Traceback" not in told, (
        "`python main.py join Ada trumpet` should end with status 1 and a line with `error:`, "
        f"saw {done.returncode} and {told[-120:]!r}."
    )


def test_m3_mistakes_of_the_program_are_not_hidden(run, monkeypatch):
    """An exception that no user can cause is not caught."""

    def slip(self, name, voice):
        raise AttributeError("a slip in the program")

    monkeypatch.setattr(part("choir", "Choir"), "join", slip)
    try:
        status = part("main", "main")(["join", "Ada", "alto"])
    except AttributeError:
        return
    pytest.fail(
        "When join raises an AttributeError, a mistake of the program, it should leave "
        f"main(['join', 'Ada', 'alto']), but main returned {status!r}. Catch ValueError only.",
        pytrace=False,
    )


def test_m3_importing_does_nothing(tmp_path, monkeypatch, capsys):
    """Importing main prints nothing and makes no file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["main.py", "join", "Ada", "alto"])
    capsys.readouterr()
    try:
        runpy.run_path(str(MAIN), run_name="main")
    except BaseException as error:
        pytest.fail(f"`import main` should do nothing, saw {words(error)}", pytrace=False)
    shown = capsys.readouterr().out
    left = [path.name for path in tmp_path.iterdir()]
    assert shown == "" and left == [], (
        f"`import main` should do nothing, but it printed {shown[:60]!r} and made {left}. "
        "What acts belongs below the line that asks for `__name__`."
    )


# ── m4: the report and its tests ─────────────────────────────────────────────

EVENINGS = {
    "2027-02-23": ["Cleo"],
    "2027-03-02": ["Ada", "Ben", "Cleo"],
    "2027-03-09": ["Ada"],
    "2027-03-16": ["Ada", "Ben"],
}
REPORT = [
    "rehearsals since 01.03.2027: 3",
    "Ada, soprano: 3, sings",
    "Ben, bass: 2, sings",
    "Cleo, alto: 1, listens",
    "missing: alto, tenor",
]


def compare(what, seen, expected):
    """Compare printed lines, one by one."""
    for number, line in enumerate(expected, start=1):
        found = repr(seen[number - 1][:70]) if len(seen) >= number else "no such line"
        assert found == repr(line), f"{what} should print {line!r} as line {number}, saw {found}."
    more = seen[len(expected) :]
    assert not more, f"{what} should print {len(expected)} lines, but more follow: {more[:3]}"


def test_m4_attended_counts_from_a_day_on():
    """attended counts the rehearsals from a day on, which is included."""
    choir = choir_of(SINGERS, {MARCH_2: {"Ada"}, MARCH_9: {"Ada", "Ben"}})
    attended = method(choir, "attended")
    for name, since, expected in [
        ("Ada", date(2027, 3, 1), 2),
        ("Ada", MARCH_2, 2),
        ("Ada", date(2027, 3, 3), 1),
        ("Ada", date(2027, 3, 10), 0),
        ("Ben", MARCH_2, 1),
        ("Cleo", MARCH_2, 0),
    ]:
        seen = call(f"attended({name!r}, {since})", attended, name, since)
        assert seen == expected, (
            "Ada came on 2 and 9 March, Ben on the 9th, Cleo never: "
            f"attended({name!r}, {since}) should give {expected}, saw {seen!r}."
        )


@pytest.mark.parametrize(
    ("came", "held", "expected"),
    [
        (0, 0, True),
        (0, 1, False),
        (1, 1, True),
        (1, 2, False),
        (2, 3, True),
        (1, 3, False),
        (3, 5, False),
        (4, 6, True),
        (666, 1000, False),
        (667, 1000, True),
    ],
)
def test_m4_two_thirds_are_enough(came, held, expected):
    """may_sing asks for at least two thirds, exactly."""
    days = [MARCH_2 + timedelta(days=number) for number in range(held)]
    evenings = {day: {"Ada"} if number < came else {"Ben"} for number, day in enumerate(days)}
    choir = choir_of(SINGERS, evenings)
    seen = call("may_sing('Ada', 2 March)", method(choir, "may_sing"), "Ada", MARCH_2)
    assert seen is expected, (
        f"Ada came to {came} of {held} rehearsals, so may_sing should give {expected}, "
        f"saw {seen!r}."
    )


def test_m4_earlier_rehearsals_do_not_count():
    """may_sing leaves out what was before the day."""
    choir = choir_of(SINGERS, {MARCH_2: {"Ada"}, MARCH_9: {"Ben"}})
    may_sing = method(choir, "may_sing")
    for name, since, expected in [
        ("Ada", MARCH_9, False),
        ("Ben", MARCH_9, True),
        ("Ben", MARCH_2, False),
        ("Ben", date(2027, 3, 10), True),
    ]:
        seen = call(f"may_sing({name!r}, {since})", may_sing, name, since)
        assert seen is expected, (
            "Ada came on 2 March, Ben on 9 March: "
            f"may_sing({name!r}, {since}) should give {expected}, saw {seen!r}."
        )


def test_m4_the_report(tmp_path):
    """python main.py report prints the whole report."""
    write_file(tmp_path, {"Cleo": "alto", "Ben": "bass", "Ada": "soprano"}, EVENINGS)
    done = start(tmp_path, "report", "2027-03-01")
    told = done.stderr.strip().splitlines()[-1:] or [""]
    assert done.returncode == 0, (
        f"`python main.py report 2027-03-01` should end with status 0, saw {done.returncode} "
        f"{told[0][:90]}"
    )
    compare("`report 2027-03-01`", done.stdout.splitlines(), REPORT)


def test_m4_equals_in_alphabetical_order(run, tmp_path):
    """The report has most rehearsals first, and equals by name."""
    singers = {"Zoe": "alto", "Dov": "tenor", "Mia": "soprano", "Ben": "bass", "Ian": "bass"}
    evenings = {"2027-03-02": ["Mia", "Zoe", "Dov"], "2027-03-09": ["Zoe", "Dov", "Ian"]}
    write_file(tmp_path, singers, evenings)
    expected = [
        "rehearsals since 02.03.2027: 2",
        "Dov, tenor: 2, sings",
        "Zoe, alto: 2, sings",
        "Ian, bass: 1, listens",
        "Mia, soprano: 1, listens",
        "Ben, bass: 0, listens",
        "missing: soprano, bass",
    ]
    compare("`report 2027-03-02`", run("report", "2027-03-02")[1], expected)


def test_m4_no_line_for_missing_voices(run, tmp_path):
    """When each voice has somebody who sings, no line speaks of missing ones."""
    singers = {"Ada": "soprano", "Ben": "bass", "Cleo": "alto", "Dov": "tenor", "Eli": "tenor"}
    write_file(tmp_path, singers, {"2027-03-02": ["Ada", "Ben", "Cleo", "Eli"]})
    expected = [
        "rehearsals since 02.03.2027: 1",
        "Ada, soprano: 1, sings",
        "Ben, bass: 1, sings",
        "Cleo, alto: 1, sings",
        "Eli, tenor: 1, sings",
        "Dov, tenor: 0, listens",
    ]
    compare("`report 2027-03-02`", run("report", "2027-03-02")[1], expected)


def test_m4_a_choir_without_singers(run, tmp_path):
    """The report of an empty choir has a heading and four missing voices."""
    expected = ["rehearsals since 01.03.2027: 0", "missing: soprano, alto, tenor, bass"]
    compare("`report 2027-03-01` without a file", run("report", "2027-03-01")[1], expected)


def test_m4_the_report_changes_nothing(run, tmp_path):
    """report makes no file and changes none."""
    status, lines = run("report", "2027-03-01")
    left = [path.name for path in tmp_path.iterdir()]
    assert status == 0 and left == [] and "rehearsals since 01.03.2027: 0" in lines, (
        "`report 2027-03-01` without a file should print the heading, return 0 and make no file, "
        f"saw {lines[:1]}, {status!r} and {left}."
    )
    path = write_file(tmp_path, SINGERS, EVENINGS)
    before = path.read_bytes()
    run("report", "2027-03-01")
    assert path.read_bytes() == before, "`report` should leave choir.json as it is, byte for byte."


def test_m4_a_report_since_no_day(run):
    """report refuses a text that is no date."""
    status, lines = run("report", "March")
    assert status == 1 and len(lines) == 1 and lines[0].startswith("error:"), (
        f"`report March` should return 1 and print one line with `error:`, saw {status!r}, {lines}."
    )
    assert "March" in lines[0], f"The line should name the text March, saw {lines[0]!r}."


# Runs the learner's tests again and again, each time with other rules put into the class.
DRIVER = """
import importlib, os, sys
import pytest

VOICES = ["soprano", "alto", "tenor", "bass"]
os.chdir(os.path.join(sys.argv[1], "work"))
sys.path.insert(0, os.getcwd())


def rules(version):
    def days(self, since):
        if version == "first":
            return [day for day in self.rehearsals if day > since]
        if version == "before":
            return list(self.rehearsals)
        return [day for day in self.rehearsals if day >= since]

    def attended(self, name, since):
        return len([day for day in days(self, since) if name in self.rehearsals[day]])

    def may_sing(self, name, since):
        came, held = attended(self, name, since), len(days(self, since))
        if version == "more":
            return held == 0 or 3 * came > 2 * held
        if version == "none":
            return held > 0 and 3 * came >= 2 * held
        return 3 * came >= 2 * held

    def came(self, day, names):
        if version == "trace":
            self.rehearsals.setdefault(day, set())
        for name in names:
            if name not in self.singers:
                raise ValueError(f"name: nobody is called {name}")
            if version == "trace":
                self.rehearsals[day].add(name)
        self.rehearsals[day] = self.rehearsals.get(day, set()) | set(names)

    def join(self, name, voice):
        if voice not in VOICES:
            raise ValueError(f"voice: {voice!r} is unknown")
        if not name.strip() or name in self.singers:
            raise ValueError(f"name: {name!r} is refused")
        self.singers[name] = voice

    return {"attended": attended, "may_sing": may_sing, "came": came, "join": join}


for version in sys.argv[2:]:
    for name in ("choir", "storage", "main", "test_choir"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()
    if version != "own":
        choir = importlib.import_module("choir")
        for name, function in rules(version).items():
            setattr(choir.Choir, name, function)
    quick = ["--assert=plain", "--tb=no"] if version in sys.argv[4:] else []
    pytest.main([
        "-q", "-p", "no:cacheprovider", "--basetemp=../tmp", *quick,
        f"--junitxml=../{version}.xml", "test_choir.py",
    ])
"""

BROKEN = {
    "more": "exactly two thirds are not enough",
    "first": "a rehearsal on the day `since` itself does not count",
    "before": "rehearsals before the day `since` count as well",
    "none": "nobody may sing if there were no rehearsals",
    "trace": "came notes something although one name is unknown",
}


def read(version, base):
    """The names of the tests that passed with a version, and those that failed."""
    told = base / f"{version}.xml"
    if not told.exists():
        return [], {"the run": "it did not come to an end"}
    passed, failed = [], {}
    for case in ElementTree.parse(told).iter("testcase"):
        problems = [found for found in case if found.tag in ("failure", "error")]
        if problems:
            text = problems[0].get("message") or problems[0].text or "no message"
            if "collection failure" in text:
                text = (problems[0].text or text).strip().splitlines()[-1].lstrip("E ")
            failed[case.get("name")] = text.splitlines()[0][:120]
        elif not any(found.tag == "skipped" for found in case):
            passed.append(case.get("name"))
    return passed, failed


@pytest.fixture(scope="module")
def runs():
    """The results of the learner's tests with each version of the rules."""
    versions = ["own", "right", *BROKEN]
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder).resolve()
        work = base / "work"
        work.mkdir()
        for path in HERE.glob("*.py"):
            if path.name != "checks.py":
                shutil.copy(path, work)
        (work / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
        command = [sys.executable, "-B", "-c", DRIVER, str(base), *versions]
        quiet = subprocess.DEVNULL
        try:
            env = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
            subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, env=env, timeout=15)
        except subprocess.TimeoutExpired:
            pass
        results = {version: read(version, base) for version in versions}
        results["left"] = sorted(
            path.name
            for path in work.iterdir()
            if path.suffix != ".py" and path.name not in ("pytest.ini", "__pycache__")
        )
        return results


@pytest.mark.parametrize(
    ("version", "what"),
    [("own", "with your choir.py"), ("right", "with right rules in place of yours")],
)
def test_m4_your_tests_pass(runs, version, what):
    """Your tests pass, with your rules and with other right ones."""
    passed, failed = runs[version]
    for name, text in failed.items():
        pytest.fail(
            f"Run {what}, all tests in {TESTS} should pass, but {name} fails: {text}",
            pytrace=False,
        )
    assert passed, f"Run {what}, at least one test in {TESTS} should pass, but none was found."
    assert runs["left"] == [], (
        f"Your tests should leave no files behind, saw {runs['left']}. `tmp_path` is for files."
    )


@pytest.mark.parametrize("version", BROKEN)
def test_m4_your_tests_catch(runs, version):
    """Your tests catch broken rules."""
    fit = set(runs["right"][0])
    assert fit, f"To catch a broken rule, a test in {TESTS} must pass with the right ones first."
    assert fit & set(runs[version][1]), (
        f"One broken version slipped through: {BROKEN[version]}. All your tests that pass with the "
        f"right rules ({len(fit)}) pass with this one, too; one of them should fail."
    )
