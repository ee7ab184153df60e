"""A bank account in whole cents."""


class Account:
    """An account whose balance is never below zero."""

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []

    def deposit(self, cents):
        """Add an amount to the balance."""
        self.balance += cents
        self.history.append(cents)

    def withdraw(self, cents):
        """Take an amount from the balance."""
        self.balance -= cents
        self.history.append(-cents)
        if self.balance < 0:
            raise ValueError(f"cents: too much, got {cents}")


if __name__ == "__main__":
    account = Account("Ada", 500)
    account.deposit(300)
    try:
        account.withdraw(1000)
    except ValueError as error:
        print("refused:", error)
    print(account.balance, account.history)
