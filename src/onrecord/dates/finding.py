"""Find date expressions in a text and resolve them in reading order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise, zip_longest

from onrecord.dates.atoms import atoms_in, gap_between, levelled
from onrecord.dates.context import Context, Resolved
from onrecord.dates.events import Spoken, event_spoken_of, explained
from onrecord.dates.grammar import Expression, expression_at
from onrecord.dates.joining import is_day, joined
from onrecord.dates.outlook import names_scheduled, outlook_of
from onrecord.dates.resolution import resolve
from onrecord.types import DatePrecision, DateReading, Inference, Span, TextLayout

__all__ = ["find_dates"]

_CLOCK = re.compile(r"\d\d:\d\d")
_MEMORY = 64  # dates that a reader can count back to; keeps the work in a long text linear
_LONGEST_TO_EVENT = 30  # code points from "two days before" to the day that it counts from
_SAME_PHRASE = re.compile(r"[^.,;:!?()\n]*\Z")


def find_dates(text: str, layout: TextLayout, published: date | None) -> tuple[DateReading, ...]:
    """The date expressions of a text, in its order, none overlapping another.

    published: the article's day, which the copy speaks from; None where it is not known, and dates that need it then
    have no value.
    """
    level = levelled(text)
    starts = [sentence.start for sentence in layout.sentences]
    copy = _Copy(level, published)
    readings = []
    for paragraph in layout.paragraphs:
        expressions = joined(_expressions(text, level, paragraph), level)
        for expression, following in zip_longest(expressions, expressions[1:]):
            sentence = layout.sentences[max(bisect_right(starts, expression.span.start) - 1, 0)]
            readings.append(copy.read(expression, sentence, following))
    return tuple(readings)


def _expressions(text: str, level: str, paragraph: Span) -> Iterator[Expression]:
    """The expressions that the grammar finds in a paragraph, before those that are one are joined."""
    atoms = list(atoms_in(level, paragraph.start, paragraph.end))
    if not atoms:
        return
    gaps = [gap_between(level, before, behind) for before, behind in pairwise(atoms)]
    letters = "".join(atom.kind + gap for atom, gap in zip(atoms, [*gaps, "x"], strict=True))
    index = 0
    while index < len(atoms):
        found = expression_at(index, letters, atoms, text, level)
        if found is None:
            index += 1
        else:
            yield found[0]
            index = found[1]


class _Copy:
    """A text as it is read on: the dates that it has spoken of so far, in order."""

    def __init__(self, level: str, published: date | None) -> None:
        self._level, self._published = level, published
        self._dates: deque[Spoken] = deque(maxlen=_MEMORY)

    def read(self, expression: Expression, sentence: Span, following: Expression | None) -> DateReading:
        """Resolve the next expression; following: the one behind it in its paragraph."""
        resolved = resolve(expression.meaning, self._context(expression, sentence, following))
        if resolved.period and expression.is_approximate:
            resolved = replace(resolved, period=replace(resolved.period, is_approximate=True))
        if resolved.period is not None:
            self._dates.append(Spoken(resolved.period, expression.span, sentence))
        return _reading(expression, resolved)

    def _context(self, expression: Expression, sentence: Span, following: Expression | None) -> Context:
        span = expression.span
        return Context(
            self._published,
            self._dates,
            sentence,
            outlook=lambda: outlook_of(self._level, sentence, span),
            is_scheduled=lambda: names_scheduled(self._level, span),
            explained=lambda: explained(self._level, span, sentence, self._dates),
            event=lambda: self._event(span, sentence, following),
        )

    def _event(self, span: Span, sentence: Span, following: Expression | None) -> Spoken | None:
        """The day of the event that counted words count from."""
        if following is not None and is_day(following.meaning):
            gap = self._level[span.end : following.span.start]
            if len(gap) <= _LONGEST_TO_EVENT and _SAME_PHRASE.match(gap):
                resolved = resolve(following.meaning, self._context(following, sentence, None))
                if resolved.period is not None:
                    return Spoken(resolved.period, following.span, sentence)
        return event_spoken_of(self._level, span, sentence, self._dates)


def _reading(expression: Expression, resolved: Resolved) -> DateReading:
    edtf = resolved.edtf
    if resolved.period is not None:
        is_clock = resolved.time is not None and _CLOCK.match(resolved.time) is not None
        edtf = resolved.period.edtf(resolved.time if is_clock else None)
    precision = resolved.precision if edtf is not None else DatePrecision.UNKNOWN
    words = tuple(sorted({expression.span, *resolved.words}))
    inference = Inference(resolved.reason, words, resolved.confidence)
    return DateReading(expression.span, edtf, precision, resolved.time, inference)
