"""Postage for parcels, in whole cents."""


def shipping_cost(weight_kg, express):
    """Return what it costs to send a parcel of this weight."""
    # Change only the lines between this comment ...
    cost = 450
    if express:
        cost = 500
    # ... and this one.
    return cost


print("Half a kilo:", shipping_cost(0.5, False))
print("Half a kilo, express:", shipping_cost(0.5, True))
print("Seven kilos:", shipping_cost(7, False))
