"""Holds every form of syntax once."""
import os.path as path
from re import *
from . import sibling
from dataclasses import dataclass


@dataclass
class Shape(object):
    sides: int = 3

    @property
    def area(self):
        return self.sides ** 2 // 1 % 7 / 2.5

    @classmethod
    def new(cls):
        return cls()

    @staticmethod
    def old(a, /, b=1, *rest, c, **more):
        pass

    def __len__(self) -> int:
        global limit
        limit += 1
        return ~self.sides if self else -1


def count(n, numbers):
    total = other = 0

    def inner():
        nonlocal total
        yield total
        yield from [1, 2]

    for i in numbers:
        while i:
            continue
        else:
            break
    if not n and i or n is None or 1 < n < 2 or n in numbers:
        del total
    elif n:
        assert n
    else:
        first, *others = numbers[1:], numbers[-1]
    try:
        raise ValueError from None
    except ValueError:
        print(f"{n:.2f}", sep="")
    else:
        n = b"x" @ n
    finally:
        n = lambda: count(n, numbers)
    try:
        pass
    except* TypeError:
        pass
    with open("a") as a, open("b") as b:
        a.read()
    match n:
        case 1:
            n = {}, {1}, [], (y := 1)
    [x for x in n for x in n]
    {x for x in n}
    {x: x for x in n}
    return (x for x in n)


async def wait():
    await wait()
    sorted([], key=None)
    for i in []:
        for j in []:
            pass


if __name__ == "__main__":
    count(1, {"a": 1})
