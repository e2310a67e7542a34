"""W602: a headline that states as fact what the body has from somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, bbc_accuracy, reuters
from onrecord.audit.view import Act, Copy
from onrecord.audit.wordings import hedges_in
from onrecord.audit.words import shared
from onrecord.types import SourceKind, Span, Stance

__all__ = ["RULE"]

MIN_SHARED = 0.5  # share of the headline's words that one statement holds, for the headline to be about it
_WITHIN = 4  # paragraphs of the body in which that statement is looked for
_MARKED = re.compile(
    r"[?:\"“”‘]|(?<!\w)'|\s[-–—]\s|\b(?:officials?|police|source|sources|witness(?:es)?|lawyer)$", re.IGNORECASE
)
_DOUBTFUL = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP, SourceKind.PRESS_REPORT})
_STATES = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS, Stance.BELIEVES, Stance.CITES, Stance.PREDICTS})


def _look(copy: Copy) -> Iterator[Place]:
    headline = copy.headline
    if (
        headline is None
        or _MARKED.search(headline.of(copy.text))
        or hedges_in(copy, headline)
        or copy.acts_in(headline)
    ):
        return
    words = copy.words_of(headline)
    top = copy.body[:_WITHIN]
    if any(_states_it(copy, sentence, words) for paragraph in top for sentence in copy.sentences_in(paragraph)):
        return
    best: tuple[float, Act] | None = None
    for act in copy.outer_acts:
        if not any(paragraph.contains(act.place) for paragraph in top) or not _is_doubtful(copy, act):
            continue
        share = shared(words, copy.words_of(*act.attribution.content, *act.attribution.source))
        if share >= MIN_SHARED and (best is None or share > best[0]):
            best = (share, act)
    if best is not None:
        yield Place(headline, "the headline states this as fact; the copy below has it from somebody", (best[1].place,))


def _states_it(copy: Copy, sentence: Span, headline: frozenset[str]) -> bool:
    """Whether a sentence of the body states in its own voice what the headline states."""
    if copy.acts_in(sentence) or hedges_in(copy, sentence):
        return False
    return shared(headline, copy.words_of(sentence)) >= MIN_SHARED


def _is_doubtful(copy: Copy, act: Act) -> bool:
    """Whether a statement is one that the copy does not vouch for: unnamed, relayed, hedged, or an accusation."""
    readings = act.attribution.stances
    if not act.attribution.content or not any(r.stance in _STATES and not r.is_negated for r in readings):
        return False
    if any(source.kind in _DOUBTFUL or source.relay for source in act.speakers):
        return True
    return any(r.stance is Stance.ACCUSES or r.hedges for r in readings) or "claim" in _cue(copy, act)


def _cue(copy: Copy, act: Act) -> str:
    return " ".join(span.of(copy.text).lower() for span in act.attribution.cue)


RULE = Rule(
    code="W602",
    title="Headline that states as fact what the copy attributes",
    looks_for="A headline without a source or a hedge, whose substance the top of the copy has from an unnamed source, another "
    "outlet or an accuser, and nowhere states itself.",
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
