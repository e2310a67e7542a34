"""Find date expressions in a text and resolve them in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from onrecord.dates.atoms import Atom, atoms_in, gap_between
from onrecord.dates.grammar import Expression, expression_at
from onrecord.dates.meanings import (
    CalendarDay,
    CalendarMonth,
    CalendarYear,
    Counted,
    DayOfWeek,
    Feast,
    Meaning,
    Stretch,
    TimeOfDay,
    Today,
    Unit,
)
from onrecord.dates.outlook import outlook_of
from onrecord.dates.resolution import Context, Resolved, Spoken, resolve
from onrecord.stance.words import levelled
from onrecord.types import DatePrecision, DateReading, Inference, Span, TextLayout

__all__ = ["find_dates"]

_TIME_THEN_DAY = re.compile(r"\s*(?:(?:on|of|in)\s+)?(?:the\s+)?\Z")
_DAY_THEN_TIME = re.compile(r",?\s*(?:(?:at|in|around|about|shortly\s+before|just\s+after|,\s*at)\s+)?(?:the\s+)?\Z")
_WEEKDAY_THEN_DATE = re.compile(r"\s*[,(]?\s*(?:the\s+)?\Z")
_BETWEEN_ENDS = re.compile(r"\s*(?:-|–|—|to|through|until|till)\s*\Z")
_AND = re.compile(r"\s+and\s+\Z")
_BETWEEN = re.compile(r"\bbetween\s+\Z")
_LONGEST_GAP = 24  # code points between two expressions that are one
_Joiner = Callable[[Meaning, Meaning, str, str], Meaning | None]
_CLOCK = re.compile(r"\d\d:\d\d")


def find_dates(text: str, layout: TextLayout, published: date | None) -> tuple[DateReading, ...]:
    """The date expressions of a text, in its order, none overlapping another.

    published: the article's day, which the copy speaks from; None where it is not known, and dates that need it then
    have no value.
    """
    level = levelled(text)
    starts = [sentence.start for sentence in layout.sentences]
    spoken: dict[DatePrecision, Spoken] = {}
    readings = []
    for paragraph in layout.paragraphs:
        for expression in _merged(list(_expressions(text, level, paragraph)), level):
            at = bisect_right(starts, expression.span.start) - 1
            sentence = layout.sentences[max(at, 0)]
            context = Context(
                published,
                spoken,
                lambda: outlook_of(level, sentence, expression.span),  # noqa: B023  (used at once)
            )
            resolved = resolve(expression.meaning, context)
            if resolved.period and expression.is_approximate:
                resolved = replace(resolved, period=replace(resolved.period, is_approximate=True))
            readings.append(_reading(expression, resolved))
            _speak(spoken, expression, resolved)
    return tuple(readings)


def _expressions(text: str, level: str, paragraph: Span) -> Iterator[Expression]:
    """The expressions that the grammar finds in a paragraph, before neighbours are joined."""
    atoms = list(atoms_in(level, paragraph.start, paragraph.end))
    gaps = [gap_between(level, before, after) for before, after in zip(atoms, atoms[1:], strict=False)]
    letters = "".join(atom.kind + gap for atom, gap in zip(atoms, [*gaps, "x"], strict=False))
    index = 0
    while index < len(atoms):
        found = expression_at(index, letters, atoms, level)
        if found is None or _is_name(text, atoms, index, found[0]):
            index += 1
        else:
            yield found[0]
            index = found[1]


_CAPITAL_AFTER = re.compile(r"\s+[A-Z][a-z]")
_CAPITAL_BEFORE = re.compile(r"[A-Z][a-z]+\s+\Z")
_NAMES = frozenset({"april", "may", "june", "august", "summer", "dawn"})


def _is_name(text: str, atoms: Sequence[Atom], index: int, expression: Expression) -> bool:
    """Whether a word that also means a time is written as another word, or as a person's name."""
    written = expression.span.of(text)
    form = atoms[index].form
    if form in {"may", "march", "august"} and written.islower():
        return True
    if form in _NAMES and written.istitle() and len(written.split()) == 1:
        before = text[max(0, expression.span.start - 20) : expression.span.start]
        after = text[expression.span.end : expression.span.end + 4]
        lone_word_before = _CAPITAL_BEFORE.search(before)
        if lone_word_before and lone_word_before.group().strip().lower() not in _OPENERS:
            return True
        return bool(_CAPITAL_AFTER.match(after)) and not _PREPOSITION.search(before)
    return False


