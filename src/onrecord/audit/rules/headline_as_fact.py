"""W602: a headline that states as fact what the body has from somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import is_relay
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.wordings import hedges_in
from onrecord.audit.words import shared
from onrecord.types import Stance

__all__ = ["RULE"]

MIN_SHARED = 0.4  # share of the headline's words that one statement holds, for the headline to be about it
_WITHIN = 5  # paragraphs of the body in which that statement is looked for
_MARKED = re.compile(
    r"[?:]|\s[-–—]\s|\b(?:rumou?rs?|hoax|fake|false|not|no|den(?:y|ies|ied)|untrue|debunk\w*|expert|purported)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]|(?<!\w)[‘'][^’']{12,}[’'](?!\w)")
_AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED})


def _look(copy: Copy) -> Iterator[Place]:
    headline = copy.headline
    if headline is None or _MARKED.search(headline.of(copy.text)) or _QUOTED.search(headline.of(copy.text)):
        return
    if hedges_in(copy, headline) or any(is_saying(copy, act) for act in copy.acts_in(headline, copy.outer_acts)):
        return
    words = copy.words_of(headline)
    top = copy.body[:_WITHIN]
    unnamed = {id(act.attribution) for one in withheld(copy) for act in one.acts}
    best: tuple[float, Act] | None = None
    for act in copy.outer_acts:
        if not any(paragraph.contains(act.place) for paragraph in top) or not _is_doubtful(copy, act, unnamed):
            continue
        share = shared(words, copy.words_of(*act.attribution.content))
        if share >= MIN_SHARED and (best is None or share > best[0]):
            best = (share, act)
    if best is not None:
        yield Place(headline, "the headline states this as fact; the copy below has it from somebody", (best[1].place,))


def _is_doubtful(copy: Copy, act: Act, unnamed: set[int]) -> bool:
    """Whether the copy does not vouch for a statement: an unnamed source's, another outlet's, or one that is contested."""
    if not act.attribution.content or not act.attribution.source:
        return False
    if any(reading.stance in _AGAINST and not reading.is_negated for reading in act.attribution.stances):
        return True
    return is_saying(copy, act) and (id(act.attribution) in unnamed or is_relay(copy, act))


RULE = Rule(
    code="W602",
    title="Headline that states as fact what the copy attributes",
    looks_for="A headline without a source or a hedge, whose substance the top of the copy has from an unnamed source or another "
    "outlet, or has somebody deny.",
    cannot_see="A headline that attributes to one what the copy attributes to another, and other words for the same thing.",
    settle="Attribute it in the headline, or mark it as a report.",
    standards=(
        reuters("a contentious headline carries its source"),
        bbc_accuracy("a headline does not claim more than the story stands up"),
        ap("a headline is as well sourced as the story below it"),
    ),
    severity=Severity.ERROR,
    is_sure=True,
    look=_look,
)
