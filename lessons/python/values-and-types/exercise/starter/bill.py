# Splitting a restaurant bill. All amounts are in cents.


def split_bill(total_cents, people):
    """Give each person's share and what is left over, both in whole cents."""
    # your lines begin here
    share = total_cents / people
    left_over = 0
    # your lines end here
    return share, left_over


print("1200 cents, 4 people:", split_bill(1200, 4))
print("1000 cents, 3 people:", split_bill(1000, 3))
