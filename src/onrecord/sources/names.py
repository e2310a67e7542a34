"""Names of people: titles, given names and surnames, the sex that they tell, and whether two can be one person's.

Given names and how often men and women bear them are the United States census's of 1990, by the package names: a name
that it does not list tells nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import names as census

from onrecord.lexicon import load_lexicon

__all__ = ["PersonName", "Title", "bears_given_name", "can_be_one", "parse_name", "titles"]

_CLEAR = 4.0  # times as many bearers of one sex as of the other, for a given name to tell it
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "ibn", "la", "le", "van", "von"}
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a title before a name tells: sex "m", "f" or None, and the role it stands for, or None."""

    sex: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart, lower case. given: given names and initials; surname: the last name with its particles.

    sex: "m" or "f" where title or given name tell it. A name of one word has it as surname, given empty.
    """

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    sex: str | None

    @property
    def size(self) -> int:
        """How many words the name has, titles not counted."""
        return len(self.given) + (1 if self.surname else 0)


def parse_name(words: str) -> PersonName:
    """Take a person's name apart; any words will do."""
    parts = [part.strip(".,'’\"“”()").lower() for part in re.sub(r"['’]s?\b(?!\w)", "", words).split()]
    parts = [part for part in parts if part]
    found: list[str] = []
    while len(parts) > 1 and parts[0] in titles():
        found.append(parts.pop(0))
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    start = max(0, len(parts) - 1)
    while start > 1 and parts[start - 1] in _PARTICLES:
        start -= 1
    given, surname = tuple(parts[:start]), " ".join(parts[start:])
    sex = next((titles()[title].sex for title in found if titles()[title].sex), None)
    return PersonName(tuple(found), given, surname, sex or (_sex_of(given[0]) if given else None))


def bears_given_name(word: str) -> bool:
    """Whether a lower-case word is a given name that the census lists."""
    return word in _shares("first:male") or word in _shares("first:female")


def can_be_one(one: PersonName, other: PersonName) -> bool:
    """Whether two names can be one person's: same surname or given name alone, and nothing that tells them apart."""
    if one.sex and other.sex and one.sex != other.sex:
        return False
    if one.given and other.given:
        return one.surname == other.surname and _givens_agree(one.given, other.given)
    if one.surname == other.surname:
        return True
    short, long = (one, other) if not one.given else (other, one)
    return not short.titles and bool(long.given) and short.surname == long.given[0]


def _givens_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = one[0], other[0]
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    return any(a in family and b in family for family in _nicknames()) or a in other or b in one


@cache
def _nicknames() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(entry.split()) for entry in load_lexicon("onrecord.sources", "nicknames.txt"))


@cache
def titles() -> dict[str, Title]:
    """Titles by their words, lower case, without points."""
    found = {}
    for entry in load_lexicon("onrecord.sources", "titles.txt"):
        word, sex, *role = entry.split()
        found[word] = Title(sex if sex in {"m", "f"} else None, role[0] if role else None)
    return found


def _sex_of(given: str) -> str | None:
    men, women = _shares("first:male").get(given, 0.0), _shares("first:female").get(given, 0.0)
    if men > _CLEAR * women:
        return "m"
    return "f" if women > _CLEAR * men else None


@cache
def _shares(table: str) -> dict[str, float]:
    """Bearers of each given name in a hundred."""
    lines = Path(census.FILES[table]).read_text(encoding="ascii").splitlines()
    return {name.lower(): float(share) for name, share, *_ in map(str.split, lines)}
