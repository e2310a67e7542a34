"""Whether the clause around a date looks ahead or back, by the verb nearest to it.

A date belongs to the last verb before it ("will speak on Friday", "will speak, she said Friday"); one that opens its
clause belongs to the verb behind it ("On Friday, she will speak").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from onrecord.lexicon import load_lexicon
from onrecord.types import Span

__all__ = ["Outlook", "names_scheduled", "outlook_of"]

_NEAR = 40  # code points that what is right beside a date may take up
_REACH = 160  # code points before and behind a date that its verb may stand in
_WORD = re.compile(r"'ll\b|[a-z]+(?:n't)?")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[,;:.(\[\"“”—–\n-]|\b(?:that|and|but|or|as|because|when|if|while|how|whether))\s*"
    r"(?:(?:on|in|by|at|early|late)\s+)?$"
)
_CLAUSE_END = re.compile(r"[.;!?]|,\s+(?:and|but|while|who|which)\b|\b(?:because|although|after|before)\b")
_SINCE = re.compile(r"\b(?:since|as\s+of)\s+(?:(?:early|late|mid)[\s-]+)?\Z")
_EITHER = re.compile(
    r"\b(?:before|ahead\s+of(?:\s+[\w'-]+){0,5}|until|till|into|through|lead(?:ing)?[\s-]up\s+to)\s+\Z"
)

_TIME = re.compile(r"\d|(?:noon|midday|midnight|dawn|dusk|daybreak|nightfall|sunrise|sunset)\b")


@dataclass(frozen=True, slots=True)
class Outlook:
    """direction: 1 where the clause looks ahead, -1 back, 0 where it does not tell. words: what says so.

    is_either: the nearest one is meant, on whichever side ("before Tuesday's vote"). leans_ahead: an infinitive, a verb
    in the present or a modal behind the date looks ahead, though the nearest verb before it does not.
    """

    direction: int
    words: Span | None = None
    is_either: bool = False
    leans_ahead: bool = False


def outlook_of(level: str, sentence: Span, words: Span) -> Outlook:
    """How the clause around a date looks; sentence: the one that it stands in."""
    start = max(sentence.start, words.start - _REACH)
    near = max(start, words.start - _NEAR)
    if _SINCE.search(level, near, words.start):
        return Outlook(-1)
    either = _EITHER.search(level, near, words.start)
    if either is not None and not _TIME.match(level, words.start):  # "before midnight on Friday" is on Friday
        return Outlook(0, Span(either.start(), either.start() + len(either.group().rstrip())), is_either=True)
    if _OPENS_CLAUSE.search(("" if near == sentence.start else "…") + level[near : words.start]):
        found = _behind(level, sentence, words)
        found = found if found.direction else _before(level, start, words.start)
        # "On Tuesday, voters choose": no past in sight, so that the nearest one is meant
        return (
            replace(found, is_either=True) if not found.direction and level[words.end : words.end + 1] == "," else found
        )
    found = _before(level, start, words.start)
    if found.direction > 0 or found.is_either or found.leans_ahead:
        return found
    behind = _behind(level, sentence, words)
    if found.direction < 0:
        return replace(found, leans_ahead=behind.direction > 0)
    # A verb that only follows goes with what the date stands beside ("the vote Tuesday will decide").
    return Outlook(0, behind.words, is_either=True) if behind.direction > 0 else behind


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
        form, previous, following = forms[at], forms[at - 1] if at else "", forms[at + 1] if at + 1 < len(forms) else ""
        kind = _table().get(form)
        found: Outlook | None = None
        if form == "to" and following and not _is_back(following):
            has_infinitive = True
            found = _ahead(level, start, end, at) if previous in _BE else None
            if found is None and following == "be":  # "a speech to be given Tuesday"
                found = replace(_ahead(level, start, end, at), direction=0, is_either=True, leans_ahead=True)
        elif kind == "modal":
            found = Outlook(-1) if _is_perfect(forms[at + 1 : at + 5]) else _ahead(level, start, end, at)
        elif kind in {"ahead", "if"} or (kind == "aim" and (has_infinitive or form.endswith(("s", "ing")))):
            found = _ahead(level, start, end, at)
            if previous in _WAS:  # "was expected on Tuesday": on whichever side of the article's day
                found = replace(found, direction=0, is_either=True)
        elif kind == "before" and following and not following.endswith("ing"):
            found = replace(_ahead(level, start, end, at), direction=0, is_either=True, leans_ahead=True)
        elif form in _PRESENT or (form in _HAVE and not _is_perfect(forms[at : at + 4])):
            found = Outlook(0, is_either=has_infinitive or following.endswith("ing"), leans_ahead=True)
        elif (kind == "back" or (kind is None and _is_back(form))) and previous not in _NO_PAST_AFTER:
            found = Outlook(-1, leans_ahead=has_infinitive)
        if found is not None:
            return found
    return Outlook(0, leans_ahead=has_infinitive)


def _ahead(level: str, start: int, end: int, number: int) -> Outlook:
    """A look ahead, by the word of that number in a stretch."""
    return Outlook(1, Span(*next(islice(_WORD.finditer(level, start, end), number, None)).span()))


def _behind(level: str, sentence: Span, words: Span) -> Outlook:
    """By the first verb of those behind the date, up to the clause's end."""
    limit = min(sentence.end, words.end + _REACH)
    clause_end = _CLAUSE_END.search(level, words.end, limit)
    end = clause_end.start() if clause_end else limit
    forms = _WORD.findall(level, words.end, end)
    for at, form in enumerate(forms):
        kind, previous = _table().get(form), forms[at - 1] if at else ""
        if kind == "modal" and _is_perfect(forms[at + 1 : at + 5]):
            return Outlook(-1)
        if kind in {"modal", "ahead"} or (form == "to" and previous in _BE):
            return _ahead(level, words.end, end, at)
        is_present = form in _HAVE and not _is_perfect(forms[at : at + 4])
        if (kind == "back" or (kind is None and _is_back(form))) and previous not in _BE and not is_present:
            return Outlook(-1)
    return Outlook(0)


