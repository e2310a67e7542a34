"""Words of a stretch of text, lower case and with their places, as the stance lexicons are matched against them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.types import Span

__all__ = ["Word", "is_negation", "levelled", "words_in"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*(?:-[^\W_]+)*")
_LEVEL = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\n": " ", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Word:
    """A word in lower case with a straight apostrophe, and where it stands."""

    form: str
    span: Span


def levelled(text: str) -> str:
    """The text in lower case with straight marks and no line breaks, every character in its old place."""
    lowered = text.lower()
    # A few capitals (Turkish dotted I) grow when lowered; such a text is levelled character by character.
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_LEVEL)


def words_in(level: str, spans: Sequence[Span]) -> list[Word]:
    """The words of levelled text that begin within the spans, in their order."""
    return [
        Word(match.group(), Span(*match.span()))
        for span in spans
        for match in _WORD.finditer(level, span.start, span.end)
    ]


def is_negation(form: str) -> bool:
    """Whether a word turns what follows it down."""
    return form in _negations() or form.endswith("n't")


@cache
def _negations() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.stance", "negations.txt"))
