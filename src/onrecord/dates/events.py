"""When an event is that a date is counted from ("two days after the vote"), as far as the copy says.

Its day may be said right behind ("two days before Friday's vote"), or it is the day that a sentence before gave it: one
that has all words of "the vote" near a day. Where the counted words explain a date right before them ("on Friday, two
days after the vote"), that date is what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.dates.calendar import Period
from onrecord.types import DatePrecision, Span

__all__ = ["Spoken", "event_spoken_of", "explained"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A date that the copy spoke of: its words, and the sentence that they stand in."""

    period: Period
    words: Span
    sentence: Span


_ONLY_MARKS = re.compile(r"[\s,(–—-]*(?:just\s+|only\s+)?\Z")
_NOUN_PHRASE = re.compile(r"\s+(?:the|a|an|his|her|their|its|that|this)\s+((?:[a-z][\w'’-]*\s*){1,4})")
_WORD = re.compile(r"[a-z]{4,}")
_BESIDE = 60  # code points around a day within which the event is spoken of
_STEM = 5  # letters by which two forms of a noun are told to be one


def explained(level: str, words: Span, sentence: Span, dates: Sequence[Spoken]) -> Spoken | None:
    """The date right before counted words, which they explain; dates: those spoken of before, in order."""
    if dates and dates[-1].sentence == sentence and _ONLY_MARKS.fullmatch(level, dates[-1].words.end, words.start):
        return dates[-1]
    return None


def event_spoken_of(level: str, words: Span, sentence: Span, dates: Sequence[Spoken]) -> Spoken | None:
    """The day in a sentence before that speaks of the event behind counted words; the first such."""
    phrase = _NOUN_PHRASE.match(level, words.end, sentence.end)
    if phrase is None:
        return None
    stems = {word[:_STEM] for word in _WORD.findall(phrase[1])}
    for said in dates:
        if said.period.precision is DatePrecision.DAY and said.sentence != sentence:
            start = max(said.sentence.start, said.words.start - _BESIDE)
            end = min(said.sentence.end, said.words.end + _BESIDE)
            spoken = {word[:_STEM] for word in _WORD.findall(level, start, end)}
            if stems and stems <= spoken:
                return said
    return None
