"""U206: the lead stands on unnamed sources alone."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import outlet_of
from onrecord.audit.standards import ap, bbc_accuracy, nyt_anonymity, reuters
from onrecord.audit.unnamed import withheld
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.words import shared
from onrecord.types import Span, Stance

__all__ = ["RULE"]

_BEARS_OUT = frozenset({Stance.CONFIRMS, Stance.CONCEDES})
_AGAINST = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED, Stance.DECLINES_TO_COMMENT})
_SAME = 0.4  # share of the lead's words in what a named source says, for the two to be about the same
_CONFIRMED = 0.2  # the same where the source confirms or concedes it
_TOP = 2  # paragraphs from the lead on in which its first source is looked for


def _look(copy: Copy) -> Iterator[Place]:
    top = _top(copy)
    if top is None:
        return
    unnamed = [one for one in withheld(copy) if top.contains(one.place) and one.is_sure]
    speaking = {id(act.attribution) for one in unnamed for act in one.acts}
    words = [span for one in unnamed for act in one.acts for span in act.attribution.content] or [top]
    said = [act for act in copy.outer_acts_in(top) if is_saying(copy, act)]
    others = [act for act in said if id(act.attribution) not in speaking and not _is_report(copy, act)]
    if not unnamed or others:
        return
    lead = copy.words_of(*words)
    if not any(_bears_out(copy, act, lead) for act in copy.outer_acts):
        yield Place(unnamed[0].place, "the lead rests on unnamed sources alone, as far as this copy shows")


def _top(copy: Copy) -> Span | None:
    """The first paragraph from the lead on in which somebody says something."""
    if copy.lead is None:
        return None
    first = copy.paragraph_at(copy.lead.start)
    for paragraph in copy.paragraphs[first : first + _TOP]:
        if any(is_saying(copy, act) for act in copy.outer_acts_in(paragraph)):
            return paragraph
    return None


def _is_report(copy: Copy, act: Act) -> bool:
    return bool(act.attribution.source) and outlet_of(copy, act.attribution.source[0]) is not None


def _bears_out(copy: Copy, act: Act, lead: frozenset[str]) -> bool:
    """Whether somebody who is not unnamed confirms the lead, or says much of what it says."""
    if act.is_unnamed or not act.speakers or _is_report(copy, act):
        return False
    stances = {reading.stance for reading in act.attribution.stances if not reading.is_negated}
    share = shared(lead, copy.words_of(*act.attribution.content))
    return share >= _CONFIRMED if stances & _BEARS_OUT else not stances & _AGAINST and share >= _SAME


RULE = Rule(
    code="U206",
    title="Lead on unnamed sources alone",
    looks_for="A lead whose statements all come down to sources without a name, and that nobody with one bears out.",
    cannot_see="Documents or recordings that the outlet holds, and what an editor knows of the sources.",
    settle="Have it from somebody who can be named, or say what else supports it.",
    standards=(
        nyt_anonymity("a story whose main news rests on unnamed sources is first discussed with a masthead editor"),
        ap("what rests on an unnamed source is had from a second one too"),
        reuters("a story on one unnamed source is the exception, and two or more sources are better"),
        bbc_accuracy("be reluctant to rely on one source, and above all on one that is not named"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)
