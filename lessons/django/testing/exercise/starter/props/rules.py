def late_fee(days_late):
    """Return the cents for coming back late: 50 a day, and at most 1000."""
    return min(50 * max(days_late, 0), 1000)
