"""W601: a verb of saying that judges what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters_style
from onrecord.audit.view import Act, Copy
from onrecord.audit.words import shared
from onrecord.inflection import verb_forms
from onrecord.types import SourceKind, Stance

__all__ = ["RULE"]

# What each verb adds to “said”. The first four judge by themselves; the rest only where what is said is contested.
_ADDS = {
    "claim": "that it is doubtful",
    "admit": "that it is to the speaker's discredit",
    "confess": "that it is to the speaker's discredit",
    "refute": "that it was proved wrong",
    "reveal": "that it is true",
    "point out": "that it is true",
    "expose": "that it is true",
    "note": "that it is true",
    "explain": "that it is true",
}
_ALONE = frozenset({"claim", "admit", "confess", "refute"})
_OTHER_SENSES = re.compile(
    r"\b(?:claim\w*\s+(?:credit|responsibility|victory|asylum|the\s+lives?|lives?|benefits?|damages|a\s+(?:seat|victory|share)|\d+\s+lives)"
    r"|admit(?:ted|s)?\s+(?:to\s+(?:the\s+)?(?:hospital|hospitals|a\s+hospital|intensive|bail)|guilt|the\s+charges?|him|her|them)"
    r"|(?:laid|lays?|lay|staked?|stakes|no|false|insurance|his|her|their|its|the|this|that|these|those|such|any|some|a|of|such)\s+claims?)\b",
    re.IGNORECASE,
)
_CONTESTING = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED})
_TEXTS = frozenset({SourceKind.DATA, SourceKind.DOCUMENT})
_SAME = 0.25  # share of words in another's denial for the two to be about the same


def _look(copy: Copy) -> Iterator[Place]:
    for act in copy.own_acts:
        for cue in act.attribution.cue:
            verb = _verb_in(cue.of(copy.text))
            if verb is None or not act.attribution.content or copy.is_quoted(cue):
                continue
            if not _has_other_sense(copy, act) and (verb in _ALONE or _is_contested(copy, act)):
                yield Place(cue, f"“{' '.join(cue.of(copy.text).split())}” says of what is said {_ADDS[verb]}")
                break


def _verb_in(cue: str) -> str | None:
    words = cue.lower().split()
    for number, word in enumerate(words):
        if verb := _forms().get(" ".join(words[number : number + 2])) or _forms().get(word):
            return verb
    return None


@cache
def _forms() -> dict[str, str]:
    return {form: verb for verb in _ADDS for form in verb_forms(verb)}


def _has_other_sense(copy: Copy, act: Act) -> bool:
    cue = act.attribution.cue[0]
    match = _OTHER_SENSES.search(copy.text, max(0, cue.start - 12), cue.end + 24)
    return match is not None and match.start() <= cue.end and match.end() > cue.start


def _is_contested(copy: Copy, act: Act) -> bool:
    """Whether it accuses somebody, or somebody in the copy denies, disputes or does not confirm what is said."""
    attribution = act.attribution
    if act.speakers and all(source.kind in _TEXTS for source in act.speakers):
        return False
    if any(reading.stance is Stance.ACCUSES for reading in attribution.stances):
        return True
    said = copy.words_of(*attribution.content)
    for other in copy.own_acts:
        against = any(r.stance in _CONTESTING and not r.is_negated for r in other.attribution.stances)
        if other is act or not against:
            continue
        if other.attribution.answers and other.attribution.answers.attribution == act.name:
            return True
        if shared(said, copy.words_of(*other.attribution.content)) >= _SAME:
            return True
    return False


RULE = Rule(
    code="W601",
    title="Verb that judges",
    looks_for="“Claimed”, “admitted”, “confessed”, “refuted” for “said” or “denied”; “revealed”, “pointed out”, “noted”, "
    "“explained” where what is said is an accusation or somebody contests it.",
    cannot_see="That a person did admit to what they had hidden, or did prove a statement wrong.",
    settle="Put “said” or “denied”, unless the copy shows that the verb is earned.",
    standards=(
        reuters_style(
            "“claim” suggests disbelief, “admit” suggests guilt, “refute” means to disprove: “said” and “denied” do not"
        ),
        ap("“refute” implies that an argument was won; “deny”, “dispute” and “said” do not judge"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)
