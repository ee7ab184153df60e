def first_gap(numbers):
    """Return the first missing number of a rising list, or None."""
    gap = None
    # Your lines begin here.
    for step, number in enumerate(numbers):
        expected = numbers[0] + step
        if number != expected:
            gap = expected
            break
    # Your lines end here.
    return gap


print("expected 1043, saw", first_gap([1041, 1042, 1045, 1047]))
print("expected None, saw", first_gap([1041, 1042, 1043]))
