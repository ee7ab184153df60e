"""What checks may use. `test_good…` pass; `test_bad…` fail with their docstring as message."""

import enum
import os
import re
import sys

import pytest
import target

log = []


class Colour(enum.Enum):
    RED = 1


@pytest.fixture(autouse=True)
def always(monkeypatch):
    monkeypatch.setenv("ALWAYS", "1")
    yield
    log.append("after")


@pytest.fixture(params=["a", "b"], ids=["first", None])
def letter(request):
    return request.param


@pytest.fixture(scope="module")
def shared():
    log.append("shared")
    yield []


@pytest.fixture
def twice(request, letter):
    return letter * request.param


@pytest.fixture
def broken():
    raise ValueError("broken fixture")


@pytest.fixture
def leaves_badly():
    yield 1
    raise ValueError("in teardown")


VALUES = [1, 1, "a b", "ü\n", 1.5, None, True, b"ab", Colour.RED, re.compile("a+"), int, (1, 2), ""]


@pytest.mark.parametrize("x", VALUES)
def test_good_ids(x):
    """Values make names."""


@pytest.mark.parametrize("a", [1, 2])
@pytest.mark.parametrize(
    ("b", "c"),
    [(3, 4), pytest.param(5, 6, id="five"), pytest.param(7, 8, marks=pytest.mark.skip)],
)
def test_good_stacked(a, b, c):
    assert c == b + 1 and a + b < 8


@pytest.mark.parametrize("x", [1, 2], ids=lambda v: f"v{v}")
def test_good_letters(x, letter):
    assert (x, letter) in [(1, "a"), (1, "b"), (2, "a"), (2, "b")]


@pytest.mark.parametrize("twice", [2, 3], indirect=True)
def test_good_indirect(twice):
    assert twice in ("aa", "bb", "aaa", "bbb")


def test_bad_plain_assert():
    """This does not hold: `assert value == 4`"""
    value = 3
    assert value == 4


def test_bad_program_raises():
    """target.py, line 9: ZeroDivisionError: division by zero"""
    target.divide(1, 0)


def test_bad_program_asserts():
    """target.py, line 13: AssertionError: must be positive"""
    target.positive(-1)


def test_bad_called_back():
    """own words"""

    def back():
        assert False, "own words"

    target.call(back)


def test_bad_call():
    """The check was ended by TypeError: divide() missing 1 required positional argument: 'b'"""
    target.divide(1)


def test_bad_other_exception():
    """target.py, line 9: ZeroDivisionError: division by zero"""
    with pytest.raises(KeyError):
        target.divide(1, 0)


def test_bad_did_not_raise():
    """DID NOT RAISE any of (KeyError, ValueError)"""
    with pytest.raises((KeyError, ValueError)):
        target.divide(1, 1)


def test_good_raises():
    with pytest.raises(ZeroDivisionError, match="by zero") as info:
        target.divide(1, 0)
    assert info.type is ZeroDivisionError and "zero" in str(info.value)
    pytest.raises(ValueError, int, "x")


def test_good_approx():
    assert 0.1 + 0.2 == pytest.approx(0.3)
    assert [0.1 + 0.2, 1] == pytest.approx([0.3, 1])
    assert {"a": 0.1 + 0.2} == pytest.approx({"a": 0.3})
    assert 10.05 == pytest.approx(10, abs=0.1)
    assert 10.05 != pytest.approx(10)
    assert (0.3, "x") == pytest.approx((0.1 + 0.2, "x"))
    assert repr(pytest.approx(2)) == "2 ± 2.0e-06"


def test_good_capsys(capsys):
    print("one")
    assert capsys.readouterr().out == "one\n"
    print("kept for the test")


def test_bad_printed():
    """said so"""
    print("hello")
    sys.stdout.buffer.write(b"bytes\n")
    sys.stderr.write("not shown")
    pytest.fail("said so", pytrace=False)


def test_good_folder(tmp_path, tmp_path_factory):
    assert os.listdir(tmp_path) == []
    (tmp_path / "x").write_text("1")
    assert tmp_path_factory.mktemp("other") != tmp_path


def test_good_patch(monkeypatch):
    monkeypatch.setattr("os.path.exists", lambda path: "patched")
    monkeypatch.setattr(target, "LIMIT", 5)
    monkeypatch.delitem(target.TABLE, "a")
    assert (os.path.exists("x"), target.LIMIT, target.TABLE) == ("patched", 5, {})


def test_good_patch_is_taken_back():
    assert (os.path.exists("/nowhere"), target.LIMIT, target.TABLE) == (False, 1, {"a": 1})


def test_good_skip():
    pytest.skip("not today")


@pytest.mark.skipif(True, reason="never")
def test_good_skipif():
    assert False


@pytest.mark.xfail(reason="known")
def test_good_expected_failure():
    assert False


@pytest.mark.xfail(strict=True)
def test_bad_unexpected_pass():
    """[XPASS(strict)]"""


def test_bad_fixture(broken):
    """The check was ended by ValueError: broken fixture"""


def test_bad_teardown(leaves_badly):
    """The check was ended by ValueError: in teardown"""


def test_bad_unknown_fixture(nowhere):
    """fixture 'nowhere' not found"""


def test_good_shared(shared):
    shared.append(1)


def test_good_shared_again(shared):
    assert shared == [1] and log.count("shared") == 1 and log.count("after") > 20


def test_bad_exit():
    """The check was ended by SystemExit: 3"""
    sys.exit(3)


def test_bad_input():
    """The check was ended by EOFError: EOF when reading a line"""
    input()


def test_bad_own_exception():
    """target.py, line 25: target.Oops: custom"""
    target.custom()


def test_bad_recursion():
    """target.py, line 21: RecursionError: maximum recursion depth exceeded"""
    target.forever(1)


class TestGroup:
    size = 3

    def test_good_method(self, tmp_path):
        assert self.size == 3

    @pytest.mark.parametrize("n", [3, 4])
    def test_good_parameters(self, n):
        assert n in (3, 4)


def test_good_conftest(from_conftest):
    assert from_conftest == 42
