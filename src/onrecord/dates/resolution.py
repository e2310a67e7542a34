"""Resolve what a date expression means against the article's date and the dates that the copy spoke of before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.dates.calendar import (
    Period,
    add_months,
    day_of,
    month_of,
    months,
    safe_date,
    shifted,
    week_of,
    year_of,
    years,
)
from onrecord.dates.events import Spoken
from onrecord.dates.holidays import feast_day, only_year
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
    Quarter,
    RelativePeriod,
    SeasonOf,
    Stretch,
    TimeOfDay,
    Today,
    Trailing,
    Unit,
    Vague,
    WeekOf,
    WeekOfMonth,
)
from onrecord.dates.outlook import Outlook
from onrecord.types import DatePrecision, Span

__all__ = ["Context", "Resolved", "resolve"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a date may be counted from.

    published: the article's day. dates: those that the copy spoke of before, in order. sentence: the one at hand. The
    rest is worked out only where it is needed: how the clause looks, whether it names what is set by the calendar, the date that counted words explain, the day of the event that they count from.
    """

    published: date | None
    dates: Sequence[Spoken]
    sentence: Span
    outlook: Callable[[], Outlook]
    is_scheduled: Callable[[], bool]
    explained: Callable[[], Spoken | None]
    event: Callable[[], Spoken | None]

    def spoken(self, precision: DatePrecision, *, is_past: bool = False) -> Spoken | None:
        """The last date as fine as a precision, or finer; is_past: none after the article's day."""
        fine = _AS_FINE[precision]
        for said in reversed(self.dates):
            is_ahead = self.published is not None and said.period.first > self.published
            if said.period.precision in fine and not (is_past and is_ahead):
                return said
        return None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A meaning in the calendar, and why.

    period: None where it cannot be placed; edtf then holds what is known all the same ("XXXX-03-09"), if anything.
    precision: of the words. words: those besides the expression's own that it rests on.
    """

    period: Period | None
    precision: DatePrecision
    reason: str
    confidence: float
    edtf: str | None = None
    time: str | None = None
    words: tuple[Span, ...] = ()


_DAY, _WEEK, _MONTH, _YEAR = DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR
_AS_FINE = {
    _DAY: frozenset({_DAY}),
    _WEEK: frozenset({_DAY}),
    _MONTH: frozenset({_DAY, _WEEK, _MONTH}),
    _YEAR: frozenset({_DAY, _WEEK, _MONTH, _YEAR}),
}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PRECISION = {
    Unit.MINUTE: _DAY,
    Unit.HOUR: _DAY,
    Unit.DAY: _DAY,
    Unit.WEEKEND: _DAY,
    Unit.WEEK: _WEEK,
    Unit.FORTNIGHT: _WEEK,
    Unit.MONTH: _MONTH,
    Unit.YEAR: _YEAR,
    Unit.DECADE: _YEAR,
    Unit.CENTURY: _YEAR,
}


def resolve(meaning: Meaning, context: Context) -> Resolved:  # noqa: PLR0911, PLR0912  (one line a kind of meaning)
    """The dates that a meaning comes to in its context."""
    match meaning:
        case CalendarDay():
            return _calendar_day(meaning, context)
        case CalendarMonth():
            return _calendar_month(meaning, context)
        case CalendarYear():
            return Resolved(years(meaning.first, meaning.last), _YEAR, "the copy says the year", 0.95)
        case DayOfWeek():
            return _day_of_week(meaning, context)
        case Today():
            return _today(meaning, context)
        case RelativePeriod():
            return _relative_period(meaning, context)
        case Trailing():
            return _trailing(meaning, context)
        case Counted():
            return _counted(meaning, context)
        case SeasonOf():
            return _season(meaning, context)
        case Quarter():
            return _quarter(meaning, context)
        case Feast():
            return _feast(meaning, context)
        case WeekOf():
            return _week_of(meaning, context)
        case WeekOfMonth():
            return _week_of_month(meaning, context)
        case InYear():
            return _in_year(meaning, context)
        case CountedFrom():
            return _counted_from(meaning, context)
        case Stretch():
            return _stretch(meaning, context)
        case TimeOfDay():
            return _time_of_day(meaning, context)
        case Vague():
            return Resolved(None, DatePrecision.UNKNOWN, "the words place no date", 0.8)


def _no_anchor(precision: DatePrecision, edtf: str | None = None) -> Resolved:
    return Resolved(None, precision, "the article's date is not known", 0.3, edtf)


def _calendar_day(meaning: CalendarDay, context: Context) -> Resolved:
    if meaning.year is not None:
        period = _days(meaning, meaning.year)
        if period is None:
            return Resolved(None, DatePrecision.UNKNOWN, "the calendar has no such day", 0.3)
        return Resolved(period, _DAY, "the copy says the day", 0.98)
    if context.published is None:
        year = context.spoken(_YEAR)
        period = _days(meaning, year.period.first.year) if year else None
        if year and period:
            return Resolved(period, _DAY, "in the year spoken of before", 0.6, words=(year.words,))
        ends = [f"XXXX-{meaning.month:02}-{day:02}" for day in dict.fromkeys((meaning.first, meaning.last))]
        return _no_anchor(_DAY, "/".join(ends))
    near = [context.published.year + shift for shift in (-1, 0, 1)]
    options = [period for year in near if (period := _days(meaning, year))]
    if not options:
        return Resolved(None, DatePrecision.UNKNOWN, "the calendar has no such day", 0.3)
    published = context.published
    period = min(options, key=lambda option: abs((option.first - published).days))
    if abs((period.first - published).days) <= _SURELY_NEAR:
        return Resolved(period, _DAY, "the nearest such day to the article's date", 0.9)
    outlook = context.outlook()
    if outlook.direction:
        fitting = [o for o in options if (o.first >= published) == (outlook.direction > 0)]
        if fitting:
            period = min(fitting, key=lambda option: abs((option.first - published).days))
    words = (outlook.words,) if outlook.words else ()
    return Resolved(period, _DAY, "the nearest such day to the article's date", 0.8, words=words)


_SURELY_NEAR = 120  # days


def _days(meaning: CalendarDay, year: int) -> Period | None:
    first, last = safe_date(year, meaning.month, meaning.first), safe_date(year, meaning.month, meaning.last)
    return Period(first, last, _DAY) if first and last else None


def _calendar_month(meaning: CalendarMonth, context: Context) -> Resolved:
    if meaning.year is not None:
        return Resolved(_months(meaning, meaning.year), _MONTH, "the copy says the month", 0.98)
    published = context.published
    if published is None:
        year = context.spoken(_YEAR)
        if year:
            period = _months(meaning, year.period.first.year)
            return Resolved(period, _MONTH, "in the year spoken of before", 0.6, words=(year.words,))
        ends = [f"XXXX-{month:02}" for month in dict.fromkeys((meaning.first, meaning.last))]
        return _no_anchor(_MONTH, "/".join(ends))
    this = published.year
    if meaning.relation == -1:
        return Resolved(_months(meaning, this - (meaning.first >= published.month)), _MONTH, "the last such month", 0.8)
    if meaning.relation == 1:
        return Resolved(_months(meaning, this + (meaning.first <= published.month)), _MONTH, "the next such month", 0.8)
    if meaning.relation == 0:
        return Resolved(_months(meaning, this), _MONTH, "that month of the article's year", 0.85)
    ahead, back = (meaning.first - published.month) % 12, (published.month - meaning.first) % 12
    next_year, last_year = this + (meaning.last < published.month), this - (meaning.first > published.month)
    if context.is_scheduled():
        year_found = next_year if ahead <= _LIKELY_AHEAD and ahead <= 2 * back else last_year
        return Resolved(
            _months(meaning, year_found), _MONTH, "the nearest such month, of what is set by the calendar", 0.75
        )
    outlook = context.outlook()
    words = (outlook.words,) if outlook.words else ()
    if outlook.direction > 0:
        reason = "the next such month, as the copy looks ahead"
        return Resolved(_months(meaning, next_year), _MONTH, reason, 0.85, words=words)
    if outlook.direction < 0:
        return Resolved(_months(meaning, last_year), _MONTH, "the last such month, as the copy looks back", 0.85)
    year_found = next_year if 2 * ahead <= back else last_year
    return Resolved(_months(meaning, year_found), _MONTH, "the nearest such month", 0.6)


_LIKELY_AHEAD = 8  # months


def _months(meaning: CalendarMonth, year: int) -> Period:
    return months(year, meaning.first, year + (meaning.last < meaning.first), meaning.last)


def _day_of_week(meaning: DayOfWeek, context: Context) -> Resolved:
    name = _WEEKDAYS[meaning.number]
    published = context.published
    if published is None:
        return _no_anchor(_DAY)
    if meaning.week is not None:
        day = shifted(week_of(published).first, 7 * meaning.week + meaning.number)
        return Resolved(day_of(day), _DAY, f"the {name} of that week", 0.9)
    back, ahead = (published.weekday() - meaning.number) % 7, (meaning.number - published.weekday()) % 7
    if meaning.relation == -1:
        return Resolved(
            day_of(shifted(published, -(back or 7))), _DAY, f"the last {name} before the article's date", 0.85
        )
    if meaning.relation == 1:
        return Resolved(day_of(shifted(published, ahead or 7)), _DAY, f"the next {name} after the article's date", 0.85)
    outlook = context.outlook()
    if outlook.direction > 0 or (meaning.relation == 0 and outlook.direction == 0):
        words = (outlook.words,) if outlook.words else ()
        reason = f"the next {name} on or after the article's date, as the copy looks ahead"
        return Resolved(day_of(shifted(published, ahead)), _DAY, reason, 0.8, words=words)
    confidence = 0.9 if outlook.direction else 0.8
    return Resolved(
        day_of(shifted(published, -back)), _DAY, f"the last {name} on or before the article's date", confidence
    )


def _today(meaning: Today, context: Context) -> Resolved:
    if context.published is None:
        return _no_anchor(_DAY)
    reason = {0: "the article's date", -1: "the day before the article's date", 1: "the day after the article's date"}
    day = shifted(context.published, meaning.shift)
    return Resolved(day_of(day), _DAY, reason.get(meaning.shift, "counted from the article's date"), 0.9)


def _relative_period(meaning: RelativePeriod, context: Context) -> Resolved:
    published = context.published
    if published is None:
        return _no_anchor(_PRECISION[meaning.unit])
    unit, shift = meaning.unit, meaning.shift
    reason = {
        0: f"the {unit} of the article's date",
        -1: f"the {unit} before the article's",
        1: f"the {unit} after it",
    }[shift]
    if unit is Unit.WEEKEND:
        return _weekend(shift, published, context)
    if unit in {Unit.WEEK, Unit.FORTNIGHT}:
        period = week_of(shifted(published, 7 * shift))
        if meaning.bound < 0:
            period = replace(period, last=min(period.last, published))
        elif meaning.bound > 0:
            period = replace(period, first=max(period.first, published))
        return Resolved(period, _WEEK, reason, 0.9)
    if unit is Unit.MONTH:
        return Resolved(month_of(*add_months(published, shift)), _MONTH, reason, 0.95)
    if unit is Unit.YEAR:
        return Resolved(year_of(published.year + shift), _YEAR, reason, 0.95)
    return Resolved(None, DatePrecision.UNKNOWN, "the words place no date", 0.6)


def _weekend(shift: int, published: date, context: Context) -> Resolved:
    saturday = shifted(week_of(published).first, 5)
    is_weekend = published.weekday() >= 5
    if shift < 0:
        saturday = shifted(saturday, -7)
    elif shift > 0:
        saturday = shifted(saturday, 7 if is_weekend else 0)
    elif not is_weekend and context.outlook().direction < 0:
        saturday = shifted(saturday, -7)
    return Resolved(Period(saturday, shifted(saturday, 1), _DAY), _DAY, "the Saturday and Sunday meant", 0.8)


def _trailing(meaning: Trailing, context: Context) -> Resolved:
    published, count = context.published, meaning.count * meaning.direction
    precision = _PRECISION[meaning.unit]
    if published is None:
        return _no_anchor(precision)
    if precision is _YEAR:
        scale = {Unit.DECADE: 10, Unit.CENTURY: 100}.get(meaning.unit, 1)
        ends = sorted((published.year, max(published.year + count * scale, 1)))
        period = years(*ends)
    elif precision is _MONTH:
        ends_of_months = sorted(((published.year, published.month), add_months(published, count)))
        period = months(*ends_of_months[0], *ends_of_months[1])
    elif meaning.unit in {Unit.MINUTE, Unit.HOUR}:
        day = shifted(published, -(-count // 24) if count > 0 else count // 24)
        period = Period(min(day, published), max(day, published), _DAY)
    else:
        days = count * {Unit.WEEK: 7, Unit.FORTNIGHT: 14}.get(meaning.unit, 1)
        other = shifted(published, days)
        period = Period(min(other, published), max(other, published), precision)
    return Resolved(period, precision, "counted from the article's date", 0.7)


def _counted(meaning: Counted, context: Context) -> Resolved:
    precision = _PRECISION[meaning.unit]
    if meaning.base is Base.NOW:
        if context.published is None:
            return _no_anchor(precision)
        period = _count(meaning, day_of(context.published))
        return Resolved(period, precision, "counted from the article's date", 0.9)
    if meaning.base is Base.EVENT:
        return _counted_from_event(meaning, context)
    looks_back = meaning.count == 0 or context.outlook().direction <= 0
    said = context.spoken(precision, is_past=looks_back) or context.spoken(precision)
    if said is not None:
        period = _count(meaning, said.period)
        if looks_back and meaning.direction > 0 and context.published and period.first > context.published:
            period = _count(replace(meaning, count=0), day_of(context.published))
            return Resolved(period, precision, "up to the article's date, as the copy does not look ahead", 0.5)
        return Resolved(period, precision, "counted from the date spoken of before", 0.75, words=(said.words,))
    if context.published is None:
        return Resolved(None, precision, "the date that it counts from is not known", 0.3)
    period = _count(meaning, day_of(context.published))
    return Resolved(period, precision, "counted from the article's date, as the copy spoke of none before", 0.5)


def _counted_from_event(meaning: Counted, context: Context) -> Resolved:
    said = context.explained()
    if said is not None:
        precision = said.period.precision
        return Resolved(said.period, precision, "explains the date before it", 0.8, words=(said.words,))
    event = context.event()
    if event is None:
        return Resolved(None, DatePrecision.UNKNOWN, "the copy does not date what it counts from", 0.6)
    period = _count(meaning, event.period)
    reason = "counted from the day of what the copy speaks of"
    return Resolved(period, period.precision, reason, 0.6, words=(event.words,))


def _counted_from(meaning: CountedFrom, context: Context) -> Resolved:
    start = resolve(meaning.start, context)
    if start.period is None:
        return replace(start, edtf=None)
    period = _count(meaning.counted, start.period)
    return replace(start, period=period, precision=period.precision, reason="counted from the day that is said with it")


def _count(meaning: Counted, anchor: Period) -> Period:
    """The period so many units before or after an anchor."""
    start = anchor.last if meaning.direction > 0 else anchor.first
    shift = meaning.count * meaning.direction
    scale = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.WEEK: 7, Unit.FORTNIGHT: 14}.get(meaning.unit, 1)
    precision = _PRECISION[meaning.unit]
    if precision is _YEAR:
        period = year_of(min(max(start.year + shift * scale, 1), 9999))
    elif precision is _MONTH:
        period = month_of(*add_months(start, shift))
    elif precision is _WEEK:
        period = week_of(shifted(start, shift * scale))
    elif meaning.unit is Unit.DAY:
        period = day_of(shifted(start, shift))
    else:
        hours = shift if meaning.unit is Unit.HOUR else 0
        period = day_of(shifted(start, hours // 24 if hours > 0 else -(-hours // 24)))
    if not meaning.least:
        return period
    other = _count(replace(meaning, count=meaning.least, least=0), anchor)
    return Period(min(period.first, other.first), max(period.last, other.last), precision)


def _week_of(meaning: WeekOf, context: Context) -> Resolved:
    if meaning.day is None:
        return Resolved(None, DatePrecision.UNKNOWN, "the words place no date", 0.4)
    inner = resolve(meaning.day, context)
    period = week_of(inner.period.first) if inner.period else None
    return replace(inner, period=period, precision=_WEEK, edtf=None, reason="the week of that day")


def _week_of_month(meaning: WeekOfMonth, context: Context) -> Resolved:
    """The nth week ends its seven days on the 7nth; the last one on the month's last day."""
    inner = _calendar_month(meaning.month, context)
    if inner.period is None:
        return replace(inner, precision=_WEEK, edtf=None)
    first, last = inner.period.first, inner.period.last
    end = min(shifted(first, 7 * meaning.number - 1), last) if meaning.number else last
    return replace(inner, period=week_of(end), precision=_WEEK, reason="that week of the month")


