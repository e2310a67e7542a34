"""The words of English that show a place, and those that show that a name is none; lexicons in lexicons/."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from onrecord.inflection import verb_forms
from onrecord.lexicon import load_lexicon
from onrecord.places.gazetteer import Entry, area, named
from onrecord.places.spelling import fold

__all__ = [
    "AT_WORDS",
    "DETERMINERS",
    "GRAMMAR",
    "IN_WORDS",
    "MOTION_WORDS",
    "NAME_PARTICLES",
    "NEAR_WORDS",
    "PARTS",
    "POSSESSIVE",
    "UNITS_OF_LENGTH",
    "abbreviations",
    "area_nouns",
    "demonyms",
    "is_common",
    "is_person_name",
    "is_plain",
    "lexicon",
    "motions",
    "other_names",
    "seats",
    "titles",
]

NAME_PARTICLES = frozenset({"al", "bin", "ibn", "van", "von"})  # that go on with a person's name
UNITS_OF_LENGTH = frozenset({"km", "kilometer", "kilometers", "kilometre", "kilometres", "kms", "mile", "miles"})
POSSESSIVE = frozenset({"'s", "’s"})
NEAR_WORDS = frozenset({"beside", "near", "off", "outside"})
AT_WORDS = NEAR_WORDS | {"across", "around", "at", "in", "inside", "into", "onto", "throughout", "within"}
MOTION_WORDS = frozenset({"from", "through", "to", "toward", "towards", "via"})
IN_WORDS = AT_WORDS | MOTION_WORDS
DETERMINERS = frozenset(
    {"a", "an", "another", "her", "his", "its", "my", "one", "our", "some", "that", "the", "their", "these", "this"}
    | {"those", "two", "three", "four", "five", "several", "many", "your"}
)


_PLAIN = ("directions", "site_nouns", "organs", "event_nouns")


@cache
def lexicon(name: str) -> frozenset[str]:
    """Entries of one of the stage's lexicons."""
    return frozenset(load_lexicon("onrecord.places", f"{name}.txt"))


GRAMMAR = lexicon("grammar")
PARTS = lexicon("parts")


@cache
def area_nouns() -> dict[str, str]:
    """Nouns of settlements, districts and regions, with which of the three they are."""
    return {noun: kind for kind in ("region", "district", "settlement") for noun in lexicon(f"{kind}_nouns")}


@cache
def other_names() -> dict[str, Entry]:
    """Countries and units by names that the gazetteer's sources lack, as they are written, in lower case."""
    return _by_code("other_names.txt")


@cache
def abbreviations() -> dict[str, Entry]:
    """First-level units by the abbreviations that news writes after a town, in lower case and without a last point."""
    return _by_code("abbreviations.txt")


@cache
def demonyms() -> dict[str, str]:
    """Countries' codes by their demonyms, in lower case."""
    found = {}
    for entry in load_lexicon("onrecord.sources", "countries.txt"):
        word, _, code = entry.rpartition(" ")
        if not any(place.kind in {"country", "unit"} for place in named(fold(word))) and word not in other_names():
            found[word] = code.upper()
            found.setdefault(f"{word}s", code.upper())
    return found


@cache
def seats() -> frozenset[str]:
    """Buildings that stand for a government."""
    return frozenset(entry.rpartition(" ")[0] for entry in load_lexicon("onrecord.sources", "seats.txt"))


@lru_cache(maxsize=4096)
def is_plain(key: str) -> bool:
    """Whether a name is made of nouns and directions of places alone, and so names nowhere ("central district")."""
    return all(
        word in area_nouns() or word in DETERMINERS or word == "and" or any(word in lexicon(kind) for kind in _PLAIN)
        for word in key.split()
    )


@cache
def motions() -> frozenset[str]:
    """All forms of the verbs whose object is a place."""
    return frozenset(form for verb in lexicon("motion_verbs") for form in verb_forms(verb))


@cache
def titles() -> frozenset[str]:
    """Words before a person's name."""
    return frozenset(entry.split()[0] for entry in load_lexicon("onrecord.sources", "titles.txt"))


def is_common(key: str) -> bool:
    """Whether a name is also an ordinary word of English."""
    return key in _words("common_words.txt") or key in GRAMMAR


def is_person_name(key: str) -> bool:
    """Whether a name is also a common surname or given name."""
    return key in _words("person_names.txt")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(files("onrecord.places").joinpath("data", name).read_text(encoding="ascii").split())


def _by_code(name: str) -> dict[str, Entry]:
    entries = (entry.rpartition(" ") for entry in load_lexicon("onrecord.places", name))
    return {words: area(code.upper()) for words, _, code in entries}
