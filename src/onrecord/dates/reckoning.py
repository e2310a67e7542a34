"""Resolve words that count from the article's day, or from a date or an event that the copy speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.dates.calendar import Period, add_months, day_of, month_of, months, shifted, week_of, year_of, years
from onrecord.dates.context import Context, Resolved, unanchored
from onrecord.dates.events import Spoken
from onrecord.dates.meanings import Base, Counted, RelativePeriod, Today, Trailing, Unit
from onrecord.types import DatePrecision

__all__ = ["count_from", "resolve_counted", "resolve_relative_period", "resolve_today", "resolve_trailing"]

_PRECISION = {
    Unit.MINUTE: DatePrecision.DAY,
    Unit.HOUR: DatePrecision.DAY,
    Unit.DAY: DatePrecision.DAY,
    Unit.WEEKEND: DatePrecision.DAY,
    Unit.WEEK: DatePrecision.WEEK,
    Unit.FORTNIGHT: DatePrecision.WEEK,
    Unit.MONTH: DatePrecision.MONTH,
    Unit.YEAR: DatePrecision.YEAR,
    Unit.DECADE: DatePrecision.YEAR,
    Unit.CENTURY: DatePrecision.YEAR,
}
_SCALE = {Unit.FORTNIGHT: 14, Unit.WEEK: 7, Unit.DECADE: 10, Unit.CENTURY: 100}  # in days, or in years
_FROM_NOW = "counted from the article's date"


def resolve_today(meaning: Today, context: Context) -> Resolved:
    """So many days from the article's own."""
    if context.published is None:
        return unanchored(DatePrecision.DAY)
    reasons = {0: "the article's date", -1: "the day before the article's date", 1: "the day after the article's date"}
    period = day_of(shifted(context.published, meaning.shift))
    return Resolved(period, DatePrecision.DAY, reasons.get(meaning.shift, _FROM_NOW), 0.9)


def resolve_relative_period(meaning: RelativePeriod, context: Context) -> Resolved:
    """The week, weekend, month or year before, of or after the article's own."""
    published, unit, shift = context.published, meaning.unit, meaning.shift
    if published is None:
        return unanchored(_PRECISION[unit])
    name = unit.value
    reason = {0: f"the {name} of the article's date", -1: f"the {name} before the article's", 1: f"the {name} after it"}
    if unit is Unit.WEEKEND:
        is_past = shift == 0 and published.weekday() < _SATURDAY and context.outlook().direction < 0
        return Resolved(_weekend(published, shift, is_past=is_past), DatePrecision.DAY, reason[shift], 0.8)
    if unit in {Unit.WEEK, Unit.FORTNIGHT}:
        period = week_of(shifted(published, 7 * shift))
        if meaning.bound < 0:
            period = replace(period, last=min(period.last, published))
        elif meaning.bound > 0:
            period = replace(period, first=max(period.first, published))
    elif unit is Unit.MONTH:
        period = month_of(*add_months(published, shift))
    elif unit is Unit.YEAR:
        period = year_of(_held(published.year + shift))
    else:
        return Resolved(None, DatePrecision.UNKNOWN, "the words place no date", 0.6)
    return Resolved(period, period.precision, reason[shift], 0.9)


_SATURDAY = 5


def _weekend(day: date, shift: int, *, is_past: bool = False) -> Period:
    """The weekend before (-1), of (0) or after (1) a day; is_past: the one before it where the day is in the week."""
    saturday = shifted(week_of(day).first, _SATURDAY)
    if shift < 0 or is_past:
        saturday = shifted(saturday, -7)
    elif shift > 0 and day.weekday() >= _SATURDAY:
        saturday = shifted(saturday, 7)
    return Period(saturday, shifted(saturday, 1), DatePrecision.DAY)


