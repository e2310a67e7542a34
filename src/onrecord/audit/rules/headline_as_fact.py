"""W602: a headline that states as fact what the body has from somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import outlets_in
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.wordings import hedges_in
from onrecord.audit.words import shared
from onrecord.types import Span, Stance

__all__ = ["RULE"]

MIN_SHARED = 0.4  # share of the headline's words that one sentence holds, for the headline to be about it
_WITHIN = 4  # paragraphs of the body in which that sentence is looked for
_MARKED = re.compile(
    r"[?:]|\s[-–—]\s|\b(?:rumou?rs?|hoax|fake|false|not|no|den(?:y|ies|ied)|untrue|debunk\w*|expert|purported)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]|(?<!\w)[‘'][^’']{12,}[’'](?!\w)")
_UNCERTAIN = re.compile(
    r"\b(?:may(?!\s+\d)|might|could|reportedly|allegedly|apparently|possibly|appears?\s+to|seems?\s+to|claim(?:s|ed|ing)?"
    r"|(?:is|are)\s+(?:said|believed|thought)\s+to|(?:has|have)\s+been\s+reported|rumou?red|whether)\b"
)
_REPORTED = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according|told|tells?|cit(?:es|ed|ing)|quot(?:es|ed|ing)|said|says)\b"
)
_AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED})


def _look(copy: Copy) -> Iterator[Place]:
    headline = copy.headline
    if headline is None or _MARKED.search(headline.of(copy.text)) or _QUOTED.search(headline.of(copy.text)):
        return
    if hedges_in(copy, headline) or any(is_saying(copy, act) for act in copy.outer_acts_in(headline)):
        return
    words = copy.words_of(headline)
    best: tuple[float, Span] | None = None
    for paragraph in copy.body[:_WITHIN]:
        for sentence in copy.sentences_in(paragraph):
            share = shared(words, copy.words_of(sentence))
            if share >= MIN_SHARED and (best is None or share > best[0]) and _is_doubtful(copy, sentence):
                best = (share, sentence)
    if best is not None:
        yield Place(headline, "the headline states this as fact; the copy below has it from somebody", (best[1],))


def _is_doubtful(copy: Copy, sentence: Span) -> bool:
    """Whether the copy does not vouch for a sentence: an unnamed source's, another outlet's, hedged, or contested."""
    if any(sentence.overlaps(act.place) for one in withheld(copy) for act in one.acts):
        return True
    seen = _UNCERTAIN.search(copy.text, sentence.start, sentence.end)
    if seen is not None and not copy.is_quoted(Span(*seen.span())):
        return True
    if outlets_in(copy, sentence) and _REPORTED.search(copy.text, sentence.start, sentence.end):
        return True
    readings = (reading for act in copy.outer_acts_in(sentence) for reading in act.attribution.stances)
    return any(reading.stance in _AGAINST and not reading.is_negated for reading in readings)


RULE = Rule(
    code="W602",
    title="Headline that states as fact what the copy attributes",
    looks_for="A headline without a source or a hedge, whose substance the top of the copy has from an unnamed "
    "source or another "
    "outlet, or has somebody deny.",
    cannot_see="A headline that attributes to one what the copy attributes to another, and other words for the "
    "same thing.",
    settle="Attribute it in the headline, or mark it as a report.",
    standards=(
        reuters("a contentious headline carries its source"),
        bbc_accuracy("a headline does not claim more than the story stands up"),
        ap("a headline is as well sourced as the story below it"),
    ),
    severity=Severity.ERROR,
    is_sure=False,
    look=_look,
)
