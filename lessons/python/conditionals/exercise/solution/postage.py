"""Postage for parcels, in whole cents."""


def shipping_cost(weight_kg, express):
    """Return what it costs to send a parcel of this weight."""
    # Change only the lines between this comment ...
    if weight_kg <= 0:
        raise ValueError("the weight must be more than 0")
    if weight_kg <= 1:
        cost = 450
    elif weight_kg <= 5:
        cost = 690
    elif weight_kg <= 20:
        cost = 1290
    else:
        cost = 2490
    if express:
        cost = cost + 500
    # ... and this one.
    return cost


print("Half a kilo:", shipping_cost(0.5, False))
print("Half a kilo, express:", shipping_cost(0.5, True))
print("Seven kilos:", shipping_cost(7, False))
