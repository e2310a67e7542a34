"""U206: the lead or the headline stands on unnamed sources alone."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, bbc_accuracy, nyt_anonymity, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Act, Copy
from onrecord.audit.words import shared
from onrecord.types import Stance

__all__ = ["RULE"]

_BEARS_OUT = frozenset({Stance.CONFIRMS, Stance.CONCEDES})
_SAME = 0.4  # share of the lead's words in a statement that a named source makes, for it to be about the same


def _look(copy: Copy) -> Iterator[Place]:
    if copy.lead is None:
        return
    ids = {one.source.id for one in withheld(copy)}
    resting = [act for act in copy.acts_in(copy.lead) if act.attribution.content and _is_news(act)]
    passed_on = {id(act.outer) for act in resting if act.outer is not None}
    resting = [act for act in resting if id(act.attribution) not in passed_on]
    if not resting or not all(act.speakers and ids.issuperset(act.attribution.speakers) for act in resting):
        return
    lead = copy.words_of(*resting[0].attribution.content)
    if not any(_bears_out(copy, act, lead) for act in copy.outer_acts):
        yield Place(resting[0].place, "the lead rests on unnamed sources alone, as far as this copy shows")


def _is_news(act: Act) -> bool:
    return act.attribution.cue != ()


def _bears_out(copy: Copy, act: Act, lead: frozenset[str]) -> bool:
    """Whether somebody who is not unnamed confirms something, or says much of what the lead says."""
    if act.is_unnamed or not act.speakers:
        return False
    if any(reading.stance in _BEARS_OUT and not reading.is_negated for reading in act.attribution.stances):
        return True
    is_against = any(
        r.stance in {Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED} for r in act.attribution.stances
    )
    return not is_against and shared(lead, copy.words_of(*act.attribution.content)) >= _SAME


RULE = Rule(
    code="U206",
    title="Lead on unnamed sources alone",
    looks_for="A lead whose statements all come down to sources without a name, and that nobody with one bears out.",
    cannot_see="Documents or recordings that the outlet holds, and what an editor knows of the sources.",
    settle="Have it from somebody who can be named, or say what else supports it.",
    standards=(
        nyt_anonymity("a story whose main news rests on unnamed sources needs a masthead editor"),
        ap("what rests on unnamed sources should be had from more than one source"),
        reuters("a story on one unnamed source needs a bureau chief's approval, and two or more are better"),
        bbc_accuracy("be reluctant to rely on one source, and above all on one that is not named"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)
