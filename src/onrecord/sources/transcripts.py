"""Turns of a transcript: who speaks which stretch, by the labels before them ("Mary Smith: ...").

A text is a transcript where labels recur, or where one opens it and the text speaks in the first person.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from onrecord.types import Span, TextLayout

__all__ = ["Turn", "find_turns", "turn_at"]

_LABEL = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?:[ \t]+(?:[A-Z][\w.’'-]*|of|the|and)){0,5}):\s")
_FIRST_PERSON = re.compile(r"\b(?:I|my|we|our)\b")
# "Mr. ERLING. I rise", as parliaments print a speaker's name.
_PRINTED = re.compile(
    r"(?P<label>(?:Dr|Mr|Mrs|Ms|Madam|President|Representative|Senator|Speaker)\.?[ \t]+[A-Z][\w’'-]+)\.\s(?=[A-Z])"
)
_OPENING = 600  # code points in which a speech names who gives it
_FEWEST = 3  # turns of a transcript, and labels that recur
_DENSITY = 0.01  # first persons a word, at least, of a text with one label at its start


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch that one speaker speaks, and the label before it, in the text."""

    label: Span
    stretch: Span


def find_turns(text: str, layout: TextLayout) -> tuple[Turn, ...]:
    """The turns of a transcript, in text order; none where the text is not one."""
    labels = []
    for paragraph in layout.paragraphs:
        match = _LABEL.match(text, paragraph.start, paragraph.end) or _PRINTED.match(
            text, paragraph.start, paragraph.end
        )
        if match:
            labels.append(Span(match.start("label"), match.end("label")))
    if not labels:
        return ()
    counts = Counter(label.of(text) for label in labels)
    recurring = [label for label in labels if counts[label.of(text)] > 1]
    if len(recurring) >= _FEWEST:
        kept = labels
    elif labels[0].start < _OPENING and _speaks(text):
        kept = labels[:1]
    else:
        return ()
    ends = [label.start for label in kept[1:]] + [len(text)]
    return tuple(Turn(label, Span(label.end, end)) for label, end in zip(kept, ends, strict=True))


def turn_at(turns: tuple[Turn, ...], offset: int) -> int | None:
    """Index of the turn that an offset lies in; None before the first one."""
    number = bisect_right(turns, offset, key=lambda turn: turn.label.start) - 1
    return number if number >= 0 else None


def _speaks(text: str) -> bool:
    return len(_FIRST_PERSON.findall(text)) >= _DENSITY * len(text.split())
