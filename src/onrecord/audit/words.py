"""Words compared: stems of those that carry meaning, and numbers however they are written."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load_lexicon

__all__ = ["alternation", "content_words", "lexicon", "number_of", "shared"]

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[-'’][A-Za-zÀ-ÿ]+)*|\d[\d,.]*\d|\d")
_ENDINGS = ("ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "ers", "er", "s", "y", "e")
_MIN_STEM = 4
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}


@cache
def lexicon(name: str) -> frozenset[str]:
    """A lexicon of the audit as a set."""
    return frozenset(load_lexicon("onrecord.audit", name))


@cache
def alternation(name: str) -> str:
    """A lexicon of the audit as alternatives of a regular expression, the longest first."""
    entries = sorted(load_lexicon("onrecord.audit", name), key=len, reverse=True)
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in entries)


def content_words(words: str) -> frozenset[str]:
    """Stems of the words that carry meaning, numbers as figures."""
    found = set()
    for match in _WORD.finditer(words):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        if word in lexicon("function_words.txt"):
            continue
        number = number_of(word)
        found.add(str(number) if number is not None else _stem(word))
    return frozenset(found)


def number_of(word: str) -> int | None:
    """The whole number that a word or figure stands for."""
    if word[:1].isdigit():
        digits = word.replace(",", "")
        return int(digits) if digits.isdigit() else None
    return _NUMBERS.get(word)


def shared(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of some words that is among others, 0 to 1."""
    return len(some & others) / len(some) if some else 0.0


def _stem(word: str) -> str:
    """A rough stem, the same for most forms of a word; comparison needs no more."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word
