"""S102: a lead whose source comes a paragraph too late."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters
from onrecord.audit.view import Copy
from onrecord.audit.voices import speaks
from onrecord.audit.wordings import hedges_in
from onrecord.audit.words import shared
from onrecord.types import SourceKind, Span, Stance

__all__ = ["RULE"]

MIN_SHARED = 0.35  # share of the lead's words that a later statement holds, for it to be the lead's source
_LATER = 4  # paragraphs after the lead in which its source is looked for
_DOUBTFUL = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP, SourceKind.PRESS_REPORT})
_STATES = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.CONFIRMS, Stance.BELIEVES, Stance.CITES})


def _look(copy: Copy) -> Iterator[Place]:
    lead = copy.lead
    if lead is None or copy.acts_in(lead) or speaks(copy, lead) or hedges_in(copy, lead):
        return
    words = copy.words_of(lead)
    number = copy.paragraph_at(lead.start)
    later = Span(lead.end, copy.paragraphs[min(number + _LATER, len(copy.paragraphs) - 1)].end)
    for act in copy.outer_acts:
        is_doubtful = any(s.kind in _DOUBTFUL or s.relay for s in act.speakers) or any(
            r.stance is Stance.ACCUSES for r in act.attribution.stances
        )
        states = any(r.stance in _STATES and not r.is_negated for r in act.attribution.stances)
        if later.contains(act.place) and is_doubtful and states:
            if shared(words, copy.words_of(*act.attribution.content)) >= MIN_SHARED:
                yield Place(
                    lead, "the lead states this as fact; its source comes a paragraph or more later", (act.place,)
                )
                return


RULE = Rule(
    code="S102",
    title="Source that comes too late",
    looks_for="A lead without a source or a hedge, of which a later paragraph says that an unnamed source, another outlet or an "
    "accuser says so.",
    cannot_see="An event that is not contentious, for which a source high in the story is soon enough.",
    settle="Attribute the lead, in its own sentence.",
    standards=(
        ap("attribution stands just before or after the information, in the same sentence"),
        reuters("a contentious first paragraph is sourced; one that is not has its source high in the story"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)
