import pytest

from account import Account


def raised(function, *args):
    """Call a function and return the name of the exception, or None."""
    try:
        function(*args)
    except Exception as error:
        return type(error).__name__
    return None


def state(account):
    """Balance and history of an account, side by side."""
    return account.balance, list(account.history)


def used_account():
    """An account that has seen a deposit and a withdrawal."""
    account = Account("Ada", 500)
    account.deposit(300)
    account.withdraw(200)
    return account


def test_start():
    """An account starts with the given balance, or with 0."""
    for account, expected in ((Account("Ada", 500), 500), (Account("Ada"), 0)):
        assert account.balance == expected, (
            f"A new account should have {expected}, saw {account.balance!r}."
        )
        assert list(account.history) == [], (
            f"A new account should have the history [], saw {account.history!r}."
        )


@pytest.mark.parametrize("balance", [-1, -500])
def test_start_below_zero(balance):
    """A start below zero raises a ValueError."""
    seen = raised(Account, "Ada", balance)
    assert seen == "ValueError", (
        f"Account('Ada', {balance}) should raise a ValueError, saw {seen or 'no exception'}."
    )


def test_owner_is_plain():
    """The owner is a plain attribute that may change."""
    account = Account("Ada")
    seen = raised(setattr, account, "owner", "Grace")
    assert seen is None, f"account.owner = 'Grace' should work, but it raised a {seen}."
    assert account.owner == "Grace", f"The owner should be 'Grace', saw {account.owner!r}."


def test_deposit_and_withdraw():
    """Deposits and withdrawals change the balance and stand in the history."""
    seen = state(used_account())
    assert seen == (600, [300, -200]), (
        "500 at the start, deposit(300), withdraw(200): balance and history should be "
        f"600 and [300, -200], saw {seen[0]!r} and {seen[1]!r}."
    )


def test_withdraw_everything():
    """Withdrawing everything is allowed and leaves 0."""
    account = Account("Ada", 500)
    seen = raised(account.withdraw, 500)
    assert seen is None, f"withdraw(500) of 500 should work, but it raised a {seen}."
    assert account.balance == 0, f"After withdraw(500) of 500, 0 is left, saw {account.balance}."


@pytest.mark.parametrize(
    ("method", "cents"),
    [("deposit", 0), ("deposit", -50), ("withdraw", 0), ("withdraw", -50), ("withdraw", 601)],
)
def test_refused(method, cents):
    """Amounts below 1 and overdrafts raise a ValueError."""
    seen = raised(getattr(used_account(), method), cents)
    assert seen == "ValueError", (
        f"{method}({cents}) with a balance of 600 should raise a ValueError, "
        f"saw {seen or 'no exception'}."
    )


@pytest.mark.parametrize(
    ("method", "cents"),
    [("deposit", 0), ("deposit", -50), ("withdraw", 0), ("withdraw", -50), ("withdraw", 601)],
)
def test_no_trace(method, cents):
    """A refused change leaves balance and history as they were."""
    account = used_account()
    raised(getattr(account, method), cents)
    seen = state(account)
    assert seen == (600, [300, -200]), (
        f"After a refused {method}({cents}), balance and history should still be "
        f"600 and [300, -200], saw {seen[0]!r} and {seen[1]!r}. Check first, change last."
    )


@pytest.mark.parametrize(("name", "value"), [("balance", 9000), ("balance", -1), ("history", [])])
def test_read_only(name, value):
    """Assigning to balance or history raises an AttributeError."""
    account = used_account()
    seen = raised(setattr, account, name, value)
    assert seen == "AttributeError", (
        f"account.{name} = {value} should raise an AttributeError, saw {seen or 'no exception'}."
    )
    assert state(account) == (600, [300, -200]), (
        f"After the refused account.{name} = {value}, nothing should have changed, "
        f"saw {account.balance!r} and {account.history!r}."
    )


def test_history_is_a_list_of_its_own():
    """Changing the list that history returns does not change the account."""
    account = used_account()
    mine = account.history
    assert type(mine) is list, f"account.history should be a list, saw {type(mine).__name__}."
    mine.append(9000)
    assert account.history == [300, -200], (
        "After account.history.append(9000), the history should still be [300, -200], "
        f"saw {account.history}. Whose list does the caller get?"
    )


def test_history_is_up_to_date():
    """Balance and history are worked out at each reading."""
    account = used_account()
    state(account)
    account.deposit(50)
    seen = state(account)
    assert seen == (650, [300, -200, 50]), (
        "After one more deposit(50), balance and history should be 650 and [300, -200, 50], "
        f"saw {seen[0]!r} and {seen[1]!r}."
    )


def test_accounts_do_not_share():
    """Two accounts have histories of their own."""
    used_account()
    ben = Account("Ben")
    ben.deposit(10)
    assert list(ben.history) == [10], f"Ben's history should be [10], saw {ben.history!r}."
