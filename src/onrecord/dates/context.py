"""What a date may be counted from, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.dates.calendar import Period
from onrecord.dates.events import Spoken
from onrecord.dates.outlook import Outlook
from onrecord.types import DatePrecision, Span

__all__ = ["Context", "Resolved", "unanchored"]


@dataclass(frozen=True, slots=True)
class Context:
    """What a date may be counted from.

    published: the article's day. dates: those that the copy spoke of before, in order. sentence: the one at hand. The
    rest is worked out only where it is needed: how the clause looks, whether it names what is set by the calendar, the
    date that counted words explain, the day of the event that they count from.
    """

    published: date | None
    dates: Sequence[Spoken]
    sentence: Span
    outlook: Callable[[], Outlook]
    is_scheduled: Callable[[], bool]
    explained: Callable[[], Spoken | None]
    event: Callable[[], Spoken | None]

    def spoken(self, precision: DatePrecision) -> Spoken | None:
        """The last date as fine as a precision, or finer."""
        return next(self.all_spoken(precision), None)

    def all_spoken(self, precision: DatePrecision) -> Iterator[Spoken]:
        """All dates as fine as a precision, or finer; the last first."""
        return (said for said in reversed(self.dates) if said.period.precision in _AS_FINE[precision])

    def year_of_sentence(self) -> Spoken | None:
        """The year that the sentence at hand spoke of last, where it is one before the article's own."""
        for said in reversed(self.dates):
            if said.sentence != self.sentence:
                return None
            year = said.period.first.year
            if said.period.precision is DatePrecision.YEAR and year == said.period.last.year:
                return said if self.published is None or year < self.published.year else None
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


def unanchored(precision: DatePrecision, edtf: str | None = None) -> Resolved:
    """What comes of words that need the article's date where it is not known."""
    return Resolved(None, precision, "the article's date is not known", 0.3, edtf)


_AS_FINE = {
    DatePrecision.DAY: frozenset({DatePrecision.DAY}),
    DatePrecision.WEEK: frozenset({DatePrecision.DAY}),
    DatePrecision.MONTH: frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH}),
    DatePrecision.YEAR: frozenset({DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR}),
}
