"""Other accounts of a number that the copy has just given: "the embassy puts the number at fourteen".

Such a sentence names neither the incident nor the harm; both are those of the number that stands last before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.incidents.tolls import SentenceToll
from onrecord.numerals import Numeral, find_numerals
from onrecord.types import Count, Span, TextLayout

__all__ = ["find_restatements"]

_REACH = 400  # code points back to the number that is stated anew
_STATED = re.compile(
    r"\b(?:put|puts|putting|gave|give|gives|given|giving|set|sets|revised|raised|lowered|placed|places|estimated|estimates)\b"
    r"[^.;:!?\n]{0,30}?\b(?:number|figure|count|toll|tally|total)\b[^.;:!?\n]{0,30}?\b(?:at|as|to)\s+",
    re.IGNORECASE,
)
_GIVER = re.compile(
    r"(?:^|[,;:.!?()“”\"—–])\s*(?:(?:and|but|though|although|while|that|which)\s+)*(?P<who>[^,;:.!?()“”\"—–]+?)"
    r"(?:\s+(?:have|has|had|also|now|later|first|then|still))*\s*\Z",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*,?\s*(?:including|among\s+them|among\s+whom|of\s+whom|of\s+them)\s+", re.IGNORECASE)
_WHOM = re.compile(r"\s+(?:of\s+)?([\w’'-]+(?:\s+[\w’'-]+){0,2}?)(?=\s*(?:[,.;:)]|\band\b|\bwere\b|\bwas\b|$))")


def find_restatements(
    text: str, layout: TextLayout, tolls: Sequence[SentenceToll]
) -> Iterator[tuple[SentenceToll, SentenceToll]]:
    """Pairs of a toll of the article and another account of the same number, with what is said to be part of that.

    tolls: the article's, in text order. One that such a sentence states comes back with who gives it, for itself.
    """
    known = {toll.count.words: toll for toll in tolls}
    for match in _STATED.finditer(text):
        sentence = _sentence_at(layout, match.start())
        numeral = _numeral_at(text, match.end(), sentence)
        if sentence and numeral and numeral.span in known:
            toll = known[numeral.span]
            yield toll, replace(toll, by=_giver(text, Span(sentence.start, match.start())))
            continue
        reach = (Span(match.start() - _REACH, 0), Span(match.start(), 0))
        low, high = (bisect_left(tolls, place, key=lambda toll: toll.count.words) for place in reach)
        before = tolls[low:high]
        if not before or numeral is None or sentence is None:
            continue
        first = next((toll for toll in reversed(before) if not toll.is_part), before[-1])
        by = _giver(text, Span(sentence.start, match.start()))
        cue = Span(match.start(), match.end())
        yield first, _restated(first, numeral, None, cue, by, is_part=False)
        part = _PART.match(text, numeral.span.end, sentence.end)
        inner = _numeral_at(text, part.end(), sentence) if part else None
        if part and inner and inner.span not in known:
            whom = _WHOM.match(text, inner.span.end, sentence.end)
            people = Span(*whom.span(1)) if whom else None
            yield first, _restated(first, inner, people, cue, by, is_part=True)


def _giver(text: str, before: Span) -> Span | None:
    """Who gives the number: the words before the verb, back to a mark, without conjunctions and auxiliaries."""
    match = _GIVER.search(before.of(text))
    if match is None:
        return None
    start, end = match.span("who")
    return Span(before.start + start, before.start + end)


def _sentence_at(layout: TextLayout, place: int) -> Span | None:
    number = bisect_right(layout.sentences, place, key=lambda sentence: sentence.start) - 1
    return layout.sentences[number] if number >= 0 and place < layout.sentences[number].end else None


def _numeral_at(text: str, place: int, sentence: Span | None) -> Numeral | None:
    if sentence is None:
        return None
    numeral = next(find_numerals(text, Span(place, sentence.end)), None)
    return numeral if numeral and numeral.span.start == place else None


def _restated(
    first: SentenceToll, numeral: Numeral, whom: Span | None, cue: Span, by: Span | None, *, is_part: bool
) -> SentenceToll:
    count = Count(numeral.least, numeral.most, numeral.span)
    return SentenceToll(first.harm, count, numeral.is_approximate, whom, cue, first.anchor, None, is_part, by=by)
