"""Resolve what a date expression means against the article's date and the dates that the copy spoke of before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from onrecord.dates.calendar import Period, shifted, week_of, years
from onrecord.dates.context import Context, Resolved
from onrecord.dates.events import Spoken
from onrecord.dates.meanings import (
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
    RelativeQuarter,
    SeasonOf,
    Stretch,
    TimeOfDay,
    Today,
    Trailing,
    Vague,
    WeekOf,
    WeekOfMonth,
)
from onrecord.dates.naming import (
    resolve_day,
    resolve_feast,
    resolve_month,
    resolve_part_of_year,
    resolve_relative_quarter,
    resolve_season,
    resolve_weekday,
)
from onrecord.dates.reckoning import (
    count_from,
    resolve_counted,
    resolve_relative_period,
    resolve_today,
    resolve_trailing,
)
from onrecord.types import DatePrecision

__all__ = ["resolve"]

_BETWEEN_SENTENCES = 4  # code points, a paragraph's end among them


def resolve(meaning: Meaning, context: Context) -> Resolved:
    """The dates that a meaning comes to in its context."""
    return _BY_KIND[type(meaning)](meaning, context)


def _year(meaning: CalendarYear, context: Context) -> Resolved:
    return Resolved(years(meaning.first, meaning.last), DatePrecision.YEAR, "the copy says the year", 0.95)


def _vague(meaning: Vague, context: Context) -> Resolved:
    return Resolved(None, DatePrecision.UNKNOWN, "the words place no date", 0.8)


def _week_of(meaning: WeekOf, context: Context) -> Resolved:
    if meaning.day is None:
        return _vague(Vague(), context)
    inner = resolve(meaning.day, context)
    period = week_of(inner.period.first) if inner.period else None
    return replace(inner, period=period, precision=DatePrecision.WEEK, edtf=None, reason="the week of that day")


def _week_of_month(meaning: WeekOfMonth, context: Context) -> Resolved:
    """The nth week is the one that the month's 7nth day stands in; the last one that of its last day."""
    inner = resolve_month(meaning.month, context)
    if inner.period is None:
        return replace(inner, edtf=None)
    first, last = inner.period.first, inner.period.last
    end = min(shifted(first, 7 * meaning.number - 1), last) if meaning.number else last
    return replace(inner, period=week_of(end), precision=DatePrecision.WEEK, reason="that week of the month")


def _in_year(meaning: InYear, context: Context) -> Resolved:
    inner = meaning.meaning
    if context.published is not None and isinstance(inner, CalendarDay | CalendarMonth | Feast | PartOfYear):
        inner = replace(inner, year=context.published.year + meaning.shift)
    return resolve(inner, context)


def _counted_from(meaning: CountedFrom, context: Context) -> Resolved:
    start = resolve(meaning.start, context)
    if start.period is None:
        return replace(start, edtf=None)
    period = count_from(meaning.counted, start.period)
    return replace(start, period=period, precision=period.precision, reason="counted from the day that is said with it")


def _stretch(meaning: Stretch, context: Context) -> Resolved:
    first, last = resolve(meaning.first, context), resolve(meaning.last, context)
    if first.period is None or last.period is None:
        edtf = f"{first.edtf}/{last.edtf}" if first.edtf and last.edtf else None
        return replace(first, period=None, edtf=edtf)
    start, end = first.period.first, last.period.last
    if start > end and isinstance(meaning.first, CalendarDay | CalendarMonth):
        earlier = replace(meaning.first, year=start.year - 1)
        start = (resolve(earlier, context).period or first.period).first
    elif start > end and isinstance(meaning.first, DayOfWeek):
        start = shifted(start, -7)
    period = Period(min(start, end), end, last.precision)
    return Resolved(period, last.precision, "from the one to the other", min(first.confidence, last.confidence))


def _time_of_day(meaning: TimeOfDay, context: Context) -> Resolved:
    """A time's day: the one said with it, else of the sentence; a part of the day's, also one spoken of before."""
    is_clock = ":" in meaning.time and context.published is not None
    spoken = _at_hand(context) if is_clock else context.spoken(DatePrecision.DAY)
    if meaning.day is not None:
        inner = resolve(meaning.day, context)
    elif spoken is not None:
        reason = "of the day spoken of before"
        inner = Resolved(spoken.period, DatePrecision.DAY, reason, 0.6, words=(spoken.words,))
    else:
        inner = resolve_today(Today(0), context)
    return replace(inner, precision=DatePrecision.TIME_OF_DAY, time=meaning.time)


def _at_hand(context: Context) -> Spoken | None:
    """The last day spoken of in the sentence at hand, else the first in the one right before it, which is its news."""
    found = None
    for spoken in context.all_spoken(DatePrecision.DAY):
        if context.sentence.start - spoken.sentence.end > _BETWEEN_SENTENCES:
            break
        if spoken.sentence == context.sentence:
            return spoken
        if found is None or spoken.period.first != context.published:  # a dateline's day is no news
            found = spoken
    return found


_BY_KIND: Mapping[type, Callable[[Any, Context], Resolved]] = {
    CalendarDay: resolve_day,
    CalendarMonth: resolve_month,
    CalendarYear: _year,
    Counted: resolve_counted,
    CountedFrom: _counted_from,
    DayOfWeek: resolve_weekday,
    Feast: resolve_feast,
    InYear: _in_year,
    PartOfYear: resolve_part_of_year,
    RelativePeriod: resolve_relative_period,
    RelativeQuarter: resolve_relative_quarter,
    SeasonOf: resolve_season,
    Stretch: _stretch,
    TimeOfDay: _time_of_day,
    Today: resolve_today,
    Trailing: resolve_trailing,
    Vague: _vague,
    WeekOf: _week_of,
    WeekOfMonth: _week_of_month,
}
