"""Noun phrases of a tagged sentence: runs of tags that hold together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.tagging import Tagged

__all__ = ["NounPhrase", "find_noun_phrases"]

_NOMINAL = frozenset({"CD", "DT", "JJ", "NN", "NNP", "NNS", "POS", "PRP$"})
_NOUNS = frozenset({"NN", "NNP", "NNS", "CD", "PRP", "EX"})
_OPENERS = frozenset({"DT", "PRP$", "CD"})
_NO_NOMINAL = frozenset({"fewer", "least", "less", "more", "most", "near", "such"})


@dataclass(frozen=True, slots=True, order=True)
class NounPhrase:
    """A noun phrase of one sentence: first and last word (index, both included) and the word that heads it."""

    first: int
    last: int
    head: int


def find_noun_phrases(tagged: Tagged) -> Iterator[NounPhrase]:
    """The noun phrases of a sentence, in its order; none overlaps another, and a pronoun is one by itself."""
    first: int | None = None
    for number in range(len(tagged) + 1):
        part = tagged.tags[number] if number < len(tagged) else ""
        if part in {"PRP", "EX"}:
            if first is not None:
                yield from _closed(tagged, first, number - 1)
            yield NounPhrase(number, number, number)
            first = None
            continue
        inside = (part in _NOMINAL and tagged.words[number] not in _NO_NOMINAL) or _modifies(tagged, number, first)
        if first is not None and (not inside or _opens(tagged, number)):
            yield from _closed(tagged, first, number - 1)
            first = None
        if inside and first is None and part != "POS":
            first = number


def _modifies(tagged: Tagged, number: int, first: int | None) -> bool:
    """Whether a participle or an adverb stands inside a phrase: "three wounded soldiers", "the recently freed man"."""
    if first is None or number + 1 >= len(tagged):
        return False
    part, after = tagged.tags[number], tagged.tags[number + 1]
    if tagged.words[number] in {"-", "/", "&"}:
        return after in _NOUNS
    opens = tagged.tags[number - 1] in _OPENERS | {"JJ", "POS"}
    return part in {"VBN", "VBG"} and opens and after in {"NN", "NNS", "JJ", "NNP"}


def _opens(tagged: Tagged, number: int) -> bool:
    """Whether a word that could go on with a phrase begins another: a determiner or a number after a noun."""
    part, before = tagged.tags[number], tagged.tags[number - 1]
    if part == "CD":
        following = tagged.tags[number + 1] if number + 1 < len(tagged) else ""
        return before in {"NNS", "NN"} or (before == "NNP" and following in {"NNS", "NN", "JJ"})
    return (
        part in {"DT", "PRP$"} and before in _NOUNS | {"DT"} and tagged.words[number - 1] not in {"all", "both", "half"}
    )


def _closed(tagged: Tagged, first: int, last: int) -> Iterator[NounPhrase]:
    while last >= first and tagged.tags[last] in {"POS", "PRP$"}:
        last -= 1
    head = last
    while head > first and tagged.tags[head] == "JJ" and tagged.tags[head - 1] in _NOUNS:
        head -= 1
    is_the_dead = head > first and tagged.tags[first] == "DT"
    if last >= first and (tagged.tags[head] in _NOUNS or is_the_dead):
        yield NounPhrase(first, last, head)
