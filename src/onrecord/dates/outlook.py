"""Whether the clause around a date looks ahead or back, by the verb nearest to it.

A date belongs to the last verb before it ("will speak on Friday", "will speak, she said Friday"); one that opens its
clause belongs to the verb behind it ("On Friday, she will speak").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from onrecord.lexicon import load_lexicon
from onrecord.types import Span

__all__ = ["Outlook", "names_scheduled", "outlook_of"]

_NEAR = 40  # code points that what is right beside a date may take up
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
    if _OPENS_CLAUSE.search(level, max(start, words.start - _NEAR), words.start):
        found = _behind(level, sentence, words)
        return found if found.direction else _before(level, start, words.start)
    found = _before(level, start, words.start)
    return found if found.direction else _behind(level, sentence, words)


def names_scheduled(level: str, words: Span) -> bool:
    """Whether a month is that of something set by the calendar: "the November election", "a convention in July"."""
    behind = _WORD.findall(level, words.end, words.end + _NEAR)[:3]
    before = _WORD.findall(level, max(0, words.start - _NEAR), words.start)
    near = before[-3:] if before[-1:] == ["in"] else []
    return not _scheduled().isdisjoint([*behind, *near])


def _before(level: str, start: int, end: int) -> Outlook:
    """By the last verb of those before the date."""
    forms = _WORD.findall(level, start, end)
    has_infinitive = False
    for at in range(len(forms) - 1, -1, -1):
        form, previous = forms[at], forms[at - 1] if at else ""
        kind = _table().get(form)
        if form == "to" and at + 1 < len(forms) and not _is_back(forms[at + 1]):
            has_infinitive = True
            if previous in _BE:
                return _ahead(level, start, end, at)
        elif kind in _MODAL and "have" in forms[at + 1 : at + 4]:
            return Outlook(-1)
        elif kind in _AHEAD or (kind == "aim" and (has_infinitive or form.endswith(("s", "ing")))):
            return _ahead(level, start, end, at)
        elif kind == "before" or (form == "ahead" and forms[at + 1 : at + 2] == ["of"]):
            return _ahead(level, start, end, at)
        elif (kind == "back" or (kind is None and _is_back(form))) and previous != "be":
            return Outlook(-1)
    return Outlook(0)


def _ahead(level: str, start: int, end: int, number: int) -> Outlook:
    """A look ahead, by the word of that number in a stretch."""
    return Outlook(1, Span(*next(islice(_WORD.finditer(level, start, end), number, None)).span()))


def _behind(level: str, sentence: Span, words: Span) -> Outlook:
    """By the first verb of those behind the date, up to the clause's end."""
    limit = min(sentence.end, words.end + _REACH)
    clause_end = _CLAUSE_END.search(level, words.end, limit)
    previous = ""
    for match in _WORD.finditer(level, words.end, clause_end.start() if clause_end else limit):
        form = match.group()
        kind = _table().get(form)
        if kind in _AHEAD or (form == "to" and previous in _BE):
            return Outlook(1, Span(*match.span()))
        if (kind == "back" or (kind is None and _is_back(form))) and previous not in _BE:
            return Outlook(-1)
        previous = form
    return Outlook(0)


_BE = frozenset({"is", "are", "be"})
_MODAL = frozenset({"modal"})
_AHEAD = frozenset({"modal", "ahead"})
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
def _scheduled() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.dates", "scheduled.txt"))


@cache
def _irregular() -> frozenset[str]:
    """Past forms of irregular verbs that are no present form too ("set", "put")."""
    entries = [entry.split() for entry in load_lexicon("onrecord", "irregular_verbs.txt")]
    bases = {verb for verb, *_ in entries}
    return frozenset(past for _, *pasts in entries for past in pasts) - bases
