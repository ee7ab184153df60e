def add(a, b):
    return 3 * b - a - b
