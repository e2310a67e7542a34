"""Resolve words that name a day, month or season of the calendar: which one of them is meant, where no year is said."""

from __future__ import annotations

from datetime import date

from onrecord.dates.calendar import Period, day_of, months, safe_date, shifted, week_of, year_of
from onrecord.dates.context import Context, Resolved, unanchored
from onrecord.dates.holidays import feast_day, only_year
from onrecord.dates.meanings import CalendarDay, CalendarMonth, DayOfWeek, Feast, Quarter, SeasonOf
from onrecord.dates.outlook import Outlook
from onrecord.types import DatePrecision, Span

__all__ = ["resolve_day", "resolve_feast", "resolve_month", "resolve_quarter", "resolve_season", "resolve_weekday"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURELY_NEAR = 120  # days within which the nearest day of a name is meant, whatever the tense
_NEWS_DAYS = 14  # days around a date that is also a name, within which the article's own year is meant
_LIKELY_AHEAD = 8  # months that what is set by the calendar may lie ahead in any tense


def resolve_day(meaning: CalendarDay, context: Context) -> Resolved:
    """A day of a month, in the year that is said, that the sentence spoke of, or that makes it nearest."""
    if meaning.year is not None:
        period = _days(meaning, meaning.year)
        return _impossible() if period is None else _certain(period, "the copy says the day")
    if year := context.year_of_sentence() or (context.spoken(DatePrecision.YEAR) if not context.published else None):
        period = _days(meaning, year.period.first.year)
        if period is not None:
            return Resolved(period, period.precision, "in the year spoken of before", 0.6, words=(year.words,))
    if context.published is None:
        ends = [f"XXXX-{meaning.month:02}-{day:02}" for day in dict.fromkeys((meaning.first, meaning.last))]
        return unanchored(DatePrecision.DAY, "/".join(ends))
    near = (context.published.year + shift for shift in (-1, 0, 1))
    options = [period for year in near if (period := _days(meaning, year))]
    if not options:
        return _impossible()
    first, words = _nearest([period.first for period in options], context)
    period = next(period for period in options if period.first == first)
    return Resolved(period, period.precision, "the nearest such day to the article's date", 0.85, words=words)


def resolve_feast(meaning: Feast, context: Context) -> Resolved:
    """A day with a name; relation -1 or 1 for the last and the next one."""
    published = context.published
    if meaning.year is not None:
        return _certain(day_of(feast_day(meaning.name, meaning.year)), "a holiday of that year")
    year = only_year(meaning.name)
    if year is not None and not _is_about_now(meaning.name, published):
        day = feast_day(meaning.name, year)
        return Resolved(day_of(day), DatePrecision.DAY, "the day that is known by this name", 0.85)
    if published is None:
        return unanchored(DatePrecision.DAY)
    days = [feast_day(meaning.name, published.year + shift) for shift in (-1, 0, 1)]
    if meaning.relation:
        days = [day for day in days if (day > published) == (meaning.relation > 0)]
    day, words = _nearest(days, context)
    return Resolved(day_of(day), DatePrecision.DAY, "the nearest such day to the article's date", 0.8, words=words)


def _nearest(days: list[date], context: Context) -> tuple[date, tuple[Span, ...]]:
    """The day nearest to the article's; where it is far, the nearest on the side that the clause looks to."""
    published = context.published or date.min
    nearest = min(days, key=lambda day: abs((day - published).days))
    if abs((nearest - published).days) <= _SURELY_NEAR:
        return nearest, ()
    outlook = context.outlook()
    fitting = [day for day in days if not outlook.direction or (day >= published) == (outlook.direction > 0)]
    return min(fitting or days, key=lambda day: abs((day - published).days)), _words(outlook)


def _is_about_now(name: str, published: date | None) -> bool:
    """Whether a day that is known by its date ("Sept. 11") lies so near that the article's own year is meant."""
    if published is None or "/" in name:
        return False
    return abs((feast_day(name, published.year) - published).days) <= _NEWS_DAYS


def resolve_month(meaning: CalendarMonth, context: Context) -> Resolved:
    """A month, in the year that is said, else the one that the tense asks for."""
    if meaning.year is not None:
        return _certain(_months(meaning, meaning.year), "the copy says the month")
    published = context.published
    if published is None:
        year = context.spoken(DatePrecision.YEAR)
        if year is not None:
            period = _months(meaning, year.period.first.year)
            return Resolved(period, period.precision, "in the year spoken of before", 0.6, words=(year.words,))
        ends = [f"XXXX-{month:02}" for month in dict.fromkeys((meaning.first, meaning.last))]
        return unanchored(DatePrecision.MONTH, "/".join(ends))
    year_found, reason, confidence, words = _year_of_month(meaning, published, context)
    return Resolved(_months(meaning, year_found), DatePrecision.MONTH, reason, confidence, words=words)


def _year_of_month(
    meaning: CalendarMonth, published: date, context: Context
) -> tuple[int, str, float, tuple[Span, ...]]:
    """The year of a month that has none, why, how sure that is, and the words that it rests on."""
    month, this, now = meaning.first, published.year, published.month
    if meaning.relation is not None:
        year = {-1: this - (month >= now), 0: this, 1: this + (month <= now)}[meaning.relation]
        return (
            year,
            {-1: "the last such month", 0: "of the article's year", 1: "the next such month"}[meaning.relation],
            0.85,
            (),
        )
    ahead, back = (month - now) % 12, (now - month) % 12
    next_year, last_year = this + (meaning.last < now), this - (month > now)
    outlook = context.outlook()
    if context.is_scheduled() and (outlook.direction >= 0 or (ahead <= _LIKELY_AHEAD and ahead <= 2 * back)):
        return next_year, "the next such month, as it is of what is set by the calendar", 0.75, ()
    if outlook.direction > 0:
        return next_year, "the next such month, as the copy looks ahead", 0.85, _words(outlook)
    if said := context.year_of_sentence():
        return said.period.first.year, "in the year spoken of before", 0.6, (said.words,)
    if outlook.direction < 0:
        return last_year, "the last such month, as the copy looks back", 0.85, ()
    for said in reversed(context.dates):
        period = said.period
        if period.precision is DatePrecision.MONTH and (period.first.month, period.last.month) == (month, meaning.last):
            return period.first.year, "as the same month before", 0.7, (said.words,)
    return (next_year if 2 * ahead <= back else last_year), "the nearest such month", 0.6, ()


def resolve_weekday(meaning: DayOfWeek, context: Context) -> Resolved:
    """A weekday: the last one on or before the article's day, the next one where the clause looks ahead."""
    name = _WEEKDAYS[meaning.number]
    published = context.published
    if published is None:
        return unanchored(DatePrecision.DAY)
    if meaning.week is not None:
        day = shifted(week_of(published).first, 7 * meaning.week + meaning.number)
        return Resolved(day_of(day), DatePrecision.DAY, f"the {name} of that week", 0.9)
    back, ahead = (published.weekday() - meaning.number) % 7, (meaning.number - published.weekday()) % 7
    if meaning.relation == -1:
        reason, shift, confidence = f"the last {name} before the article's date", -(back or 7), 0.85
        return Resolved(day_of(shifted(published, shift)), DatePrecision.DAY, reason, confidence)
    if meaning.relation == 1:
        reason, shift, confidence = f"the next {name} after the article's date", ahead or 7, 0.85
        return Resolved(day_of(shifted(published, shift)), DatePrecision.DAY, reason, confidence)
    outlook = context.outlook()
    if outlook.is_either:
        reason, shift = f"the nearest {name} to the article's date", -back if back < ahead else ahead
        return Resolved(day_of(shifted(published, shift)), DatePrecision.DAY, reason, 0.6, words=_words(outlook))
    if outlook.direction > 0 or (outlook.direction == 0 and meaning.relation == 0):
        reason = f"the next {name} on or after the article's date, as the copy looks ahead"
        return Resolved(day_of(shifted(published, ahead)), DatePrecision.DAY, reason, 0.8, words=_words(outlook))
    reason = f"the last {name} on or before the article's date"
    return Resolved(day_of(shifted(published, -back)), DatePrecision.DAY, reason, 0.9 if outlook.direction else 0.75)


def resolve_season(meaning: SeasonOf, context: Context) -> Resolved:
    """A season comes to its year."""
    if meaning.year is not None:
        return _certain(year_of(meaning.year), "the copy says the season's year")
    published = context.published
    if published is None:
        return unanchored(DatePrecision.YEAR)
    year = published.year
    if meaning.relation == -1:
        year -= meaning.month + 2 >= published.month
    elif meaning.relation == 1:
        year += meaning.month <= published.month
    return Resolved(year_of(year), DatePrecision.YEAR, "the year of that season", 0.8)


def resolve_quarter(meaning: Quarter, context: Context) -> Resolved:
    """A quarter comes to its three months."""
    year = meaning.year or (context.published.year if context.published else None)
    if year is None:
        return unanchored(DatePrecision.MONTH)
    first = 3 * meaning.number - 2
    return Resolved(months(year, first, year, first + 2), DatePrecision.MONTH, "that quarter of the year", 0.7)


def _days(meaning: CalendarDay, year: int) -> Period | None:
    first, last = safe_date(year, meaning.month, meaning.first), safe_date(year, meaning.month, meaning.last)
    return Period(first, last, DatePrecision.DAY) if first and last else None


def _months(meaning: CalendarMonth, year: int) -> Period:
    return months(year, meaning.first, year + (meaning.last < meaning.first), meaning.last)


def _certain(period: Period, reason: str) -> Resolved:
    return Resolved(period, period.precision, reason, 0.95)


def _impossible() -> Resolved:
    return Resolved(None, DatePrecision.UNKNOWN, "the calendar has no such day", 0.3)


def _words(outlook: Outlook) -> tuple[Span, ...]:
    return (outlook.words,) if outlook.words else ()
