"""O403: another outlet's report, not said to be unverified."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import outlet_of
from onrecord.audit.standards import bbc_accuracy, reuters
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.wordings import says_unverified
from onrecord.types import SourceKind, Stance

__all__ = ["RULE"]

_TOP = 2  # paragraphs from the lead on; a report that comes up further down is not what the copy is about
_ANSWERS = frozenset({Stance.CONFIRMS, Stance.CONCEDES, Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED})
_NAMED = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.GOVERNMENT, SourceKind.DOCUMENT})
_OWN_NEWS = ("announc", "confirm", "den", "declin", "apolog")  # cues by which an outlet speaks of its own affairs


def _look(copy: Copy) -> Iterator[Place]:
    if copy.lead is None or says_unverified(copy) or any(_answers(act) for act in copy.outer_acts):
        return
    last = copy.paragraph_at(copy.lead.start) + _TOP
    for act in copy.outer_acts:
        if act.place.start >= copy.lead.start and act.attribution.paragraph < last and _is_relay(copy, act):
            message = "another outlet's report is passed on, and this copy does not say whether it was verified"
            yield Place(act.place, message, act.attribution.content)
            return


def _is_relay(copy: Copy, act: Act) -> bool:
    """Whether another outlet, or its unnamed source, says something in the copy's own voice."""
    cue = " ".join(span.of(copy.text).lower() for span in act.attribution.cue)
    if not is_saying(copy, act) or not act.attribution.source or any(word in cue for word in _OWN_NEWS):
        return False
    words = act.attribution.source[0]
    if outlet_of(copy, words):
        return not copy.is_own_outlet(words)
    return act.is_unnamed and any(s.relay is not None and not copy.is_own_outlet(s.relay) for s in act.speakers)


def _answers(act: Act) -> bool:
    """Whether somebody with a name bears it out or contests it, so that a reader can weigh it."""
    is_named = any(source.kind in _NAMED for source in act.speakers)
    return is_named and any(reading.stance in _ANSWERS for reading in act.attribution.stances)


RULE = Rule(
    code="O403",
    title="Relayed report not said to be unverified",
    looks_for="Another outlet's report at the top of a copy in which nobody bears it out or contests it, and that says nowhere "
    "whether its own desk verified it.",
    cannot_see="That the desk did verify it and did not say so.",
    settle="Say that it could not be verified independently, or what bears it out.",
    standards=(
        reuters("a report by another outlet that Reuters has not verified is said to be so"),
        bbc_accuracy("material that could not be verified is said to be unverified, and attributed"),
    ),
    severity=Severity.NOTE,
    is_sure=True,
    look=_look,
)
