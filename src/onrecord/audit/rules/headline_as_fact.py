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
from onrecord.types import Span, Stance

__all__ = ["RULE"]

MIN_SHARED = 0.4  # share of the headline's words that one statement holds, for the headline to be about it
MIN_HEDGED = 0.55  # the same where the statement is the lead's own or a denial, which are about more things
_WITHIN = 5  # paragraphs of the body in which that statement is looked for
_MARKED = re.compile(
    r"[?:]|\s[-–—]\s|\b(?:rumou?rs?|hoax|fake|false|not|no|den(?:y|ies|ied)|untrue|debunk\w*|expert|purported)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"][^”\"]{12,}[”\"]|(?<!\w)[‘'][^’']{12,}[’'](?!\w)")
_UNCERTAIN = re.compile(
    r"\b(?:may(?!\s+\d)|might|could|reportedly|allegedly|apparently|possibly|appears?\s+to|seems?\s+to|(?:is|are)\s+(?:said|believed|thought)\s+to"
    r"|(?:has|have)\s+been\s+reported|rumou?red|whether)\b"
)
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
        if share >= (MIN_HEDGED if _is_against(act) else MIN_SHARED) and (best is None or share > best[0]):
            best = (share, act)
    if best is not None:
        yield Place(headline, "the headline states this as fact; the copy below has it from somebody", (best[1].place,))
    elif copy.lead is not None and _is_hedged(copy, copy.lead, words):
        yield Place(headline, "the headline states this as fact; the lead below does not", (copy.lead,))


def _is_hedged(copy: Copy, lead: Span, headline: frozenset[str]) -> bool:
    """Whether the lead says what the headline says, and that it is not certain."""
    first = next(copy.sentences_in(lead))
    seen = _UNCERTAIN.search(copy.text, first.start, first.end)
    if seen is None or copy.is_quoted(Span(*seen.span())):
        return False
    return shared(headline, copy.words_of(first)) >= MIN_HEDGED


def _is_doubtful(copy: Copy, act: Act, unnamed: set[int]) -> bool:
    """Whether the copy does not vouch for a statement: an unnamed source's, another outlet's, or one that is contested."""
    if not act.attribution.content or not act.attribution.source:
        return False
    if _is_against(act):
        return True
    return is_saying(copy, act) and (id(act.attribution) in unnamed or is_relay(copy, act))


def _is_against(act: Act) -> bool:
    return any(reading.stance in _AGAINST and not reading.is_negated for reading in act.attribution.stances)


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
