def strokes(hits: int, lost: int = 0) -> int:
    """Return the strokes for a hole: a lost ball costs 1 more, and 7 are the most."""
    return min(hits + lost, 7)


def total(card: list[int]) -> int:
    """Return the strokes of a card."""
    return sum(card)


def winners(cards: dict[str, list[int]]) -> list[str]:
    """Return all names with the lowest total, in the order of the cards."""
    best = min(total(card) for card in cards.values())
    return [name for name, card in cards.items() if total(card) == best]
