# units.py
def to_km(miles):
    return miles * 1.6


print("In units.py:", __name__)
