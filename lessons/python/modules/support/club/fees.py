# club/fees.py
MONTHLY = {"adult": 20, "junior": 8}


def yearly(kind):
    return MONTHLY[kind] * 12


if __name__ == "__main__":
    print("Test:", yearly("adult"))