def resolve_trailing(meaning: Trailing, context: Context) -> Resolved:
    """From so many units back to the article's own, or from it on."""
    published, count = context.published, meaning.count * meaning.direction
    precision = _PRECISION[meaning.unit]
    if published is None:
        return unanchored(precision)
    if precision is DatePrecision.YEAR:
        period = years(*sorted((published.year, _held(published.year + count * _SCALE.get(meaning.unit, 1)))))
    elif precision is DatePrecision.MONTH:
        first, last = sorted(((published.year, published.month), add_months(published, count)))
        period = months(*first, *last)
    else:
        first_day, last_day = sorted((published, shifted(published, _days(meaning.unit, count))))
        period = Period(first_day, last_day, precision)
    return Resolved(period, precision, _FROM_NOW, 0.7)


def resolve_counted(meaning: Counted, context: Context) -> Resolved:
    """So many units before or after the article's day, the date spoken of before, or an event."""
    precision = _PRECISION[meaning.unit]
    published = context.published
    if meaning.base is Base.EVENT:
        return _from_event(meaning, context)
    if meaning.base is Base.SPOKEN and (said := _spoken(meaning, precision, context)):
        period = count_from(meaning, said.period)
        is_ahead = published is not None and said.period.first <= published < period.first
        if published and is_ahead and precision is DatePrecision.YEAR and context.outlook().direction <= 0:
            period = year_of(published.year)  # "even three years later it remains": up to now
        return Resolved(period, precision, "counted from the date spoken of before", 0.75, words=(said.words,))
    if published is None:
        return unanchored(precision)
    return Resolved(
        count_from(meaning, day_of(published)), precision, _FROM_NOW, 0.9 if meaning.base is Base.NOW else 0.5
    )


def _spoken(meaning: Counted, precision: DatePrecision, context: Context) -> Spoken | None:
    """The date that words count from: the last one; where the clause looks back, one that keeps the result so."""
    published = context.published
    if published is not None and (meaning.count == 0 or context.outlook().direction <= 0):
        for said in context.all_spoken(precision):
            if said.period.first <= published and count_from(meaning, said.period).first <= published:
                return said
    return context.spoken(precision)


def _from_event(meaning: Counted, context: Context) -> Resolved:
    said = context.explained()
    if said is not None:
        return Resolved(said.period, said.period.precision, "explains the date before it", 0.8, words=(said.words,))
    event = context.event()
    if event is None and meaning.unit in {Unit.MINUTE, Unit.HOUR}:  # within the day that the copy is speaking of
        event = context.spoken(DatePrecision.DAY)
    if event is None:
        return Resolved(None, DatePrecision.UNKNOWN, "the copy does not date what it counts from", 0.6)
    period = count_from(meaning, event.period)
    return Resolved(period, period.precision, "counted from the day of what follows", 0.6, words=(event.words,))


def count_from(meaning: Counted, anchor: Period) -> Period:
    """The period so many units before or after an anchor."""
    start = anchor.last if meaning.direction > 0 else anchor.first
    count, unit = meaning.count * meaning.direction, meaning.unit
    precision = _PRECISION[unit]
    if precision is DatePrecision.YEAR:
        period = year_of(_held(start.year + count * _SCALE.get(unit, 1)))
    elif precision is DatePrecision.MONTH:
        period = month_of(*add_months(start, count))
    elif precision is DatePrecision.WEEK:
        period = week_of(shifted(start, _days(unit, count)))
    elif unit is Unit.WEEKEND:
        period = _weekend(start, count)
    else:
        period = day_of(shifted(start, _days(unit, count)))
    if not meaning.least:
        return period
    other = count_from(replace(meaning, count=meaning.least, least=0), anchor)
    return Period(min(period.first, other.first), max(period.last, other.last), precision)


def _days(unit: Unit, count: int) -> int:
    """Whole days in a count of units no longer than a fortnight, towards none."""
    if unit is Unit.MINUTE:
        return 0
    if unit is Unit.HOUR:
        return count // 24 if count > 0 else -(-count // 24)
    return count * _SCALE.get(unit, 1)


def _held(year: int) -> int:
    """A year held within the calendar."""
    return min(max(year, 1), 9999)
