"""Tell customers about their orders."""


class EmailNotifier:
    """Keeps mails in an outbox."""

    def __init__(self, shop, sender):
        self.shop = shop
        self.sender = sender
        self.outbox = []

    def compose(self, text):
        """Return the text with the shop in front."""
        return f"{self.shop}: {text}"

    def mail(self, customer, text):
        """Put a mail to the customer into the outbox."""
        message = self.compose(text)
        self.outbox.append({"from": self.sender, "to": customer, "text": message})


class LogNotifier:
    """Keeps lines of a log."""

    def __init__(self, shop):
        self.shop = shop
        self.lines = []

    def compose(self, text):
        """Return the text with the shop in front."""
        return f"{self.shop}: {text}"

    def write(self, customer, text):
        """Add a line about the customer to the log."""
        self.lines.append(f"{customer} <- {self.compose(text)}")


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
        if isinstance(self.notifier, EmailNotifier):
            self.notifier.mail(customer, text)
        elif isinstance(self.notifier, LogNotifier):
            self.notifier.write(customer, text)


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
