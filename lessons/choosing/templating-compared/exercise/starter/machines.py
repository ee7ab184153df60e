"""What is for sale."""

from dataclasses import dataclass


@dataclass
class Machine:
    name: str
    price: int
    stock: int | None = 1
    note: str | None = None

    def label(self):
        return f"{self.name}, restored"

    def rate(self, months):
        return f"{self.price / months:.2f}"


MACHINES = [
    Machine('Hermes "Baby"', 180, 2, "new ribbon"),
    Machine("Smith & Sons", 95, 0, ""),
    Machine("Olympia", 240, None),
]
