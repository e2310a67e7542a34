"""R301: an accusation against a named party, with no answer from them and no word that one was sought."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.parties import Party, acts_for, names_in, parties_in, speaks_for
from onrecord.audit.standards import ap, bbc_fairness, reuters
from onrecord.audit.view import Act, Copy
from onrecord.audit.wordings import COURT
from onrecord.types import Stance

__all__ = ["RULE"]

_ACCUSED = re.compile(
    r"\b(?:accus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|alleg(?:e|es|ed|ing)\s+that|alleg(?:e|es|ed|ing))\b", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied)|denials?|respond(?:s|ed)?|responses?|repl(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|comment"
    r"|reached|rebut(?:s|ted)?|disput(?:es|ed)|apologi[sz]ed?|defended|defends|insist(?:s|ed)|answer(?:s|ed)?|said|says|told|tweeted)\b",
    re.IGNORECASE,
)


def _look(copy: Copy) -> Iterator[Place]:
    seen: set[str] = set()
    for act in copy.outer_acts:
        accusing = next((r for r in act.attribution.stances if r.stance is Stance.ACCUSES and not r.is_negated), None)
        if accusing is None or _is_court(copy, act):
            continue
        party = _accused(copy, act)
        if party is None or seen & party.words or any(speaks_for(copy, source, party) for source in act.speakers):
            continue
        if not _is_answered(copy, act, party):
            seen |= party.words
            name = " ".join(party.span.of(copy.text).split())
            yield Place(
                party.span,
                f"an accusation against {name}; no answer, and no word that one was sought, in this copy",
                (*act.attribution.cue, *act.attribution.content),
                is_sure=_ACCUSED.search(copy.text, act.span.start, act.span.end) is not None,
            )


def _accused(copy: Copy, act: Act) -> Party | None:
    """The first party named in what is said, else in the words between cue and content."""
    for span in act.attribution.content:
        for party in parties_in(copy, span):
            if party.words:
                return party
    return None


def _is_court(copy: Copy, act: Act) -> bool:
    """Whether the accusation is made in court: a charge, a suit, testimony, a verdict."""
    sentence = copy.sentences[act.attribution.sentence]
    return COURT.search(copy.text, sentence.start, sentence.end) is not None


def _is_answered(copy: Copy, accusation: Act, party: Party) -> bool:
    """Whether the party, or somebody for it, says anything in the copy, or a sentence tells what came of asking."""
    if any(act.attribution is not accusation.attribution for act in acts_for(copy, party)):
        return True
    answering = copy.once("answering", _answering)
    own = accusation.attribution.sentence
    return any(number != own for word in party.words for number in answering.get(word, ()))


def _answering(copy: Copy) -> dict[str, list[int]]:
    """For each word of a name the sentences that it stands in beside a word of answering."""
    table: dict[str, list[int]] = {}
    for number, sentence in enumerate(copy.sentences):
        if _ANSWERS.search(copy.text, sentence.start, sentence.end):
            for word in names_in(sentence.of(copy.text)):
                table.setdefault(word, []).append(number)
    return table


RULE = Rule(
    code="R301",
    title="Accusation without an answer",
    looks_for="Somebody who accuses a named person or body of a wrong, where they say nothing in the copy and "
    "it does not say "
    "that they were asked. Court proceedings are left out.",
    cannot_see="A request that was made and is not in the copy, and an answer that was given in an earlier story.",
    settle="Give their answer, or say that they were asked, how and when, and what came.",
    standards=(
        ap("whoever is shown in a bad light is asked for a response, and the copy says so"),
        reuters("the accused side is asked for comment, and a story says where it could not be had"),
        bbc_fairness("whoever is accused of wrongdoing is normally given a right of reply, in the same output"),
    ),
    severity=Severity.ERROR,
    is_sure=True,
    look=_look,
)
