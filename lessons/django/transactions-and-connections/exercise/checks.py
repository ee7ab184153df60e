import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from bank.models import Account, Transfer

pytestmark = pytest.mark.django_db(transaction=True)
URL = "postgresql://elm:fake%40pass%2Fword@db.test:5433/bank"


@pytest.fixture
def bank():
    """Ada with 3 hours, Ben with 1, and the module with transfer()."""
    from bank import services

    for name, hours in (("Ada", 3), ("Ben", 1)):
        Account.objects.create(name=name, email=f"{name.lower()}@elm.example", hours=hours)
    return services


@pytest.fixture
def database(monkeypatch):
    """Call database() with a DATABASE_URL."""
    from bank import config

    def call(url):
        if url is None:
            monkeypatch.delenv("DATABASE_URL", raising=False)
        else:
            monkeypatch.setenv("DATABASE_URL", url)
        return config.database()

    return call


def state():
    """Hours of all, lines in the book, and mails."""
    return dict(Account.objects.values_list("name", "hours")), Transfer.objects.count(), len(
        mail.outbox
    )


def nothing_changed(when):
    expected, seen = ({"Ada": 3, "Ben": 1}, 0, 0), state()
    assert seen == expected, (
        f"{when}, hours, book and mails should be {expected}, saw {seen}."
    )


def test_good_transfer(bank):
    """A transfer moves hours, is written down, and the target is told."""
    bank.transfer("Ada", "Ben", 2, "haircut")
    expected, seen = ({"Ada": 1, "Ben": 3}, 1, 1), state()
    assert seen == expected, f"After 2 hours from Ada to Ben, expected {expected}, saw {seen}."
    row = Transfer.objects.get()
    book = (row.source.name, row.target.name, row.hours, row.note)
    assert book == ("Ada", "Ben", 2, "haircut"), f"The book should name the transfer, saw {book}."
    sent = mail.outbox[0]
    assert sent.to == ["ben@elm.example"] and "haircut" in sent.body, (
        f"The mail should go to ben@elm.example with the note, saw {sent.to} and {sent.body!r}."
    )


def test_all_hours_may_go(bank):
    """Somebody may spend the last hour."""
    bank.transfer("Ada", "Ben", 3, "lawn")
    seen = dict(Account.objects.values_list("name", "hours"))
    assert seen == {"Ada": 0, "Ben": 4}, f"3 of 3 hours should be allowed, saw {seen}."


def test_too_few_hours(bank):
    """With too few hours, NotEnough is raised and nothing changes."""
    with pytest.raises(bank.NotEnough):
        bank.transfer("Ada", "Ben", 4, "lawn")
    nothing_changed("After a transfer of 4 of 3 hours")


def test_error_at_the_book(bank):
    """If the book refuses its line, the error is raised and nothing changes."""
    with pytest.raises(IntegrityError):
        bank.transfer("Ada", "Ben", 2, "")
    nothing_changed("After a transfer with an empty note")


def test_any_error(bank, monkeypatch):
    """Whatever exception comes at the end, nothing changes."""

    def fail(self, *args, **kwargs):
        raise OSError("disk full")

    monkeypatch.setattr(Transfer, "save", fail)
    with pytest.raises(OSError):
        bank.transfer("Ada", "Ben", 2, "haircut")
    nothing_changed("After an OSError while the book was written")


def test_goes_on_after_a_refusal(bank):
    """After a refusal, the next transfer works."""
    with pytest.raises(IntegrityError):
        bank.transfer("Ada", "Ben", 2, "")
    try:
        bank.transfer("Ada", "Ben", 2, "haircut")
    except Exception as error:
        pytest.fail(
            "After a refusal, 2 of Ada's 3 hours should go to Ben, saw "
            f"{type(error).__name__}: {str(error)[:80]}",
            pytrace=False,
        )
    expected, seen = ({"Ada": 1, "Ben": 3}, 1, 1), state()
    assert seen == expected, f"After a refusal and a good one, expected {expected}, saw {seen}."


def test_mail_waits_for_the_caller(bank):
    """A mail waits until the caller's transaction is committed."""
    with transaction.atomic():
        bank.transfer("Ada", "Ben", 2, "haircut")
        seen = len(mail.outbox)
        assert seen == 0, f"Inside the caller's atomic block no mail should be out, saw {seen}."
    assert len(mail.outbox) == 1, (
        f"After the caller's commit one mail should be out, saw {len(mail.outbox)}."
    )


