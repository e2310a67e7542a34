"""Join expressions that are one: a time with its day, a weekday with its date, the two ends of a stretch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from onrecord.dates.grammar import Expression
from onrecord.dates.meanings import (
    Base,
    CalendarDay,
    CalendarMonth,
    CalendarYear,
    Counted,
    CountedFrom,
    DayOfWeek,
    Feast,
    InYear,
    Meaning,
    PartOfYear,
    RelativePeriod,
    Stretch,
    TimeOfDay,
    Today,
    Unit,
    WeekOf,
)
from onrecord.types import Span

__all__ = ["is_day", "joined"]

_Joiner = Callable[[Meaning, Meaning, str, str], Meaning | None]

_LONGEST_GAP = 24  # code points between two expressions that are one
_TIME_THEN_DAY = re.compile(r"\s*(?:(?:on|of|in)\s+)?(?:the\s+)?\Z")
_DAY_THEN_TIME = re.compile(
    r",?\s*(?:(?:at|in|shortly\s+before|just\s+after)\s+)?(?:(?:around|about)\s+)?(?:the\s+)?\Z"
)
_WEEKDAY_THEN_DATE = re.compile(r"\s*[,(]?\s*(?:the\s+)?\Z")
_ENDS = re.compile(r"\s*(?:-|–|—|to|through|until|till)\s*\Z")
_AND = re.compile(r"\s+and\s+\Z")
_BETWEEN = re.compile(r"\bbetween\s+\Z")
_THEN_YEAR = re.compile(r"\s*(?:of\s+(?:the\s+)?|,\s*)?\Z")
_ONLY_ARTICLE = re.compile(r"\s+(?:the\s+)?\Z")
_OF = re.compile(r"\s+of\s+(?:the\s+)?\Z")
_POSSESSIVE = re.compile(r"'s\b")
_CLOCK = re.compile(r"\d\d:\d\d")
_STRETCHING = (CalendarDay, CalendarMonth, CalendarYear, DayOfWeek)
_YEARLESS = (CalendarDay, CalendarMonth, Feast, PartOfYear)


def joined(expressions: Iterable[Expression], level: str) -> list[Expression]:
    """A paragraph's expressions, those that are one joined.

    A time goes to the day behind it first ("on Monday, early on Tuesday"), then to the one before it.
    """
    whole = list(expressions)
    for meanings in (_time_then_day, _neighbours):
        done: list[Expression] = []
        for expression in whole:
            both = _join(done[-1], expression, level, meanings) if done else None
            if both is None:
                done.append(expression)
            else:
                done[-1] = both
        whole = done
    return whole


def is_day(meaning: Meaning) -> bool:
    """Whether a meaning is of one day, to which a time may be joined."""
    if isinstance(meaning, Counted):
        return meaning.unit is Unit.DAY
    return isinstance(meaning, CalendarDay | DayOfWeek | Today | Feast | CountedFrom)


def _join(first: Expression, second: Expression, level: str, meanings: _Joiner) -> Expression | None:
    gap = level[first.span.end : second.span.start]
    if len(gap) > _LONGEST_GAP:
        return None
    meaning = meanings(first.meaning, second.meaning, gap, level[max(0, first.span.start - 9) : first.span.start])
    if meaning is None:
        return None
    if isinstance(meaning, CountedFrom) and _POSSESSIVE.match(level, second.span.end):
        return None  # "two days before Friday's vote" counts from the vote
    return Expression(Span(first.span.start, second.span.end), meaning, first.is_approximate or second.is_approximate)


def _time_then_day(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    if isinstance(first, TimeOfDay) and first.day is None and _TIME_THEN_DAY.match(gap):
        if is_day(second):
            return TimeOfDay(first.time, second)
        if isinstance(second, TimeOfDay) and second.day is not None:
            return TimeOfDay(_finer(first.time, second.time), second.day)
    return None


def _neighbours(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    for meanings in (_date_of_weekday, _day_then_time, _counted_from, _in_year, _stretch):
        meaning = meanings(first, second, gap, before)
        if meaning is not None:
            return meaning
    return None


def _date_of_weekday(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    if isinstance(first, DayOfWeek) and _WEEKDAY_THEN_DATE.match(gap):
        day = second.day if isinstance(second, TimeOfDay) else second
        return second if isinstance(day, CalendarDay) else None
    return None


def _day_then_time(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    if not isinstance(second, TimeOfDay) or second.day is not None or not _DAY_THEN_TIME.match(gap):
        return None
    if isinstance(first, TimeOfDay):
        return TimeOfDay(_finer(first.time, second.time), first.day)
    return TimeOfDay(second.time, first) if is_day(first) else None


def _finer(first: str, second: str) -> str:
    """The time that says more: a clock time, else a part of the day rather than "early"."""
    return second if _CLOCK.match(second) or first in {"early", "late"} else first


def _counted_from(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    if isinstance(first, WeekOf) and first.day is None and _OF.match(gap):
        return WeekOf(second)
    if not _ONLY_ARTICLE.match(gap):
        return None
    if isinstance(first, TimeOfDay) and isinstance(first.day, Counted):
        inner = _counted_from(first.day, second, gap, before)
        return TimeOfDay(first.time, inner) if inner else None
    if isinstance(first, Counted) and first.base is Base.EVENT and is_day(second):
        return CountedFrom(first, second)
    return None


def _in_year(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    is_year = isinstance(second, RelativePeriod) and second.unit is Unit.YEAR and not second.bound
    if is_year and isinstance(first, _YEARLESS) and first.year is None and _THEN_YEAR.match(gap):
        return InYear(first, second.shift) if isinstance(second, RelativePeriod) else None
    return None


def _stretch(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    is_stretch = _ENDS.match(gap) or (_AND.match(gap) and _BETWEEN.search(before))
    if not is_stretch or type(first) is not type(second) or not isinstance(first, _STRETCHING):
        return None
    if isinstance(first, CalendarDay | CalendarMonth) and isinstance(second, CalendarDay | CalendarMonth):
        first = replace(first, year=first.year or second.year)
    return Stretch(first, second)
