def high_water():
    return ["06:10", "18:35"]
