"""What date expressions mean, before it is known which date they are spoken from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Base",
    "CalendarDay",
    "CalendarMonth",
    "CalendarYear",
    "Counted",
    "CountedFrom",
    "DayOfWeek",
    "Feast",
    "InYear",
    "Meaning",
    "PartOfYear",
    "RelativePeriod",
    "RelativeQuarter",
    "SeasonOf",
    "Stretch",
    "TimeOfDay",
    "Today",
    "Trailing",
    "Unit",
    "Vague",
    "WeekOf",
    "WeekOfMonth",
]


class Unit(StrEnum):
    """Units that expressions count in."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Base(StrEnum):
    """What a counted expression counts from.

    NOW: the article's day. SPOKEN: the date that the copy was last speaking of. EVENT: that of what follows ("two days
    after the vote").
    """

    NOW = "now"
    SPOKEN = "spoken"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of a month ("9 March"), or several ("9-11 March"); year None where it is not said."""

    month: int
    first: int
    last: int
    year: int | None


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month, or several ("March and April"); relation -1, 0, 1 for last, this, next March."""

    first: int
    last: int
    year: int | None
    relation: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """A year, or several ("2012-16")."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A weekday, 0 for Monday; relation as for months; week: weeks from the article's own ("Friday of last week")."""

    number: int
    relation: int | None = None
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """So many days from the article's own."""

    shift: int


@dataclass(frozen=True, slots=True)
class RelativePeriod:
    """The unit so many units from that of the base ("last week"); bound -1 for "earlier this week", 1 for "later"."""

    unit: Unit
    shift: int
    bound: int = 0


@dataclass(frozen=True, slots=True)
class Trailing:
    """A number of units up to the article's day, or from it on ("the past 13 days")."""

    unit: Unit
    count: int
    direction: int


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units before (-1) or after (1) a base ("two days ago", "a week later").

    least: the lower count where there are two ("five or six weeks ago"), else the count.
    """

    unit: Unit
    count: int
    direction: int
    base: Base
    least: int = 0


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season, by its first month, of a year; relation as for months."""

    month: int
    year: int | None
    relation: int | None = None


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """Months of a year by their number ("the second quarter", "the first five months"); year None for the article's."""

    first: int
    last: int
    year: int | None


@dataclass(frozen=True, slots=True)
class RelativeQuarter:
    """The quarter before (-1), of (0) or after (1) the article's own."""

    shift: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday or another day with a name (onrecord.dates.holidays)."""

    name: str
    year: int | None
    relation: int | None = None


@dataclass(frozen=True, slots=True)
class WeekOfMonth:
    """The nth week of a month, 0 for the last."""

    number: int
    month: CalendarMonth


@dataclass(frozen=True, slots=True)
class InYear:
    """A day, month or holiday of the year so many years from the article's ("June of last year")."""

    meaning: Meaning
    shift: int


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """So many units before or after a date that is said itself ("the day after Christmas")."""

    counted: Counted
    start: Meaning


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week of a day; day None until the words behind it are joined."""

    day: Meaning | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one date to another."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time or a part of the day; day None where the words name none."""

    time: str
    day: Meaning | None


@dataclass(frozen=True, slots=True)
class Vague:
    """Words that place no date."""


Meaning = (
    CalendarDay
    | CalendarMonth
    | CalendarYear
    | DayOfWeek
    | Today
    | RelativePeriod
    | Trailing
    | Counted
    | SeasonOf
    | PartOfYear
    | RelativeQuarter
    | Feast
    | WeekOf
    | WeekOfMonth
    | InYear
    | CountedFrom
    | Stretch
    | TimeOfDay
    | Vague
)
