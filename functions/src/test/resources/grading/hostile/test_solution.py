import pytest
from solution import add

SECRET_SUM = 123456


def test_small():
    assert add(2, 3) == 5


def test_large():
    assert add(123000, 456) == SECRET_SUM


def test_nothing_to_add():
    with pytest.raises(TypeError):
        add(None, 1)
