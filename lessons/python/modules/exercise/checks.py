import importlib
import runpy
import sys

import pytest

MODULES = ("prices", "report", "main")
REPORT = [
    "Member    Euros",
    "Ada         216",
    "Ben          96",
    "Cleo        351",
    "Dana        240",
    "Total       903",
]


@pytest.fixture
def load(monkeypatch):
    """Give a function that imports a module as if for the first time."""
    for name in MODULES:
        monkeypatch.delitem(sys.modules, name, raising=False)

    def fresh(name):
        try:
            return importlib.import_module(name)
        except Exception as error:
            problem = f"`import {name}` ended with {type(error).__name__}: {error}"
            away = [f"{m}.py" for m in MODULES if m in sys.modules and sys.modules[m] is None]
            if isinstance(error, ImportError) and away:
                problem = (
                    f"`import {name}` should work without {' and '.join(away)}, but it failed. "
                    "Imports point one way: main, report, prices."
                )
            pytest.fail(problem, pytrace=False)

    yield fresh
    for name in MODULES:
        sys.modules.pop(name, None)


def part(module, name):
    """The function or dictionary of this name in a module."""
    file = f"{module.__name__}.py"
    assert hasattr(module, name), f"{file} should have the name {name}, but it has not."
    return getattr(module, name)


def compare(done, seen):
    """Compare printed lines with the report, line by line."""
    for number, expected in enumerate(REPORT, start=1):
        line = repr(seen[number - 1][:60]) if len(seen) >= number else "no such line"
        assert line == repr(expected), (
            f"{done} should print {expected!r} as line {number}, saw {line}."
        )
    assert len(seen) == len(REPORT), (
        f"{done} should print {len(REPORT)} lines, saw {len(seen)}: is the report printed twice?"
    )


def start():
    """Do what `python main.py` does."""
    try:
        runpy.run_path("main.py", run_name="__main__")
    except Exception as error:
        pytest.fail(f"`python main.py` ended with {type(error).__name__}: {error}", pytrace=False)


@pytest.mark.parametrize("name", MODULES)
def test_import_prints_nothing(load, capsys, name):
    """Importing a module prints nothing."""
    load(name)
    shown = capsys.readouterr().out
    assert shown == "", (
        f"`import {name}` should print nothing, saw {shown[:40]!r}. "
        "What acts belongs below the line that asks for `__name__`."
    )


def test_report_as_before(load, capsys):
    """python main.py prints the same report as before."""
    load("main")
    capsys.readouterr()
    start()
    seen = capsys.readouterr().out.splitlines()
    compare("`python main.py`", seen)


def test_main_function_prints(load, capsys):
    """main() prints the report when somebody calls it."""
    main = part(load("main"), "main")
    capsys.readouterr()
    main()
    seen = capsys.readouterr().out.splitlines()
    compare("main.main()", seen)


@pytest.mark.parametrize(
    ("kind", "years", "expected"),
    [("adult", 0, 240), ("junior", 9, 96), ("adult", 10, 216), ("family", 11, 351)],
)
def test_prices_alone(load, monkeypatch, kind, years, expected):
    """prices.price_of works without the other two modules."""
    for other in ("report", "main"):
        monkeypatch.setitem(sys.modules, other, None)
    seen = part(load("prices"), "price_of")(kind, years)
    assert seen == expected, f"price_of({kind!r}, {years}) should give {expected}, saw {seen!r}."


def test_price_list(load):
    """prices.PRICES is the price list, unchanged."""
    seen = part(load("prices"), "PRICES")
    expected = {"adult": 240, "junior": 96, "family": 390}
    assert seen == expected, f"prices.PRICES should be {expected}, saw {seen!r}."


def test_report_alone(load, monkeypatch, capsys):
    """report.report_lines returns the lines for any members and prints nothing."""
    monkeypatch.setitem(sys.modules, "main", None)
    report_lines = part(load("report"), "report_lines")
    capsys.readouterr()
    seen = report_lines([{"name": "Eve", "kind": "junior", "years": 20}])
    shown = capsys.readouterr().out
    assert shown == "", f"report_lines should print nothing, saw {shown[:40]!r}."
    expected = ["Member    Euros", "Eve          86", "Total        86"]
    assert seen == expected, f"For one junior the lines should be {expected}, saw {seen!r}."


def test_report_without_members(load):
    """Without members, the report is the heading and a total of 0."""
    seen = part(load("report"), "report_lines")([])
    expected = ["Member    Euros", "Total         0"]
    assert seen == expected, f"report_lines([]) should give {expected}, saw {seen!r}."


def test_report_twice(load):
    """Calling report_lines twice gives the same lines twice."""
    report_lines = part(load("report"), "report_lines")
    members = [{"name": "Eve", "kind": "adult", "years": 1}]
    first, second = report_lines(members), report_lines(members)
    assert first == second and first is not second, (
        f"Two calls with the same members should give two equal lists, saw {first!r} "
        f"and {second!r}. Where does each call begin its list and its total?"
    )


def test_one_price_list(load, monkeypatch):
    """report.py takes its prices from prices.py."""
    prices = part(load("prices"), "PRICES")
    report_lines = part(load("report"), "report_lines")
    monkeypatch.setitem(prices, "adult", 1000)
    seen = report_lines([{"name": "Eve", "kind": "adult", "years": 1}])
    expected = "Total      1000"
    assert seen[-1] == expected, (
        f"With prices.PRICES['adult'] at 1000 the last line should be {expected!r}, "
        f"saw {seen[-1]!r}. Is there a second price list?"
    )


def test_main_asks_report(load, monkeypatch, capsys):
    """main.py prints what report.report_lines returns."""
    report = load("report")
    part(report, "report_lines")
    monkeypatch.setattr(report, "report_lines", lambda members: [f"{len(members)} members"])
    start()
    seen = capsys.readouterr().out.splitlines()
    assert seen == ["4 members"], (
        f"main.py should print the lines that report_lines gives for its four members, "
        f"saw {seen[:3]}. Does it still have a report of its own?"
    )
