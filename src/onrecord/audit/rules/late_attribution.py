"""S102: a lead whose source comes a paragraph too late."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import is_relay
from onrecord.audit.standards import ap, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying, speaks
from onrecord.audit.wordings import hedges_in
from onrecord.audit.words import shared

__all__ = ["RULE"]

MIN_SHARED = 0.2  # share of the lead's words that a later statement holds, for it to be the lead's source
_LATER = 2  # paragraphs after the lead in which its source is looked for


def _look(copy: Copy) -> Iterator[Place]:
    lead = copy.lead
    if lead is None or any(act.attribution.source for act in copy.acts_in(lead)):
        return
    if speaks(copy, lead) or hedges_in(copy, lead):
        return
    words = copy.words_of(lead)
    number = copy.paragraph_at(lead.start)
    unnamed = {id(act.attribution) for one in withheld(copy) for act in one.acts}
    for paragraph in copy.paragraphs[number + 1 : number + 1 + _LATER]:
        for act in copy.outer_acts_in(paragraph):
            if (
                _is_doubtful(copy, act, unnamed)
                and shared(words, copy.words_of(*act.attribution.content)) >= MIN_SHARED
            ):
                yield Place(
                    lead, "the lead states this as fact; its source comes a paragraph or more later", (act.place,)
                )
                return


def _is_doubtful(copy: Copy, act: Act, unnamed: set[int]) -> bool:
    return is_saying(copy, act) and (id(act.attribution) in unnamed or is_relay(copy, act))


RULE = Rule(
    code="S102",
    title="Source that comes too late",
    looks_for="A lead without a source or a hedge, of which one of the next two paragraphs says that an "
    "unnamed source or another "
    "outlet says so.",
    cannot_see="An event that is not contentious, for which a source high in the story is soon enough.",
    settle="Attribute the lead, in its own sentence.",
    standards=(
        ap("attribution stands just before or after the information, in the same sentence"),
        reuters("a contentious first paragraph is sourced; one that is not has its source high in the story"),
    ),
    severity=Severity.WARNING,
    is_sure=False,
    look=_look,
)
