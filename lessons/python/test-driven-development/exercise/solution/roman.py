"""Roman numerals for a clock."""

NUMERALS = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
]


def roman(n):
    """Return the whole number n as a Roman numeral."""
    if not 1 <= n <= 3999:
        raise ValueError(f"n: want 1 to 3999, got {n}")
    text = ""
    for value, letters in NUMERALS:
        while n >= value:
            text += letters
            n -= value
    return text
