"""Tests as they are usually written: each must pass."""

import io
import subprocess
import sys
import unittest
from unittest import mock

import pytest
import solution
from solution import Bounded, Color, Point, Stack, WrongCode, add


@pytest.mark.parametrize("a, b, sum_of_both", [(1, 2, 3), ("a", "b", "ab"), (1.5, 1, 2.5), (10**30, 1, 10**30 + 1), ([1], [2], [1, 2])])
def test_values(a, b, sum_of_both):
    assert add(a, b) == sum_of_both


@pytest.mark.parametrize("value", [None, True, -0.5, float("inf"), b"\xff", (1, (2,)), {1: {2}}, frozenset([3]), 1j, "\ud800", range(3)])
def test_values_cross_unchanged(value):
    assert solution.same(value) == value and type(solution.same(value)) is type(value)


def test_near():
    assert add(0.1, 0.2) == pytest.approx(0.3)


def test_arguments_are_changed_in_place():
    items = [3, 1, 2]
    solution.sort_in_place(items)
    assert items == [1, 2, 3, 99] and solution.same(items) is items


def test_exceptions():
    with pytest.raises(ValueError, match="no good"):
        solution.fail()
    with pytest.raises(WrongCode) as caught:
        solution.fail(3)
    assert caught.value.code == 3 and isinstance(caught.value, KeyError)
    with pytest.raises(SystemExit):
        solution.leave()


def test_objects():
    stack = Stack()
    stack.push(1)
    stack.push("x")
    assert len(stack) == 2 and stack.top == "x" and stack.pop() == "x" and list(stack) == [1] and stack.items == [1]
    with pytest.raises(AttributeError):
        stack.nothing
    with pytest.raises(IndexError):
        Stack().pop()


def test_classes():
    assert isinstance(Bounded(), Stack) and issubclass(Bounded, Stack) and not isinstance(Stack(), Bounded)
    assert type(Stack.of(1, 2)) is Stack and Stack.of(1, 2).items == [1, 2] and Stack.kind == "last in, first out"


def test_equality_and_text_of_objects():
    assert Point(1, 2) == Point(1, 2) != Point(1, 3) and [Point(1)] == [Point(1)]
    assert Point(1, 2) + Point(3, 4) == Point(4, 6) and repr(Point(1)) == "Point(x=1, y=0)"


def test_enumerations():
    assert Color.RED is Color(1) and Color.RED != Color.BLUE and [color.name for color in Color] == ["RED", "BLUE"]


def test_generators():
    assert list(solution.squares(4)) == [0, 1, 4, 9]


def test_input(monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt="": "41")
    assert solution.ask() == 42


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("6\n"))
    assert solution.ask() == 7


def test_output(capsys):
    solution.say("x")
    assert capsys.readouterr().out == "said x\n"


def test_callbacks():
    assert solution.apply(lambda value: value + 1, 1, 2) == [2, 3]
    with pytest.raises(ZeroDivisionError):
        solution.apply(lambda value: 1 // value, 0)


def test_decorators():
    @solution.logged
    def double(value):
        return value * 2

    assert double(4) == ("logged", 8)


def test_patched_modules(monkeypatch):
    monkeypatch.setattr(solution.random, "randint", lambda low, high: 4)
    assert solution.roll() == 4
    monkeypatch.undo()
    with mock.patch("solution.random.randint", return_value=9) as patched:
        assert solution.roll() == 9
    patched.assert_called_once_with(1, 6)
    assert solution.roll() in range(1, 7)


def test_patched_names(monkeypatch):
    monkeypatch.setattr(solution, "LIMIT", 8)
    monkeypatch.setenv("MODE", "quiet")
    assert solution.LIMIT == 8 and solution.mode() == "quiet"


def test_patches_are_undone():
    assert solution.LIMIT == 7 and solution.mode() is None


def test_tables():
    import numpy
    import pandas

    numpy.testing.assert_allclose(solution.halves(3), [0, 0.5, 1])
    pandas.testing.assert_frame_equal(solution.table(), pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]}))


def test_files(tmp_path):
    assert solution.same(tmp_path) == tmp_path


def test_as_a_script():
    script = subprocess.run([sys.executable, "solution.py"], input="4", capture_output=True, text=True, check=True)
    assert script.stdout == "5\n"


def test_caches():
    assert solution.fibonacci(20) == 6765 and solution.fibonacci.cache_info().hits > 0


class TestInAClass(unittest.TestCase):
    def setUp(self):
        self.stack = Stack([1])

    def test_equal(self):
        self.assertEqual(self.stack.top, 1)

    def test_raises(self):
        with self.assertRaises(IndexError):
            Stack().pop()
