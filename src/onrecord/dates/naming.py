"""Resolve words that name a day, month or season of the calendar: which one of them is meant, where no year is said."""

from __future__ import annotations

from datetime import date

from onrecord.dates.calendar import Period, add_months, day_of, months, safe_date, shifted, year_of
from onrecord.dates.context import Context, Resolved, unanchored
from onrecord.dates.events import Spoken
from onrecord.dates.holidays import feast_day, only_year
from onrecord.dates.meanings import CalendarDay, CalendarMonth, DayOfWeek, Feast, PartOfYear, RelativeQuarter, SeasonOf
from onrecord.dates.outlook import Outlook
from onrecord.types import DatePrecision, Span

__all__ = [
    "resolve_day",
    "resolve_feast",
    "resolve_month",
    "resolve_part_of_year",
    "resolve_relative_quarter",
    "resolve_season",
    "resolve_weekday",
]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURELY_NEAR = 120  # days within which the nearest day of a name is meant, whatever the tense
_NEWS_DAYS = 14  # days around a date that is also a name, within which the article's own year is meant
_LIKELY_AHEAD = 8  # months that what is set by the calendar may lie ahead in any tense


def resolve_day(meaning: CalendarDay, context: Context) -> Resolved:
    """A day of a month, in the year that is said, that the sentence spoke of, or that makes it nearest."""
    if meaning.year is not None:
        period = _days(meaning, meaning.year)
        return _impossible() if period is None else _certain(period, "the copy says the day")
    year = context.year_of_sentence() or (context.spoken(DatePrecision.YEAR) if not context.published else None)
    if year is not None and context.outlook().direction <= 0:
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
    if meaning.relation is not None:
        shift, reason = {
            -1: (-(meaning.first >= published.month), "the last such month before the article's"),
            0: (0, "that month of the article's year"),
            1: (int(meaning.first <= published.month), "the next such month after the article's"),
        }[meaning.relation]
        return Resolved(_months(meaning, published.year + shift), DatePrecision.MONTH, reason, 0.85)
    return _month_by_tense(meaning, published, context)


def _month_by_tense(meaning: CalendarMonth, published: date, context: Context) -> Resolved:
    """The month of the year that the clause's look asks for, else as the copy had it before, else the nearest."""
    ahead, back = (meaning.first - published.month) % 12, (published.month - meaning.first) % 12
    next_one = _months(meaning, published.year + (meaning.last < published.month))
    last_one = _months(meaning, published.year - (meaning.first > published.month))
    outlook = context.outlook()
    year, same = context.year_of_sentence(), _same_month(meaning, context)
    if outlook.direction > 0:
        reason = "the next such month, as the copy looks ahead"
        return Resolved(next_one, DatePrecision.MONTH, reason, 0.85, words=_words(outlook))
    if year is not None:
        period = _months(meaning, year.period.first.year)
        return Resolved(period, DatePrecision.MONTH, "in the year spoken of before", 0.6, words=(year.words,))
    looks_back = outlook.direction < 0 and not outlook.leans_ahead
    if same is not None and same.period in {last_one, next_one} and not looks_back:
        return Resolved(same.period, DatePrecision.MONTH, "as the same month before", 0.7, words=(same.words,))
    is_scheduled = context.is_scheduled()
    if is_scheduled or outlook.leans_ahead:
        is_likely = outlook.direction == 0 or (is_scheduled and outlook.leans_ahead)
        is_far = ahead > _LIKELY_AHEAD or ahead > (2 * back if is_likely else back)
        if not is_far or (is_scheduled and outlook.direction == 0):
            return Resolved(next_one, DatePrecision.MONTH, "the next such month, which the copy leans to", 0.7)
    if outlook.direction < 0:
        return Resolved(last_one, DatePrecision.MONTH, "the last such month, as the copy looks back", 0.85)
    return Resolved(next_one if 2 * ahead <= back else last_one, DatePrecision.MONTH, "the nearest such month", 0.6)


def _same_month(meaning: CalendarMonth, context: Context) -> Spoken | None:
    """The last date before that was the same month of some year."""
    for said in reversed(context.dates):
        ends = said.period.first.month, said.period.last.month
        if said.period.precision is DatePrecision.MONTH and ends == (meaning.first, meaning.last):
            return said
    return None


def resolve_weekday(meaning: DayOfWeek, context: Context) -> Resolved:
    """A weekday: the last one on or before the article's day, the next one where the clause looks ahead."""
    name = _WEEKDAYS[meaning.number]
    published = context.published
    if published is None:
        return unanchored(DatePrecision.DAY)
    back, ahead = (published.weekday() - meaning.number) % 7, (meaning.number - published.weekday()) % 7
    if meaning.week is not None:
        days, reason = 7 * meaning.week + meaning.number - published.weekday(), f"the {name} of that week"
    elif meaning.relation == -1:
        days, reason = -(back or 7), f"the last {name} before the article's date"
    elif meaning.relation == 1:
        days, reason = ahead or 7, f"the next {name} after the article's date"
    else:
        return _weekday_by_tense(meaning, published, context)
    return Resolved(day_of(shifted(published, days)), DatePrecision.DAY, reason, 0.85)


def _weekday_by_tense(meaning: DayOfWeek, published: date, context: Context) -> Resolved:
    name = _WEEKDAYS[meaning.number]
    back, ahead = (published.weekday() - meaning.number) % 7, (meaning.number - published.weekday()) % 7
    outlook = context.outlook()
    if outlook.is_either:
        days, reason, confidence = min(-back, ahead, key=abs), f"the nearest {name} to the article's date", 0.6
    elif outlook.direction > 0:
        days, reason = ahead, f"the next {name} on or after the article's date, as the copy looks ahead"
        confidence = 0.8
    elif outlook.direction == 0 and meaning.relation == 0:
        days, reason, confidence = ahead, f"the next {name} on or after the article's date", 0.7
    else:
        days, reason = -back, f"the last {name} on or before the article's date"
        confidence = 0.9 if outlook.direction else 0.75
    period = day_of(shifted(published, days))
    return Resolved(period, DatePrecision.DAY, reason, confidence, words=_words(outlook))


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


def resolve_part_of_year(meaning: PartOfYear, context: Context) -> Resolved:
    """Months of a year by their number."""
    year, published = meaning.year, context.published
    if year is None:
        if published is None:
            return unanchored(DatePrecision.MONTH)
        year = published.year - (meaning.first > published.month and context.outlook().direction < 0)
    period = months(year, meaning.first, year, meaning.last)
    return Resolved(period, DatePrecision.MONTH, "those months of the year", 0.8 if meaning.year else 0.65)


def resolve_relative_quarter(meaning: RelativeQuarter, context: Context) -> Resolved:
    """The quarter before, of or after the article's own."""
    if context.published is None:
        return unanchored(DatePrecision.MONTH)
    year, month = add_months(context.published, 3 * meaning.shift)
    first = month - (month - 1) % 3
    return Resolved(months(year, first, year, first + 2), DatePrecision.MONTH, "counted from the article's date", 0.7)


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
