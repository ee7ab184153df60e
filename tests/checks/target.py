LIMIT, TABLE = 1, {"a": 1}


class Oops(Exception):
    pass


def divide(a, b):
    return a / b


def positive(n):
    assert n > 0, "must be positive"


def call(function):
    return function()


def forever(n):
    return forever(n + 1)


def custom():
    raise Oops("custom")
