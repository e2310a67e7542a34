"""Numbers of people as news copy writes them: in digits or words, exact, bounded, vague.

"at least 11", "20-25", "between 20 and 25", "dozens", "more than five", "some 300", "two or three", "a dozen".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.types import Span

__all__ = ["Numeral", "find_numerals"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_VALUES = {word: value for value, word in enumerate(_UNITS.split())}
_VALUES |= {
    word: 10 * value
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
# Least numbers that go with vague words; the guide to labelling has them.
_VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20000,
    "hundreds of thousands": 200_000, "several": 2, "a few": 2, "many": 2, "a number of": 2, "a handful of": 2,
    "numerous": 2, "several dozen": 24, "several hundred": 200, "several thousand": 2000, "a score of": 20,
    "multiple": 2,
}  # fmt: skip
_PAIRS = {"a couple of": 2, "a pair of": 2, "both": 2}

_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_WRITTEN = rf"(?:{_WORD})(?:[-\s](?:{_WORD}))?"
_PLAIN = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{_WRITTEN}"
    r"|an?(?=\s+(?:dozen|hundred|thousand|million)\b)|half\s+a(?=\s+(?:dozen|million)\b))"
)
_NUMBER = rf"{_PLAIN}(?:[\s-]+(?:dozen|hundred|thousand|million)\b)?(?:\s+(?:and\s+)?(?:{_WRITTEN})\b)?"
_BEFORE = {
    "at least": "at_least", "no fewer than": "at_least", "no less than": "at_least", "a minimum of": "at_least",
    "more than": "above", "over": "above", "upwards of": "at_least", "fewer than": "below", "less than": "below",
    "under": "below", "up to": "at_most", "as many as": "at_most", "at most": "at_most", "no more than": "at_most",
    "a maximum of": "at_most", "about": "about", "around": "about", "approximately": "about", "some": "about",
    "nearly": "about", "almost": "about", "roughly": "about", "an estimated": "about", "close to": "about",
}  # fmt: skip
_BOUND = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in sorted(_BEFORE, key=len, reverse=True))
_VAGUE_WORDS = "|".join(
    re.escape(words).replace(r"\ ", r"\s+") for words in sorted({**_VAGUE, **_PAIRS}, key=len, reverse=True)
)
_NUMERAL = re.compile(
    rf"(?<![\w$£€.,/:-])(?:(?P<bound>{_BOUND})\s+)?"
    rf"(?:(?:between\s+)?(?P<first>{_NUMBER})(?:\s*(?:-|–|\bto\b|\bor\b|(?<=\w)\s+and\s+(?=\d))\s*(?P<second>{_NUMBER}))?"
    rf"|(?P<vague>{_VAGUE_WORDS}))(?P<more>\s+or\s+more|\s+or\s+so)?(?![\w%]|[.,:/]\d|[-–]\w|['’]s\b)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\bbetween\s+(?P<first>{_NUMBER})\s+and\s+(?P<second>{_NUMBER})(?![\w%]|[.,:/]\d|[-–]\w)", re.IGNORECASE
)

_Bounds = tuple[int, int | None]
_MAKE: dict[str, Callable[[int], _Bounds]] = {
    "at_least": lambda n: (n, None),
    "above": lambda n: (n + 1, None),
    "below": lambda n: (0, n - 1),
    "at_most": lambda n: (0, n),
    "about": lambda n: (n, n),
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the copy: its words with those that bound it, the bounds, and whether it is said to be about so."""

    span: Span
    least: int
    most: int | None
    is_approximate: bool


def find_numerals(text: str, span: Span) -> Iterator[Numeral]:
    """The numbers in a stretch of text, in order, not overlapping.

    Years of age and parts of dates may be among them, as only what they count tells them apart; percentages and sums of
    money are not.
    """
    position = span.start
    while match := _NUMERAL.search(text, position, span.end):
        between = _BETWEEN.search(text, position, span.end)
        if between and between.start() <= match.start():
            match = between
        numeral = _numeral(match)
        if numeral:
            yield numeral
        position = match.end()


def _numeral(match: re.Match[str]) -> Numeral | None:
    span = Span(match.start(), match.end())
    groups = match.groupdict()
    if groups.get("vague"):
        words = _joined(groups["vague"])
        if words in _PAIRS:
            return Numeral(span, _PAIRS[words], _PAIRS[words], is_approximate=False)
        return Numeral(span, _VAGUE[words], None, is_approximate=False)
    first, second = _value(groups["first"]), _value(groups["second"]) if groups["second"] else None
    if first is None:
        return None
    if second is not None and second > first:
        return Numeral(span, first, second, is_approximate=False)
    if second is not None:
        return Numeral(Span(match.start(), match.end("first")), first, first, is_approximate=False)
    bound = _BEFORE[_joined(groups["bound"])] if groups.get("bound") else None
    if (groups.get("more") or "").strip().lower().endswith("more"):
        bound = "at_least"
    least, most = _MAKE[bound](first) if bound else (first, first)
    return Numeral(
        span, least, most, is_approximate=bound == "about" or (bool(groups.get("more")) and most is not None)
    )


def _joined(words: str) -> str:
    return " ".join(words.lower().split())


def _value(words: str) -> int | None:
    """The value of a number in digits or words; None for a fraction of people."""
    total = 0
    current: float = 0
    for part in re.split(r"[\s-]+", words.lower()):
        if part in _VALUES:
            current += _VALUES[part]
        elif part in {"a", "an"}:
            current += 0 if current else 1
        elif part == "half":
            current = 0.5
        elif part in _MULTIPLES:
            current = (current or 1) * _MULTIPLES[part]
            if part in {"thousand", "million"}:
                total, current = total + int(current), 0
        elif part != "and":
            current += float(part.replace(",", ""))
    value = total + current
    return int(value) if value == int(value) else None