_OPENERS = frozenset("in since by last this next late early until from during the on for after before between".split())
_PREPOSITION = re.compile(
    r"\b(?:in|since|by|last|this|next|late|early|until|from|during|to|of|the|a)\s+\Z", re.IGNORECASE
)


def _merged(expressions: list[Expression], level: str) -> list[Expression]:
    """Join a time with its day, a weekday with its date, and the two ends of a stretch.

    A time goes to the day behind it first ("on Monday, early on Tuesday"), then to the one before it.
    """
    for meanings in (_time_then_day, _other_neighbours):
        joined: list[Expression] = []
        for expression in expressions:
            whole = _join(joined[-1], expression, level, meanings) if joined else None
            if whole is None:
                joined.append(expression)
            else:
                joined[-1] = whole
        expressions = joined
    return expressions


def _join(first: Expression, second: Expression, level: str, meanings: _Joiner) -> Expression | None:
    gap = level[first.span.end : second.span.start]
    if len(gap) > _LONGEST_GAP or first.span.end > second.span.start:
        return None
    meaning = meanings(first.meaning, second.meaning, gap, level[max(0, first.span.start - 9) : first.span.start])
    if meaning is None:
        return None
    return Expression(Span(first.span.start, second.span.end), meaning, first.is_approximate or second.is_approximate)


def _time_then_day(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    if isinstance(first, TimeOfDay) and first.day is None and _TIME_THEN_DAY.match(gap):
        if _is_day(second):
            return TimeOfDay(first.time, second)
        if isinstance(second, TimeOfDay) and second.day is not None:
            return TimeOfDay(_finer(first.time, second.time), second.day)
    return None


def _other_neighbours(first: Meaning, second: Meaning, gap: str, before: str) -> Meaning | None:
    if isinstance(first, DayOfWeek) and _WEEKDAY_THEN_DATE.match(gap):
        if isinstance(second, CalendarDay):
            return second
        if isinstance(second, TimeOfDay) and isinstance(second.day, CalendarDay):
            return second
    if isinstance(second, TimeOfDay) and second.day is None and _DAY_THEN_TIME.match(gap):
        if isinstance(first, TimeOfDay):
            return TimeOfDay(_finer(first.time, second.time), first.day)
        if _is_day(first):
            return TimeOfDay(second.time, first)
    is_stretch = _BETWEEN_ENDS.match(gap) or (_AND.match(gap) and _BETWEEN.search(before))
    if is_stretch and type(first) is type(second) and isinstance(first, _STRETCHING):
        return Stretch(first, second)
    return None


def _finer(first: str, second: str) -> str:
    """The time that says more: a clock time, else a part of the day rather than "early"."""
    if _CLOCK.match(second) or first in {"early", "late"}:
        return second
    return first


_STRETCHING = (CalendarDay, CalendarMonth, CalendarYear, DayOfWeek)


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Counted):
        return meaning.unit is Unit.DAY
    return isinstance(meaning, CalendarDay | DayOfWeek | Today | Feast)


def _reading(expression: Expression, resolved: Resolved) -> DateReading:
    edtf = resolved.edtf
    is_clock = resolved.time is not None and _CLOCK.match(resolved.time) is not None
    if resolved.period is not None:
        edtf = resolved.period.edtf(resolved.time if is_clock else None)
    words = tuple(sorted({expression.span, *resolved.words}))
    inference = Inference(resolved.reason, words, resolved.confidence)
    return DateReading(expression.span, edtf, resolved.precision, resolved.time, inference)


def _speak(spoken: dict[DatePrecision, Spoken], expression: Expression, resolved: Resolved) -> None:
    """Keep a date as the one last spoken of, for itself and for all that is coarser."""
    period = resolved.period
    if period is None:
        return
    said = Spoken(period, expression.span)
    if period.precision is DatePrecision.DAY:
        spoken[DatePrecision.DAY] = said
    if period.precision in {DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH}:
        spoken[DatePrecision.MONTH] = said
    spoken[DatePrecision.YEAR] = said