def _in_year(meaning: InYear, context: Context) -> Resolved:
    inner = meaning.meaning
    if context.published is None or not isinstance(inner, CalendarDay | CalendarMonth | Feast):
        return resolve(inner, context)
    return resolve(replace(inner, year=context.published.year + meaning.shift), context)


def _season(meaning: SeasonOf, context: Context) -> Resolved:
    if meaning.year is not None:
        return Resolved(year_of(meaning.year), _YEAR, "the copy says the season's year", 0.95)
    published = context.published
    if published is None:
        return _no_anchor(_YEAR)
    if meaning.relation == -1:
        end = (meaning.month + 2) % 12 or 12
        year = published.year - (meaning.month >= published.month or meaning.month <= published.month <= end)
    elif meaning.relation == 1:
        year = published.year + (meaning.month <= published.month)
    else:
        year = published.year
    return Resolved(year_of(year), _YEAR, "the year of that season", 0.8)


def _quarter(meaning: Quarter, context: Context) -> Resolved:
    year = meaning.year or (context.published.year if context.published else None)
    if year is None:
        return _no_anchor(_MONTH)
    first = 3 * meaning.number - 2
    return Resolved(months(year, first, year, first + 2), _MONTH, "that quarter of the year", 0.7)


def _feast(meaning: Feast, context: Context) -> Resolved:
    if meaning.year is not None:
        return Resolved(day_of(feast_day(meaning.name, meaning.year)), _DAY, "a holiday of that year", 0.9)
    published = context.published
    year = only_year(meaning.name)
    if year is not None and not _is_about_now(meaning.name, published):
        return Resolved(day_of(feast_day(meaning.name, year)), _DAY, "the day that is known by this name", 0.85)
    if published is None:
        return _no_anchor(_DAY)
    days = [feast_day(meaning.name, published.year + shift) for shift in (-1, 0, 1)]
    direction = meaning.relation if meaning.relation else 0
    if not direction and min(abs((day - published).days) for day in days) > _SURELY_NEAR:
        direction = context.outlook().direction
    fitting = [day for day in days if not direction or (day > published) == (direction > 0)]
    day = min(fitting, key=lambda option: abs((option - published).days))
    return Resolved(day_of(day), _DAY, "the nearest such day to the article's date", 0.8)