def test_caller_undoes_it(bank):
    """If the caller undoes the transfer, there is no mail."""
    with pytest.raises(KeyError):
        with transaction.atomic():
            bank.transfer("Ada", "Ben", 2, "haircut")
            raise KeyError("the caller's own mistake")
    nothing_changed("After the caller's rollback")


def test_two_at_a_time(bank, monkeypatch):
    """The rows are locked inside the transaction, or the database does the sum."""
    locks = []
    original = QuerySet.select_for_update

    def noted(self, *args, **kwargs):
        locks.append(self.model)
        return original(self, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    with CaptureQueriesContext(connection) as queries:
        bank.transfer("Ada", "Ben", 2, "haircut")
    statements = [query["sql"] for query in queries]
    updates = [sql for sql in statements if sql.startswith("UPDATE")]
    sums = [sql for sql in updates if '"bank_account"."hours" -' in sql or '."hours" +' in sql]
    assert Account in locks or (updates and len(sums) == len(updates)), (
        "Between reading and writing another transfer may change the hours: expected "
        "select_for_update() on the accounts, or F() in each update, saw neither."
    )
    if Account in locks:
        begin = statements.index("BEGIN") if "BEGIN" in statements else len(statements)
        assert any(sql.startswith("SELECT") for sql in statements[begin:]), (
            "The rows should be locked inside the transaction, but no SELECT came after its BEGIN."
        )


def test_reads_what_is_there(bank):
    """A transfer counts with the hours in the database."""
    Account.objects.filter(name="Ada").update(hours=F("hours") + 4)
    bank.transfer("Ada", "Ben", 5, "fence")
    seen = dict(Account.objects.values_list("name", "hours"))
    assert seen == {"Ada": 2, "Ben": 6}, f"5 of Ada's 7 hours should go to Ben, saw {seen}."


def compare(seen, expected, url):
    for key, value in expected.items():
        assert str(seen.get(key)) == str(value), (
            f"For {url} the entry {key} should be {value!r}, saw {seen.get(key)!r}."
        )


def test_postgresql(database):
    """A postgresql address gives its parts, and a pool."""
    seen = database(URL)
    expected = {
        "ENGINE": "django.db.backends.postgresql", "NAME": "bank", "USER": "elm",
        "PASSWORD": "fake@pass/word", "HOST": "db.test", "PORT": 5433,
    }
    compare(seen, expected, URL)
    assert seen.get("OPTIONS", {}).get("pool"), (
        f"PostgreSQL should have a pool in OPTIONS, saw {seen.get('OPTIONS')}."
    )
    assert seen.get("CONN_MAX_AGE", 0) == 0, (
        f"Beside a pool CONN_MAX_AGE has to be 0, saw {seen['CONN_MAX_AGE']}."
    )


def test_mysql(database):
    """A mysql address gives its parts, and connections that are kept and checked."""
    url = "mysql://elm:fake@db.test/bank"
    seen = database(url)
    expected = {
        "ENGINE": "django.db.backends.mysql", "NAME": "bank", "USER": "elm",
        "PASSWORD": "fake", "HOST": "db.test", "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True,
    }
    compare(seen, expected, url)
    assert not seen.get("PORT"), f"Without a port, PORT should be empty, saw {seen['PORT']!r}."
    assert "pool" not in seen.get("OPTIONS", {}), "Django 5.2 has no pool for MySQL, saw one."


def test_other_database(database):
    """An address that begins otherwise is a ValueError."""
    for url in ("oracle://elm:fake@db.test/bank", "bank.sqlite3"):
        try:
            seen = database(url)
        except ValueError:
            continue
        pytest.fail(f"DATABASE_URL={url} should be a ValueError, saw {seen}.", pytrace=False)


def test_laptop(database):
    """Without DATABASE_URL, or with an empty one, there is SQLite."""
    expected = {"ENGINE": "django.db.backends.sqlite3", "NAME": "bank.sqlite3"}
    for url in (None, ""):
        seen = database(url)
        assert seen == expected, f"With DATABASE_URL {url!r} expected {expected}, saw {seen}."
