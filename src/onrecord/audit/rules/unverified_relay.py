"""O403: another outlet's report, not said to be unverified."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import names_outlet
from onrecord.audit.standards import bbc_accuracy, reuters
from onrecord.audit.view import Act, Copy
from onrecord.audit.wordings import says_unverified
from onrecord.types import SourceKind, Stance

__all__ = ["RULE"]

_TELLS = frozenset({Stance.ASSERTS, Stance.ACCUSES, Stance.PREDICTS, Stance.INTENDS, Stance.BELIEVES, Stance.CONFIRMS})


def _look(copy: Copy) -> Iterator[Place]:
    if copy.lead is None or says_unverified(copy):
        return
    reach = copy.paragraph_at(copy.lead.start) + 1
    for act in copy.outer_acts:
        if _is_relay(copy, act) and act.attribution.paragraph <= reach:
            yield Place(
                act.place,
                "another outlet's report is passed on, and this copy does not say whether it was verified",
                act.attribution.content,
            )
            return


def _is_relay(copy: Copy, act: Act) -> bool:
    if not act.attribution.content or not any(r.stance in _TELLS for r in act.attribution.stances):
        return False
    for source in act.speakers:
        words = source.name or source.description
        if source.kind is SourceKind.PRESS_REPORT and words and names_outlet(words.of(copy.text)):
            return not copy.is_own_outlet(words)
        if source.relay and names_outlet(source.relay.of(copy.text)):
            return not copy.is_own_outlet(source.relay)
    return False


RULE = Rule(
    code="O403",
    title="Relayed report not said to be unverified",
    looks_for="Another outlet's report at the top of a copy that says nowhere whether its own desk verified it.",
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
