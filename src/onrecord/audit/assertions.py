"""Assertions that could be disputed, and whether a source covers them.

What is disputable is told by words alone: tolls, wrongs, motives, secret doings. A sentence is covered where its own
words or those of the sentence before name a source, or say that it is an account or not certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.audit.view import Copy
from onrecord.audit.voices import speaks
from onrecord.audit.wordings import COURT, hedges_in
from onrecord.audit.words import alternation
from onrecord.types import Span

__all__ = ["Disputable", "disputable", "is_assertion", "is_covered"]

_TOLL = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|scores|hundreds|thousands)\b[^.;]{0,40}?"
    r"\b(?:killed|dead|died|wounded|injured|murdered|massacred|executed|beheaded|kidnapped|abducted)\b",
    re.IGNORECASE,
)
_MOTIVE = re.compile(
    r"\b(?:in\s+(?:an\s+)?(?:apparent\s+)?(?:attempt|effort|bid|revenge|retaliation)\s+(?:to|for)|out\s+of\s+(?:fear|spite|anger|revenge)"
    r"|motivated\s+by|because\s+(?:he|she|they)\s+(?:fears?|feared|want(?:s|ed)?|hoped?|hates?|hated)|for\s+fear\s+of|(?:furious|angry|enraged)"
    r"\s+(?:at|over|with|about|that))\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"\?[\"”'’)]*\s*$")


@dataclass(frozen=True, slots=True)
class Disputable:
    """What can be disputed in a sentence: in a word or two, and the words that tell."""

    what: str
    words: Span


def disputable(copy: Copy, sentence: Span) -> Disputable | None:
    """What a sentence states in the copy's own voice that could be disputed; None where nothing tells."""
    if _QUESTION.search(sentence.of(copy.text)) or hedges_in(copy, sentence):
        return None
    for what, pattern in (("a toll", _TOLL), ("a wrong", _wrongs()), ("a motive", _MOTIVE)):
        for match in pattern.finditer(copy.text, sentence.start, sentence.end):
            span = Span(*match.span())
            if not copy.is_quoted(span):
                return Disputable(what, span)
    return None


@cache
def _wrongs() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation('wrongs_done.txt')})\b", re.IGNORECASE)


def is_covered(copy: Copy, sentence: Span, before: Span | None) -> bool:
    """Whether a source stands in a sentence or in the one before it in its paragraph, or it tells of a court's doings.

    A sentence that goes on from one with a source is commonly that source's too.
    """
    for place in (sentence, before):
        if place is not None and (speaks(copy, place) or any(a.attribution.source for a in copy.acts_in(place))):
            return True
    return COURT.search(copy.text, sentence.start, sentence.end) is not None


def is_assertion(copy: Copy, sentence: Span) -> bool:
    """Whether a sentence states something outside quotation marks: it has words enough, and asks nothing."""
    words = sentence.of(copy.text)
    return len(words.split()) >= 5 and not _QUESTION.search(words) and not copy.is_quoted(sentence)
