"""Tolls that are part of one before them: "including two children", "five of them", "four people: A, B, C and D"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.incidents.counting import Counts, HarmCue, SentenceToll
from onrecord.types import EntityType

__all__ = ["read_parts"]

_OPENERS = frozenset({":", "among", "including", "of"})
_THEM = frozenset({"them", "whom"})


def read_parts(counts: Counts, totals: Sequence[SentenceToll]) -> Iterator[SentenceToll]:
    """The parts of a sentence's tolls, in text order of what opens them; totals: as they were found."""
    clauses = counts.clauses
    for number, word in enumerate(clauses.tagged.words):
        total = _before(counts, totals, number) if word in _OPENERS else None
        if total is None:
            continue
        is_them = clauses.word(number + 1) in _THEM
        if word == ":":
            yield from _named(counts, total, number)
        elif word == "of" and is_them:
            yield from _of_them(counts, total, number)
        elif word == "including":
            yield from _listed(counts, total, totals, number, number + 1)
        elif word == "among" and is_them:
            yield from _listed(counts, total, totals, number, number + 2)


def _before(counts: Counts, totals: Sequence[SentenceToll], number: int) -> SentenceToll | None:
    """The last toll that stands before a word."""
    place = counts.clauses.tagged.spans[number].start
    return next((toll for toll in reversed(totals) if toll.count.words.start < place), None)


def _of_them(counts: Counts, total: SentenceToll, number: int) -> Iterator[SentenceToll]:
    numeral = counts.number_before(number)
    if numeral and numeral.span != total.count.words:
        toll = counts.of_number(numeral, counts.clauses.at(number + 2), _cue(total))
        yield replace(toll, is_part=True)


def _listed(
    counts: Counts, total: SentenceToll, totals: Sequence[SentenceToll], opener: int, begin: int
) -> Iterator[SentenceToll]:
    clauses = counts.clauses
    first = clauses.at(begin) or clauses.object_of(opener)
    if first:
        known = {toll.count.words for toll in totals}
        for part in counts.of_phrases(clauses.joined(first), _cue(total)):
            if part.count.words not in known:
                yield replace(part, is_part=True)


def _named(counts: Counts, total: SentenceToll, colon: int) -> Iterator[SentenceToll]:
    """The people named after "killed four people:", where there are as many names as were counted."""
    place = counts.clauses.tagged.spans[colon].start
    names = [e.span for e in counts.entities if e.type is EntityType.PERSON and e.span.start > place]
    if total.count.least == total.count.most == len(names):
        for name in names:
            yield replace(counts.of_one(name, name, None, _cue(total)), is_part=True)


def _cue(total: SentenceToll) -> HarmCue:
    return HarmCue(total.harm, total.cue, total.anchor)
