"""The stance lexicons: which words of a cue perform which act.

An entry with one stance decides by itself; one with several leaves it to what is said. Verbs are listed by their base
form and matched in every form; the longest entry at a place counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.inflection import verb_forms
from onrecord.lexicon import load_lexicon
from onrecord.stance.words import Word
from onrecord.types import Span, Stance

__all__ = ["Act", "acts_in", "entries", "word_set"]

_PACKAGE = "onrecord.stance"
_LONGEST = 5  # words in the longest entry


@dataclass(frozen=True, slots=True)
class Act:
    """A lexicon entry found in a text: its entry, the stances that it can take, the likeliest first, and its words."""

    entry: str
    stances: tuple[Stance, ...]
    span: Span
    is_verb: bool

    @property
    def is_plain(self) -> bool:
        """Whether it says no more than that something is said."""
        return self.stances == (Stance.ASSERTS,)


def acts_in(words: Sequence[Word]) -> Iterator[Act]:
    """The lexicon's entries among some words that follow one another, in text order, none within another."""
    place = 0
    while place < len(words):
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            entry = _forms().get(" ".join(word.form for word in words[place : place + length]))
            if entry is not None:
                name, stances, is_verb = entry
                span = Span(words[place].span.start, words[place + length - 1].span.end)
                yield Act(name, stances, span, is_verb)
                place += length
                break
        else:
            place += 1


def entries(name: str) -> dict[str, tuple[str, ...]]:
    """A lexicon whose lines are `entry: value value`, as a table. Raises ValueError where a line is not so."""
    table = {}
    for line in load_lexicon(_PACKAGE, name):
        entry, colon, values = line.partition(": ")
        if not colon or not values.split():
            raise ValueError(f"lexicon {name} of {_PACKAGE}: {line!r} is not `entry: value`")
        table[entry] = tuple(values.split())
    return table


@cache
def word_set(name: str) -> frozenset[str]:
    """A lexicon of words as they stand."""
    return frozenset(load_lexicon(_PACKAGE, name))


@cache
def _forms() -> dict[str, tuple[str, tuple[Stance, ...], bool]]:
    """Every form of every entry, with the entry, its stances and whether it is a verb."""
    table: dict[str, tuple[str, tuple[Stance, ...], bool]] = {}
    for entry, values in entries("cue_verbs.txt").items():
        for form in verb_forms(entry):
            # "found" is a form of "find" and of "found": the base form that is nearer in spelling comes last and stays
            if form not in table or form == entry:
                table[form] = (entry, _stances(values), True)
    for entry, values in entries("cue_words.txt").items():
        if entry not in table:
            table[entry] = (entry, _stances(values), False)
    return table


def _stances(values: Sequence[str]) -> tuple[Stance, ...]:
    return tuple(Stance(value) for value in values)
