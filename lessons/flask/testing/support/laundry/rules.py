def price(hour):
    """Return the price of a wash in cents; it is cheaper before 9 and from 20 on."""
    if not 7 <= hour <= 21:
        raise ValueError("hour: 7 to 21")
    return 200 if hour < 9 or hour >= 20 else 300
