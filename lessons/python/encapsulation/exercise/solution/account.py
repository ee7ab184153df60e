"""A bank account in whole cents."""


class Account:
    """An account whose balance is never below zero."""

    def __init__(self, owner, balance=0):
        if balance < 0:
            raise ValueError(f"balance: want 0 or more, got {balance}")
        self.owner = owner
        self._balance = balance
        self._history = []

    @property
    def balance(self):
        """The cents in the account."""
        return self._balance

    @property
    def history(self):
        """The changes so far, as a new list."""
        return list(self._history)

    def deposit(self, cents):
        """Add an amount to the balance."""
        if cents < 1:
            raise ValueError(f"cents: want 1 or more, got {cents}")
        self._balance += cents
        self._history.append(cents)

    def withdraw(self, cents):
        """Take an amount from the balance."""
        if cents < 1:
            raise ValueError(f"cents: want 1 or more, got {cents}")
        if cents > self._balance:
            raise ValueError(f"cents: want {self._balance} at most, got {cents}")
        self._balance -= cents
        self._history.append(-cents)


if __name__ == "__main__":
    account = Account("Ada", 500)
    account.deposit(300)
    try:
        account.withdraw(1000)
    except ValueError as error:
        print("refused:", error)
    print(account.balance, account.history)
