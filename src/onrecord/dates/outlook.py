"""Whether the clause around a date looks ahead or back, by the verb nearest to it.

A date belongs to the last verb before it ("will speak on Friday", "will speak, she said Friday"); one that opens its
clause belongs to the verb behind it ("On Friday, she will speak").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.types import Span

__all__ = ["Outlook", "outlook_of"]

_REACH = 160  # code points before and behind a date that its verb may stand in
_WORD = re.compile(r"'ll\b|[a-z]+(?:n't)?")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:.(\[\"“”—–\n-]|\b(?:that|and|but|or|as|because|when|if|while|how|whether))\s*(?:(?:on|in|by|at|early|late)\s+)?$"
)
_CLAUSE_END = re.compile(r"[.;!?]|,\s+(?:and|but|while|who|which)\b|\b(?:because|although|after|before)\b")


@dataclass(frozen=True, slots=True)
class Outlook:
    """direction: 1 where the clause looks ahead, -1 back, 0 where it does not tell. words: what says so."""

    direction: int
    words: Span | None = None


def outlook_of(level: str, sentence: Span, words: Span) -> Outlook:
    """How the clause around a date looks; sentence: the one that it stands in."""
    start = max(sentence.start, words.start - _REACH)
    before = list(_WORD.finditer(level, start, words.start))
    behind_end = _CLAUSE_END.search(level, words.end, min(sentence.end, words.end + _REACH))
    end = behind_end.start() if behind_end else min(sentence.end, words.end + _REACH)
    behind = _WORD.finditer(level, words.end, end)
    if _OPENS_CLAUSE.search(level, start, words.start):
        found = _first(behind)
        return found if found.direction else _last(before)
    found = _last(before)
    return found if found.direction else _first(behind)


def _last(matches: list[re.Match[str]]) -> Outlook:
    """By the last verb of those before the date."""
    forms = [match.group() for match in matches]
    has_infinitive = False
    for at in range(len(forms) - 1, -1, -1):
        form = forms[at]
        if form == "to" and at + 1 < len(forms) and not _is_back(forms[at + 1]):
            has_infinitive = True
            if at and forms[at - 1] in _BE:
                return Outlook(1, Span(*matches[at].span()))
            continue
        kind = _table().get(form)
        if kind == "ahead" or (kind == "aim" and (has_infinitive or form.endswith("s") or form.endswith("ing"))):
            if form in _MODALS and "have" in forms[at + 1 : at + 4]:
                return Outlook(-1)
            return Outlook(1, Span(*matches[at].span()))
        if kind == "back" or (kind is None and _is_back(form)):
            return Outlook(-1)
    return Outlook(0)


def _first(matches: Iterable[re.Match[str]]) -> Outlook:
    """By the first verb of those behind the date."""
    was_be = False
    for match in matches:
        form = match.group()
        kind = _table().get(form)
        if kind == "ahead" or (form == "to" and was_be):
            return Outlook(1, Span(*match.span()))
        if kind == "back" or (kind is None and _is_back(form) and not was_be):
            return Outlook(-1)
        was_be = form in _BE
    return Outlook(0)


_BE = frozenset({"is", "are", "be"})
_MODALS = frozenset({"will", "would", "could", "may", "might", "must", "should"})
_NOT_PAST = frozenset(
    {"need", "indeed", "speed", "feed", "seed", "united", "breed", "exceed", "proceed", "succeed", "red"}
)


def _is_back(form: str) -> bool:
    return form in _irregular() or (len(form) > 4 and form.endswith("ed") and form not in _NOT_PAST)


@cache
def _table() -> dict[str, str]:
    return {
        entry.rpartition(" ")[0]: entry.rpartition(" ")[2] for entry in load_lexicon("onrecord.dates", "outlook.txt")
    }


@cache
def _irregular() -> frozenset[str]:
    """Past forms of irregular verbs that are no present form too ("set", "put")."""
    entries = [entry.split() for entry in load_lexicon("onrecord", "irregular_verbs.txt")]
    bases = {verb for verb, *_ in entries}
    return frozenset(past for _, *pasts in entries for past in pasts) - bases
