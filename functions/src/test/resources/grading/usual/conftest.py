import pytest


@pytest.fixture(autouse=True)
def fresh():
    yield
