"""Attributions without content: parties that did not answer, declined to comment, or have not confirmed.

The reader's training data leaves most of them out, so they are found by their words. Where the reader has an
attribution with those words it stays as it is; where they are the main clause of what a source says ("said it could not
confirm"), the stance of that attribution says it already.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.stance.parties import subject_before, subject_of_clause_after
from onrecord.stance.silence import Silence, silences_in
from onrecord.stance.words import levelled
from onrecord.types import Attribution, Host, QuoteType, Span, TextLayout

__all__ = ["find_nonanswers"]

_CONFIDENCE = 0.85  # precision of the patterns on the labels that they were tuned on, eval/labels/nonanswers.jsonl
_SELF = frozenset({"i", "we"})  # in what is said, the speaker: the stance of the saying tells it


def find_nonanswers(text: str, layout: TextLayout, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with those added that have no content, in text order of their first span.

    An added one has the party as its source, the words that say so as its cue, and quote type NONE; it is nested where
    its words lie within another's content.
    """
    kept = list(attributions)
    level = levelled(text)
    for number, sentence in enumerate(layout.sentences):
        for silence in silences_in(level, sentence):
            party = _party(text, sentence, silence)
            found = Attribution(
                source=party,
                cue=silence.words,
                content=(),
                quote=QuoteType.NONE,
                paragraph=max(0, bisect_right(layout.paragraphs, sentence.start, key=lambda unit: unit.start) - 1),
                sentence=number,
                confidence=_CONFIDENCE,
            )
            kept = _placed(text, kept, found)
    return tuple(sorted(kept, key=_first))


def _party(text: str, sentence: Span, silence: Silence) -> tuple[Span, ...]:
    if silence.party is not None:
        return silence.party
    subject = subject_before(text, sentence, silence.words[0].start)
    if subject is None and silence.words[0].of(text).split()[0].endswith("ing"):
        subject = subject_of_clause_after(text, sentence, silence.words[-1].end)
    return () if subject is None else (subject,)


def _placed(text: str, attributions: list[Attribution], found: Attribution) -> list[Attribution]:
    """The attributions with one more, where it belongs and nothing there says it already."""
    for number, host in enumerate(attributions):
        if _is_said_by(host, found):
            return attributions
        if not any(span.contains(found.cue[0]) for span in host.content):
            continue
        if any(_is_said_by(inner, found) for inner in _flat(host.nested)) or _speaks_for_itself(text, host, found):
            return attributions
        nested = tuple(_placed(text, list(host.nested), replace(found, host=Host.CONTENT)))
        ordered = tuple(sorted(nested, key=lambda a: (a.host is Host.CONTENT, a.cue)))
        return [*attributions[:number], replace(host, nested=ordered), *attributions[number + 1 :]]
    return [*attributions, found]


def _is_said_by(attribution: Attribution, found: Attribution) -> bool:
    """Whether an attribution's cue is among the words, or its content begins with them ("declined | to comment")."""
    opening = min(attribution.content).start if attribution.content else -1
    return any(
        words.overlaps(cue) or (words.start == opening and cue.end <= opening <= cue.end + 2)
        for words in found.cue
        for cue in attribution.cue
    )


def _speaks_for_itself(text: str, host: Attribution, found: Attribution) -> bool:
    """Whether the party is the speaker: the host's stance then says it, if its main clause does."""
    return not found.source or " ".join(span.of(text).lower() for span in found.source) in _SELF


def _flat(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    for attribution in attributions:
        yield attribution
        yield from _flat(attribution.nested)


def _first(attribution: Attribution) -> Span:
    return min((*attribution.source, *attribution.cue, *attribution.content))
