"""Which two parcels fill the cargo bike?"""


def find_pairs(numbers, target):
    """Return all pairs (small, large) of numbers that add up to target."""
    seen = set()
    pairs = set()
    for number in numbers:
        partner = target - number
        if partner in seen:
            pairs.add((min(number, partner), max(number, partner)))
        seen.add(number)
    return sorted(pairs)


if __name__ == "__main__":
    print(find_pairs([7, 2, 5, 8, 3], 10))
    print(find_pairs([4, 6, 6, 4], 10))
    print(find_pairs([5, 5], 10))
