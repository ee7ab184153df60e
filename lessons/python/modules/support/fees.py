# fees.py
MONTHLY = {"adult": 20, "junior": 8}


def yearly(kind):
    return MONTHLY[kind] * 12


print("Test:", yearly("adult"))
