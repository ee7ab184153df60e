"""Tell customers about their orders."""

from abc import ABC, abstractmethod


class Notifier(ABC):
    """A way to tell customers something."""

    def __init__(self, shop):
        self.shop = shop

    def compose(self, text):
        """Return the text with the shop in front."""
        return f"{self.shop}: {text}"

    @abstractmethod
    def send(self, customer, text):
        """Tell the customer the text."""


class EmailNotifier(Notifier):
    """Keeps mails in an outbox."""

    def __init__(self, shop, sender):
        super().__init__(shop)
        self.sender = sender
        self.outbox = []

    def send(self, customer, text):
        """Put a mail to the customer into the outbox."""
        message = self.compose(text)
        self.outbox.append({"from": self.sender, "to": customer, "text": message})


class LogNotifier(Notifier):
    """Keeps lines of a log."""

    def __init__(self, shop):
        super().__init__(shop)
        self.lines = []

    def send(self, customer, text):
        """Add a line about the customer to the log."""
        self.lines.append(f"{customer} <- {self.compose(text)}")


class TextNotifier(Notifier):
    """Keeps text messages of 40 characters at most."""

    def __init__(self, shop):
        super().__init__(shop)
        self.sent = []

    def compose(self, text):
        """Return the beginning of the text with the shop in front."""
        return super().compose(text)[:40]

    def send(self, customer, text):
        """Keep a message to the customer."""
        self.sent.append((customer, self.compose(text)))


class OrderService:
    """Takes orders and sends them off."""

    def __init__(self, notifier):
        self.notifier = notifier
        self.orders = {}

    def place(self, customer, item):
        """Take an order, tell the customer, return the number of the order."""
        number = len(self.orders) + 1
        self.orders[number] = customer
        self.tell(customer, f"order {number}, {item}, is taken")
        return number

    def ship(self, number):
        """Tell the customer that an order is on its way."""
        customer = self.orders[number]
        self.tell(customer, f"order {number} is on its way")

    def tell(self, customer, text):
        """Pass a text to the notifier."""
        self.notifier.send(customer, text)


class Bell:
    """A notifier for trying out: it rings."""

    def send(self, customer, text):
        """Ring for the customer."""
        print("Ding!", customer, text)


if __name__ == "__main__":
    log = LogNotifier("Corner Shop")
    service = OrderService(log)
    service.ship(service.place("Ada", "tea"))
    print(log.lines)
    OrderService(Bell()).place("Ben", "a cup")
