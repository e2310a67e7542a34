"""O403: another outlet's report, not said to be unverified."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.origins import is_relay, outlets_in
from onrecord.audit.standards import bbc_accuracy, reuters
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.wordings import says_unverified
from onrecord.types import SourceKind, Stance

__all__ = ["RULE"]

_TOP = 2  # paragraphs from the lead on; a report that comes up further down is not what the copy is about
_ANSWERS = frozenset({Stance.CONFIRMS, Stance.CONCEDES, Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED})
_NAMED = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.GOVERNMENT, SourceKind.DOCUMENT})
_REPORTED = re.compile(
    r"\b(?:report(?:s|ed|ing)?|scoop|according|told|cit(?:es|ed|ing)|quot(?:es|ed|ing)|identified)\b"
)
_CONTESTED = re.compile(
    r"\b(?:debunk\w*|fake|false(?:ly)?|hoax\w*|rubbish|untrue|bogus|den(?:y|ies|ied)|denials?|no\s+truth|dismissed|spokes\w+|publicist)\b",
    re.IGNORECASE,
)


def _look(copy: Copy) -> Iterator[Place]:
    if copy.lead is None or says_unverified(copy) or _CONTESTED.search(copy.text):
        return
    if any(_answers(act) for act in copy.outer_acts):
        return
    message = "another outlet's report is passed on, and this copy does not say whether it was verified"
    first = copy.paragraph_at(copy.lead.start)
    for act in copy.outer_acts:
        is_top = first <= act.attribution.paragraph < first + _TOP
        if is_top and is_saying(copy, act) and _is_passed_on(copy, act):
            yield Place(act.place, message, act.attribution.content, is_sure=act.attribution.paragraph == first)
            return
    for paragraph in copy.body[: _TOP + 1]:
        for words in outlets_in(copy, paragraph):
            sentence = copy.sentences[copy.sentence_at(words.start)]
            if _REPORTED.search(copy.text, sentence.start, sentence.end):
                yield Place(words, message, is_sure=False)
                return


def _is_passed_on(copy: Copy, act: Act) -> bool:
    """Whether another outlet, or its unnamed source, says something in the copy's own voice."""
    is_through = any(s.relay is not None and not copy.is_own_outlet(s.relay) for s in act.speakers)
    return is_relay(copy, act) or (act.is_unnamed and is_through)


def _answers(act: Act) -> bool:
    """Whether somebody with a name bears it out or contests it, so that a reader can weigh it."""
    is_named = any(source.kind in _NAMED for source in act.speakers)
    return is_named and any(reading.stance in _ANSWERS for reading in act.attribution.stances)


RULE = Rule(
    code="O403",
    title="Relayed report not said to be unverified",
    looks_for="Another outlet's report at the top of a copy in which nobody bears it out or contests it, and "
    "that says nowhere "
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
