"""F702: a count in the headline or lead that the body does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, bbc_accuracy
from onrecord.audit.view import Copy
from onrecord.audit.words import content_words, number_of
from onrecord.types import Span

__all__ = ["RULE"]

_NUMBER = (
    r"(?P<number>\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
)
_COUNTED = re.compile(
    rf"(?<![\w.$£€,/-])(?<!\bpage\s)(?<!\bof\s){_NUMBER}(?![\w%.]*\d)(?!\s*(?:%|percent|per\s+cent|million|billion|thousand|hundred"
    r"|[ap]\.?m\b|p\.m|o[’']clock|-|–|st\b|nd\b|rd\b|th\b))(?P<after>(?:\s+[A-Za-z][\w’'-]*){1,4})",
    re.IGNORECASE,
)
_KILLED = re.compile(r"\b(?:killed|dead|die[sd]?|deaths?|fatal\w*|slain|murdered)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:wounded|injured|hurt|injur(?:y|ies))\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:arrested|detained|held|jailed)\b", re.IGNORECASE)
_TIME = frozenset(
    {
        "year",
        "day",
        "hour",
        "minute",
        "month",
        "week",
        "second",
        "time",
        "old",
        "mile",
        "pound",
        "feet",
        "foot",
        "point",
    }
)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with what it counts: a harm, or a noun's stem."""

    value: int
    of: str
    span: Span


def _look(copy: Copy) -> Iterator[Place]:
    if copy.headline is None:
        return
    below = [counted for paragraph in copy.body for counted in _counts(copy, paragraph)]
    for counted in _counts(copy, copy.headline):
        same = [other for other in below if other.of == counted.of]
        if same and all(other.value != counted.value for other in same) and not _stands_below(copy, counted):
            yield Place(
                counted.span,
                f"the headline counts {counted.value} here, and the copy below {same[0].value}",
                (same[0].span,),
            )


def _counts(copy: Copy, span: Span) -> Iterator[_Counted]:
    for sentence in copy.sentences_in(span):
        for match in _COUNTED.finditer(copy.text, sentence.start, sentence.end):
            value = number_of(match["number"].lower())
            if value is None or 1900 <= value <= 2100:
                continue
            place = Span(match.start("number"), match.end())
            for counted in _things(match["after"]):
                yield _Counted(value, counted, place)


def _things(after: str) -> Iterator[str]:
    for pattern, harm in ((_KILLED, "killed"), (_HURT, "hurt"), (_HELD, "held")):
        if pattern.search(after):
            yield harm
            return
    words = after.split()
    stems = content_words(words[0])
    if stems and not stems & _TIME and words[0].lower().endswith("s"):
        yield next(iter(stems))


def _stands_below(copy: Copy, counted: _Counted) -> bool:
    """Whether the number itself stands anywhere in the body, in figures or words."""
    return any(str(counted.value) in copy.words_of(paragraph) for paragraph in copy.body)


RULE = Rule(
    code="F702",
    title="Counts that differ between headline and body",
    looks_for="A number in the headline of people or things that the body counts too, with no place in the "
    "body that has it.",
    cannot_see="Counts in different words, and a count that the body leaves to the reader to add up.",
    settle="Bring headline and body to one count, or say whose each is.",
    standards=(
        ap("a headline agrees with the story"),
        bbc_accuracy("figures are checked, and consistent within the report"),
    ),
    severity=Severity.ERROR,
    is_sure=True,
    look=_look,
)
