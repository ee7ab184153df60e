"""The plants of the house. This file stays as it is."""

from dataclasses import dataclass


@dataclass
class Plant:
    pk: int
    name: str
    note: str
    planted: int


PLANTS = [
    Plant(1, "Dragon tree", "Its red sap is called <dragon's blood>.", 1904),
    Plant(2, "Date & oil palms", "Still small.", 2025),
]
