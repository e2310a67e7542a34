"""W601: a verb of saying that judges what is said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, reuters_style
from onrecord.audit.view import Act, Copy
from onrecord.audit.wordings import COURT
from onrecord.audit.words import shared
from onrecord.types import SourceKind, Span, Stance

__all__ = ["RULE"]

# What each verb adds to “said”: the first group judges by itself, the second only where what is said is contested.
_ALONE = (
    (re.compile(r"\bclaim(?:ed|ing|s)?\b", re.IGNORECASE), "that it is doubtful"),
    (
        re.compile(r"\b(?:admit(?:s|ted|ting)?|confess(?:es|ed|ing)?)\b", re.IGNORECASE),
        "that it is to the speaker's discredit",
    ),
    (re.compile(r"\brefut(?:e|es|ed|ing)\b", re.IGNORECASE), "that it proves a statement wrong"),
)
_CONTESTED = (
    (re.compile(r"\breveal(?:s|ed|ing)?\b", re.IGNORECASE), "that it is true"),
    (re.compile(r"\bpoint(?:s|ed|ing)?\s+out\b", re.IGNORECASE), "that it is true"),
)
_NOT_SAYING = re.compile(
    r"\s+(?:(?:[\w.]+\s+){0,2}(?:tax|deductions?|refunds?|compensation|custody|ownership|the\s+(?:title|prize|throne))\b|credit|responsibility|victory|asylum|(?:\w+\s+){0,3}lives?\b|benefits?|damages|dozens|hundreds|thousands|\d+\s+lives|a\s+seat"
    r"|guilt|the\s+charges?|(?:in)?to\s+(?:(?:the|a|an)\s+)?(?:hospital|university|school|college|program\w*|intensive|union)"
    r"|(?:him|her|them|patients?|students?)\b)",
    re.IGNORECASE,
)
# "claims" and "claim" are nouns as often as verbs: a verb has its subject before it, and what is claimed behind it.
_VERB_BEFORE = re.compile(
    r"(?:\b(?:he|she|it|they|we|who|that|which|also|still|now|have|has|had|to|would|could|sources?|reports?|rumou?rs?|officials?|critics"
    r"|paper|newspaper|site|website|company|lawsuit|group|police|man|woman|player)|\b[A-Z][\w.]*|[A-Z]{2,}|\w+[’']s\s+\w+)\s+$"
)
_NO_CLAUSE_BEHIND = re.compile(
    r"\s*[,.;:)]|\s+(?:of|about|by|are|were|is|was|have|had|has|made|against|turn|came|come|contradict\w*|and|or|from|for|over)\b"
)
_POSSESSED = re.compile(
    r"(?:[’']s|s[’']|\b(?:the|a|an|his|her|its|their|my|your|our|of|any|such|these|those|no|false|published))\s+$"
)
_PLEADS = re.compile(r"\b(?:plead(?:s|ed|ing)?|pled)\s+guilty\b|\bplea\s+(?:deal|agreement|bargain)\b", re.IGNORECASE)
_CONTESTING = frozenset({Stance.DENIES, Stance.DISPUTES, Stance.NOT_CONFIRMED})
_TEXTS = frozenset({SourceKind.DATA, SourceKind.DOCUMENT})
_SAME = 0.25  # share of words in another's denial for the two to be about the same


def _look(copy: Copy) -> Iterator[Place]:
    spans = (*((copy.headline,) if copy.headline else ()), *copy.body)
    is_plea = _PLEADS.search(copy.text) is not None
    for span in spans:
        for pattern, adds in _ALONE:
            for match in pattern.finditer(copy.text, span.start, span.end):
                words = Span(*match.span())
                if not copy.is_quoted(words) and _is_verb(copy, words) and not (is_plea and "discredit" in adds):
                    yield Place(words, f"“{words.of(copy.text)}” adds to what is said {adds}")
    for act in copy.acts:
        for cue in act.attribution.cue:
            for pattern, adds in _CONTESTED:
                seen = pattern.search(copy.text, cue.start, cue.end)
                if seen and not copy.is_quoted(cue) and _is_contested(copy, act):
                    yield Place(Span(*seen.span()), f"“{seen.group()}” adds to what is said {adds}")


def _is_verb(copy: Copy, words: Span) -> bool:
    """Whether a form of these verbs says something here: no noun, no other sense, nothing said in court."""
    before, verb = copy.text[max(0, words.start - 40) : words.start], words.of(copy.text).lower()
    if _NOT_SAYING.match(copy.text, words.end) or COURT.search(before):
        return False
    if _POSSESSED.search(before):
        return False
    if verb not in {"claim", "claims"}:
        return True
    return _VERB_BEFORE.search(before) is not None and _NO_CLAUSE_BEHIND.match(copy.text, words.end) is None


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
        if other.name == act.name or not against:
            continue
        if other.attribution.answers and other.attribution.answers.attribution == act.name:
            return True
        if shared(said, copy.words_of(*other.attribution.content)) >= _SAME:
            return True
    return False


RULE = Rule(
    code="W601",
    title="Verb that judges",
    looks_for="“Claimed”, “admitted”, “confessed”, “refuted” for “said” or “denied”; “revealed” and “pointed "
    "out” where what is "
    "said is an accusation or somebody contests it. What is said in court is left out.",
    cannot_see="That a person did admit to what they had hidden, or did prove a statement wrong.",
    settle="Put “said” or “denied”, unless the copy shows that the verb is earned.",
    standards=(
        reuters_style(
            "“claim” suggests disbelief, “admit” guilt, “refute” that something was disproved; “said” does not"
        ),
        ap("“refute” implies that an argument was won; “deny”, “dispute” and “said” do not judge (Stylebook)"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)