def _is_about_now(name: str, published: date | None) -> bool:
    """Whether a day that is also known by its date ("Sept. 11") lies so near that the article's own year is meant."""
    if published is None or "/" in name:
        return False
    return abs((feast_day(name, published.year) - published).days) <= _NEWS_DAYS


_NEWS_DAYS = 14


def _stretch(meaning: Stretch, context: Context) -> Resolved:
    last = resolve(meaning.last, context)
    first_meaning = meaning.first
    if isinstance(first_meaning, CalendarDay | CalendarMonth) and first_meaning.year is None and last.period:
        first_meaning = replace(first_meaning, year=last.period.first.year)
    first = resolve(first_meaning, context)
    if first.period is None or last.period is None:
        return Resolved(None, first.precision, "an end of the stretch is not known", 0.3)
    start, end = first.period.first, last.period.last
    if start > end and isinstance(first_meaning, CalendarDay | CalendarMonth):
        return _stretch(replace(meaning, first=replace(first_meaning, year=start.year - 1)), context)
    if start > end:
        start = shifted(start, -7) if first.precision is _DAY else end
    return Resolved(Period(start, end, last.precision), last.precision, "from the one to the other", 0.8)


def _time_of_day(meaning: TimeOfDay, context: Context) -> Resolved:
    if meaning.day is not None:
        inner = resolve(meaning.day, context)
    elif (spoken := context.spoken(_DAY)) and (spoken.sentence == context.sentence or ":" not in meaning.time):
        inner = Resolved(spoken.period, _DAY, "of the day spoken of before", 0.6, words=(spoken.words,))
    else:
        inner = _today(Today(0), context)
    return replace(inner, precision=DatePrecision.TIME_OF_DAY, time=meaning.time)
