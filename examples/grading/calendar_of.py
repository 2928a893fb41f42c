"""A student's answer. Two of its mistakes are common ones."""


def is_leap(year):
    return year % 4 == 0


def days_in(month, year):
    if month < 1 or month > 12:
        raise ValueError(f"there is no month {month}")
    if month == 2:
        return 29 if is_leap(year) else 28
    return 31 if month in (1, 3, 5, 7, 8, 10, 12) else 30


class Date:
    def __init__(self, year, month, day):
        if day < 1 or day > days_in(month, year):
            raise ValueError(f"there is no day {day}")
        self.year, self.month, self.day = year, month, day

    def next(self):
        if self.day < days_in(self.month, self.year):
            return Date(self.year, self.month, self.day + 1)
        return Date(self.year, self.month + 1, 1)

    def __eq__(self, other):
        return (self.year, self.month, self.day) == (other.year, other.month, other.day)

    def __repr__(self):
        return f"{self.year}-{self.month:02}-{self.day:02}"