def _is_perfect(forms: list[str]) -> bool:
    """Whether a perfect stands in the words ("may have met", "has long been"), so that they look back."""
    at = next((at for at, form in enumerate(forms) if form in _HAVE), len(forms))
    return any(form == "been" or _is_back(form) for form in forms[at + 1 : at + 4])


_WAS = frozenset({"was", "were", "been", "had"})
_HAVE = frozenset({"has", "have"})
_PRESENT = frozenset({"is", "are"})
_NO_PAST_AFTER = frozenset({"be", "a", "an", "the"})  # what a participle follows that is no past: "a contested vote"
_BE = frozenset({"is", "are", "be"})
_NOT_PAST = frozenset(
    {
        "bleed",
        "breed",
        "exceed",
        "feed",
        "indeed",
        "need",
        "proceed",
        "red",
        "seed",
        "speed",
        "succeed",
        "united",
        "weed",
    }
)


def _is_back(form: str) -> bool:
    return form in _irregular() or (len(form) > 3 and form.endswith("ed") and form not in _NOT_PAST)


@cache
def _table() -> dict[str, str]:
    return dict(entry.rsplit(" ", 1) for entry in load_lexicon("onrecord.dates", "outlook.txt"))


@cache
def _scheduled() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.dates", "scheduled.txt"))


@cache
def _irregular() -> frozenset[str]:
    """Past forms of irregular verbs that are no present form too ("set", "put")."""
    entries = [entry.split() for entry in load_lexicon("onrecord", "irregular_verbs.txt")]
    bases = {verb for verb, *_ in entries}
    return frozenset(past for _, *pasts in entries for past in pasts) - bases
