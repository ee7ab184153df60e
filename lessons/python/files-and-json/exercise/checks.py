import builtins
import io

import pytest

from todo_store import load, save

CALL = {"task": "call Noor", "done": False}
PAINT = {"task": "Tür streichen 漆", "done": True, "note": None}


@pytest.fixture
def path(tmp_path):
    """The path of a file that does not exist yet."""
    return tmp_path / "todo.json"


def loaded(path):
    """Call load and return what it gives, or a sentence about its exception."""
    try:
        return load(path)
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:60]}"


def content(path):
    """The text in the file, cut for a message."""
    return path.read_text(encoding="utf-8", errors="replace")[:80] if path.exists() else "no file"


@pytest.mark.parametrize("items", [[], [CALL], [CALL, PAINT]])
def test_round_trip(path, items):
    """What was saved comes back as an equal list."""
    save(path, items)
    seen = loaded(path)
    assert seen == items, (
        f"After save(path, {items}), load(path) should give that list, saw {seen!r}."
    )


def test_second_save_replaces_the_first(path):
    """A second save takes the place of the first."""
    save(path, [CALL, PAINT])
    save(path, [PAINT])
    seen = loaded(path)
    assert seen == [PAINT], (
        f"After two saves, load(path) should give the list of the second, saw {seen!r}. "
        f"The file begins with: {content(path)}"
    )


def test_letters_stay_readable(path):
    """Letters such as ü stand in the file as they are, in UTF-8."""
    save(path, [PAINT])
    data = path.read_bytes()
    assert "Tür streichen 漆".encode("utf-8") in data, (
        f"After saving {PAINT['task']!r}, the file should hold these letters in UTF-8, "
        f"saw {data[:80]!r}."
    )


def test_encoding_is_named(path, monkeypatch):
    """Both functions name UTF-8 when they open the file."""
    path.write_text("[]", encoding="utf-8")
    real = builtins.open
    seen = []

    def watched(file, mode="r", buffering=-1, encoding=None, *rest, **named):
        if str(file) == str(path) and "b" not in mode:
            seen.append(str(encoding))
        return real(file, mode, buffering, encoding, *rest, **named)

    for function, arguments in ((load, (path,)), (save, (path, [CALL]))):
        seen.clear()
        with monkeypatch.context() as patch:
            patch.setattr(builtins, "open", watched)
            patch.setattr(io, "open", watched)
            function(*arguments)
        for encoding in seen:
            assert encoding.lower().replace("_", "-") in ("utf-8", "utf8"), (
                f"{function.__name__} should open the file with encoding='utf-8', "
                f"but the encoding was {encoding}."
            )


def test_missing_file_is_empty_list(path):
    """Without a file, load gives an empty list."""
    seen = loaded(path)
    assert seen == [], f"load(path) without a file should give [], saw {seen!r}."


@pytest.mark.parametrize("text", ["[{'task': 'tea'}]", '[{"task": "tea"},]', "[1] [2]", ""])
def test_broken_file_is_told(path, text):
    """A file that is not valid JSON raises a ValueError with the path and the cause."""
    path.write_text(text, encoding="utf-8")
    what = f"load(path) of a file with the text {text!r}"
    try:
        value = load(path)
    except Exception as raised:
        error = raised
    else:
        error = None
        assert error is not None, f"{what} should raise a ValueError, but it gave {value!r}."
    assert isinstance(error, ValueError), (
        f"{what} should raise a ValueError, saw {type(error).__name__}: {str(error)[:60]}"
    )
    assert str(path) in str(error) or repr(str(path)) in str(error), (
        f"The message should contain the path {path}, saw: {str(error)[:80]!r}"
    )
    assert isinstance(error.__cause__, ValueError), (
        f"{what} should keep the original exception as cause, saw {error.__cause__!r}. "
        "`raise … from error` keeps it."
    )


def test_other_problems_are_not_hidden(tmp_path):
    """A path that cannot be read as a file is not taken for an empty list."""
    try:
        value = load(tmp_path)
    except Exception:
        return
    pytest.fail(
        f"load was given a folder and should fail, but it gave {value!r}. "
        "Catch only what you expect."
    )


@pytest.mark.parametrize("bad", [{"home", "noun"}, print])
def test_failed_save_keeps_the_old_file(path, bad):
    """When the items cannot become JSON, the old file stays as it was."""
    path.write_text('["old"]', encoding="utf-8")
    try:
        save(path, [CALL, {"task": bad}])
    except TypeError:
        pass
    except Exception as error:
        kind = type(error).__name__
        pytest.fail(f"save should raise a TypeError, saw {kind}: {str(error)[:60]}")
    else:
        pytest.fail(f"save with {str(bad)[:30]} in the items should raise a TypeError, saw none.")
    assert content(path) == '["old"]', (
        "After a save that failed, the file should still hold [\"old\"], "
        f"saw: {content(path)!r}. Make the text before you open the file."
    )
