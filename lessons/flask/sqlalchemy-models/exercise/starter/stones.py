from dataclasses import dataclass


@dataclass
class Stone:
    id: int
    name: str
    grams: int
    found: int | None = None


STONES = []


def add_stone(name, grams, found=None):
    """Save a new stone and return it. A name that is taken is a ValueError."""
    if any(stone.name == name for stone in STONES):
        raise ValueError(f"the name {name} is taken")
    stone = Stone(len(STONES) + 1, name, grams, found)
    STONES.append(stone)
    return stone


def stones_over(grams):
    """Return a list of the stones over this weight: heaviest first, equal ones by name."""
    heavy = [stone for stone in STONES if stone.grams > grams]
    return sorted(heavy, key=lambda stone: (-stone.grams, stone.name))


def set_grams(stone_id, grams):
    """Save a new weight and return True. Return False if there is no such stone."""
    for stone in STONES:
        if stone.id == stone_id:
            stone.grams = grams
            return True
    return False


def remove_stone(stone_id):
    """Delete a stone and return True. Return False if there is no such stone."""
    for stone in STONES:
        if stone.id == stone_id:
            STONES.remove(stone)
            return True
    return False
