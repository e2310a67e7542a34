"""Whether a copy gives a quotation a voice: as read, by a verb of saying beside it, or by what leads up to it."""

from __future__ import annotations

import re
from functools import cache

from onrecord.audit.view import Act, Copy
from onrecord.audit.words import lexicon
from onrecord.inflection import verb_forms
from onrecord.types import Quotation, Span

__all__ = ["has_voice", "is_saying", "speaks"]

_WORD = re.compile(r"[A-Za-z]+(?:\s+(?:on|out|up|to))?")
_LETTERS = re.compile(r"[a-z]+")
_REACH = 40  # paragraphs of one quotation; the longest in our corpora have under twenty
_MARKS = frozenset("\"“„«'‘`")
_PLAIN = frozenset({":", "according to", "in the words of", "citing", "quoting", "as"})
_PREPOSED = re.compile(r"\baccording\s+to\b|\bin\s+(?:the|a|his|her|its|their)\s+words\b", re.IGNORECASE)


def has_voice(copy: Copy, quotation: Quotation) -> bool:
    """Whether somebody is given as the one who says a quotation, in its paragraph or by what leads up to it."""
    for span in quotation.spans:
        if any(content.overlaps(span) for act in copy.all_acts_in(span) for content in act.attribution.content):
            return True
    first = copy.paragraph_at(quotation.spans[0].start)
    last = copy.paragraph_at(quotation.spans[-1].start)
    if any(speaks(copy, copy.paragraphs[number]) for number in range(first, last + 1)):
        return True
    return quotation.spans[0].start == copy.paragraphs[first].start and _is_led_up_to(copy, first)


def _is_led_up_to(copy: Copy, first: int) -> bool:
    """Whether what stands above a quoted paragraph names who goes on to speak: it speaks itself, or ends in a colon.

    Quoted paragraphs in between belong to the same voice.
    """
    for number in range(first - 1, max(-1, first - 1 - _REACH), -1):
        before = copy.paragraphs[number]
        if before.of(copy.text).rstrip().endswith(":") or copy.acts_in(before) or speaks(copy, before):
            return True
        if before.of(copy.text)[:1] not in _MARKS:
            return False
    return False


def is_saying(copy: Copy, act: Act) -> bool:
    """Whether an attribution says something: its cue is a verb of saying, "according to", or a colon."""
    if not act.attribution.content:
        return False
    cue = " ".join(span.of(copy.text) for span in act.attribution.cue).lower()
    return cue.strip() in _PLAIN or any(word in _saying() for word in _LETTERS.findall(cue))


def speaks(copy: Copy, span: Span) -> bool:
    """Whether a verb of saying stands in a span outside its quotations."""
    if _PREPOSED.search(copy.text, span.start, span.end):
        return True
    return any(
        word.lower() in _saying() and not copy.is_quoted(Span(start, start + 1))
        for word, start in ((m.group().split()[0], m.start()) for m in _WORD.finditer(copy.text, span.start, span.end))
    )


@cache
def _saying() -> frozenset[str]:
    return frozenset(form for verb in lexicon("saying_verbs.txt") for form in verb_forms(verb))
