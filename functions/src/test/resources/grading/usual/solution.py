"""What students write: functions, classes, generators, exceptions, input and output."""

import dataclasses
import enum
import functools
import os
import random

LIMIT = 7


def add(a, b):
    return a + b


def same(value):
    return value


def sort_in_place(items):
    items.sort()
    items.append(99)


def total(table):
    return {key: sum(values) for key, values in table.items()}


def squares(count):
    for number in range(count):
        yield number * number


def ask():
    return int(input("n? ")) + 1


def say(text):
    print("said", text)


def apply(function, *values):
    return [function(value) for value in values]


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return "logged", function(*args)

    return wrapper


@functools.lru_cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def roll():
    return random.randint(1, 6)


def mode():
    return os.environ.get("MODE")


def leave():
    raise SystemExit(3)


def table():
    import pandas

    return pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]})


def halves(count):
    import numpy

    return numpy.arange(count) * 0.5


class WrongCode(KeyError):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def fail(code=None):
    if code is None:
        raise ValueError("no good")
    raise WrongCode(code)


class Stack:
    kind = "last in, first out"

    def __init__(self, items=()):
        self.items = list(items)

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    @property
    def top(self):
        return self.items[-1]

    @classmethod
    def of(cls, *items):
        return cls(items)


class Bounded(Stack):
    pass


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


class Color(enum.Enum):
    RED = 1
    BLUE = 2


if __name__ == "__main__":
    print(add(int(input()), 1))
