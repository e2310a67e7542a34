"""The calendar: periods of time and how they are written in EDTF (ISO 8601-2), and the reckoning with them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from onrecord.types import DatePrecision

__all__ = [
    "Period",
    "add_months",
    "day_of",
    "month_of",
    "months",
    "safe_date",
    "shifted",
    "week_of",
    "year_of",
    "years",
]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from first to last, both included, at the precision of the words that name them."""

    first: date
    last: date
    precision: DatePrecision
    is_approximate: bool = False

    def edtf(self, clock: str | None = None) -> str:
        """The period in EDTF, with a clock time ("18:30") where it is a single day."""
        ends = [self._end(self.first), self._end(self.last)]
        if ends[0] == ends[1] and self.precision is not DatePrecision.WEEK:
            ends = ends[:1]
        if clock and len(ends) == 1:
            ends[0] += f"T{clock}"
        return "/".join(end + ("~" if self.is_approximate else "") for end in ends)

    def _end(self, day: date) -> str:
        iso = day.isoformat()
        if self.precision is DatePrecision.YEAR:
            return iso[:4]
        return iso[:7] if self.precision is DatePrecision.MONTH else iso


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def day_of(day: date) -> Period:
    """One day."""
    return Period(day, day, DatePrecision.DAY)


def week_of(day: date) -> Period:
    """The week of a day, from Monday to Sunday."""
    monday = shifted(day, -day.weekday())
    return Period(monday, shifted(monday, 6), DatePrecision.WEEK)


def month_of(year: int, month: int) -> Period:
    """One month of a year."""
    return months(year, month, year, month)


def months(first_year: int, first: int, last_year: int, last: int) -> Period:
    """Whole months from the first to the last."""
    end = date(last_year, last, calendar.monthrange(last_year, last)[1])
    return Period(date(first_year, first, 1), end, DatePrecision.MONTH)


def year_of(year: int) -> Period:
    """One year."""
    return years(year, year)


def years(first: int, last: int) -> Period:
    """Whole years from the first to the last."""
    return Period(date(first, 1, 1), date(last, 12, 31), DatePrecision.YEAR)


def add_months(day: date, count: int) -> tuple[int, int]:
    """Year and month that lie so many months after a day's own."""
    index = min(max(day.year * 12 + day.month - 1 + count, 12), 9999 * 12 + 11)
    return index // 12, index % 12 + 1


def shifted(day: date, days: int) -> date:
    """The day so many days later, held within the calendar."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
