import runpy
import traceback
from pathlib import Path


def run(capsys):
    """Run receipt.py; return the lines it showed and a sentence if an error ended it."""
    problem = None
    try:
        runpy.run_path("receipt.py", run_name="__main__")
    except SyntaxError as error:
        problem = (
            f"Python could not read line {error.lineno} of receipt.py: {type(error).__name__}. "
            "Look for a missing quote, comma or parenthesis there, or just above."
        )
    except SystemExit:
        pass  # a last line with exit() does no harm
    except Exception as error:
        steps = traceback.extract_tb(error.__traceback__)
        line = ([s.lineno for s in steps if s.filename.endswith("receipt.py")] or ["?"])[-1]
        hint = " Is every name spelled right?" if isinstance(error, NameError) else ""
        problem = (
            "receipt.py should run to its end, "
            f"but it stopped with {type(error).__name__} at line {line}.{hint}"
        )
    return capsys.readouterr().out.splitlines(), problem


def seen(lines, number):
    """The line with this number, or words for a missing one."""
    return repr(lines[number - 1][:60]) if len(lines) >= number else "no such line"


def compare(lines, number, expected):
    line = lines[number - 1] if len(lines) >= number else ""
    hint = ""
    if " ".join(line.split()) == expected:
        hint = " Only the spaces differ: a comma in print already puts one space."
    elif line.replace(" ", "").casefold() == expected.replace(" ", "").casefold():
        hint = " Look closely at capital letters and spaces."
    elif number == 2 and line.startswith("Total"):
        hint = " This is the line after it. A file shows only what is printed."
    elif "*" in line:
        hint = " A sum inside quotes is shown as text."
    assert line == expected, (
        f"Line {number} should be {expected!r}, saw {seen(lines, number)}.{hint}"
    )


def test_runs_to_its_end(capsys):
    """The program runs to its end without an error."""
    problem = run(capsys)[1]
    assert problem is None, problem


def test_first_line(capsys):
    """The first line is still the name of the bakery."""
    compare(run(capsys)[0], 1, "Corner Bakery")


def test_second_line(capsys):
    """The second line shows the price of two rye breads."""
    compare(run(capsys)[0], 2, "2 rye breads: 640")


def test_third_line(capsys):
    """The third line shows the total."""
    compare(run(capsys)[0], 3, "Total with a roll: 685")


def test_three_lines(capsys):
    """The receipt has three lines and nothing more."""
    lines = run(capsys)[0]
    assert len(lines) == 3, (
        f"Running receipt.py should show 3 lines, saw {len(lines)}. "
        "Each print makes one line; a line of the file without print makes none."
    )


def test_python_works_the_numbers_out():
    """The two prices are worked out by Python and not typed in."""
    source = Path("receipt.py").read_text(encoding="utf-8")
    code = [line.split("#")[0] for line in source.splitlines()]
    typed = [number for number in ("640", "685") if number in "\n".join(code)]
    assert not typed, (
        f"receipt.py should work out its numbers, but it has the number {typed[0]} written in it. "
        "Write the sum, outside the quotes."
    )
