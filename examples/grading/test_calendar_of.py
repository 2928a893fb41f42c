"""What a teacher expects: ordinary pytest, which never meets the student's code in its own process."""

import pytest
from calendar_of import Date, days_in, is_leap


@pytest.mark.parametrize("year, leap", [(2023, False), (2024, True), (2000, True), (1900, False)])
def test_leap_years(year, leap):
    assert is_leap(year) is leap


def test_days_of_a_year():
    assert sum(days_in(month, 2023) for month in range(1, 13)) == 365


def test_a_month_that_is_none():
    with pytest.raises(ValueError, match="no month 13"):
        days_in(13, 2023)


def test_the_day_after():
    assert Date(2024, 2, 28).next() == Date(2024, 2, 29)


def test_the_day_after_the_last_of_the_year():
    assert Date(2023, 12, 31).next() == Date(2024, 1, 1)
