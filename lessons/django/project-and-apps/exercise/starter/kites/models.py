KITES = {"Moth": 8, "Old Box": 19, "Manta": 34}  # the wind each one needs, in km/h


def flying_in(wind):
    return [name for name, needed in KITES.items() if needed <= wind]
