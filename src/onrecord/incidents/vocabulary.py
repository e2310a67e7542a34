"""The stage's lexicons as look-up tables: words that name incidents, and words that say what befell people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from onrecord.inflection import verb_forms
from onrecord.lexicon import load_lexicon
from onrecord.sources.nouns import is_group, is_person, people
from onrecord.types import Harm, IncidentType

__all__ = [
    "HarmWord",
    "TriggerWord",
    "harm_words",
    "is_listed",
    "match_at",
    "names_people",
    "trigger_words",
    "word_list",
]

Form = tuple[str, ...]
Entry = TypeVar("Entry")

_PARTED = frozenset({"ablaze", "alight", "dead", "down", "hostage", "into", "on", "prisoner", "to", "up"})


@dataclass(frozen=True, slots=True)
class TriggerWord:
    """A word, or a few, that names an incident.

    base: base form, words parted by a space. is_sure: it names one by itself, not only in fitting surroundings.
    """

    base: str
    is_noun: bool
    type: IncidentType
    is_sure: bool


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A word, or a few, that says what befell people. frame: as in harms.txt."""

    base: str
    frame: str
    harm: Harm


@cache
def trigger_words() -> dict[str, tuple[tuple[Form, TriggerWord], ...]]:
    """Forms of every trigger by their first word, the longest first."""
    found: dict[str, list[tuple[Form, TriggerWord]]] = {}
    for entry in load_lexicon("onrecord.incidents", "triggers.txt"):
        word, part, kind, strength = entry.split()
        base = word.replace("_", " ")
        trigger = TriggerWord(base, part == "n", IncidentType(kind.replace("-", " ")), strength == "sure")
        for form in _forms(base, is_noun=trigger.is_noun):
            found.setdefault(form[0], []).append((form, trigger))
    return _longest_first(found)


@cache
def harm_words() -> dict[str, tuple[tuple[Form, HarmWord], ...]]:
    """Forms of every word of harm by their first word, the longest first."""
    found: dict[str, list[tuple[Form, HarmWord]]] = {}
    for entry in load_lexicon("onrecord.incidents", "harms.txt"):
        word, frame, harm = entry.split()
        base = word.replace("_", " ")
        forms = {tuple(base.split())} if frame in {"adverb", "state"} else set(_forms(base, is_noun=frame == "noun"))
        for form in forms:
            found.setdefault(form[0], []).append((form, HarmWord(base, frame, Harm(harm))))
    return _longest_first(found)


def match_at(
    table: Mapping[str, Sequence[tuple[Form, Entry]]], words: Sequence[str], number: int
) -> Iterator[tuple[int, Entry]]:
    """What a table has for the words from one on: the last word's index and the entry, the longest first.

    A verb's object may stand inside it: up to four words between the first word and the rest ("took two men hostage").
    """
    for form, entry in table.get(words[number], ()):
        rest = form[1:]
        if not rest:
            yield number, entry
            continue
        reach = range(number + 1, min(number + 6, len(words) - len(rest) + 1))
        place = next((at for at in reach if tuple(words[at : at + len(rest)]) == rest), None)
        if place is not None and (place == number + 1 or rest[0] in _PARTED):
            yield place + len(rest) - 1, entry


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of one of the stage's lists, as it spells them."""
    return frozenset(load_lexicon("onrecord.incidents", name))


@cache
def is_listed(name: str, word: str) -> bool:
    """Whether a lower-case word, or its singular, is in one of the stage's word lists."""
    listed = word_list(name)
    return (
        word in listed
        or (word.endswith("s") and (word[:-1] in listed or word[:-2] in listed))
        or (word.endswith("men") and word[:-2] + "an" in listed)
    )


def names_people(word: str) -> bool:
    """Whether a lower-case noun means a person or people."""
    return is_person(word) or people(word) or is_group(word) or is_listed("victims.txt", word)


def _forms(base: str, *, is_noun: bool) -> Iterator[Form]:
    if is_noun:
        yield tuple(base.split())
        yield tuple(_plural(base).split())
        return
    first, _, rest = base.partition(" ")
    for form in sorted(verb_forms(first)):
        yield (form, *rest.split())


def _longest_first(found: Mapping[str, Sequence[tuple[Form, Entry]]]) -> dict[str, tuple[tuple[Form, Entry], ...]]:
    return {
        word: tuple(sorted(set(forms), key=lambda pair: (-len(pair[0]), repr(pair)))) for word, forms in found.items()
    }


def _plural(noun: str) -> str:
    """The regular plural of a noun, or of the last word of a few."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")
