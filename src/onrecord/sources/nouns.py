"""What kind of thing a noun stands for: a person, people, a body, a text, figures, a news medium.

Each list is a lexicon; plurals of nouns for a person are formed here.
"""

from __future__ import annotations

from functools import cache

from onrecord.lexicon import load_lexicon

__all__ = [
    "ends_as_body",
    "is_document",
    "is_figures",
    "is_generic",
    "is_group",
    "is_kin",
    "is_known",
    "is_medium",
    "is_organisation",
    "is_person",
    "is_quantifier",
    "people",
    "sex_of_noun",
    "singular_of",
]

_EVERYONE = frozenset({"everybody", "everyone", "people", "they", "those", "we", "you"})


def is_person(word: str) -> bool:
    """Whether a lower-case word means one person ("official", "vice-president")."""
    return word in _persons() or word.rpartition("-")[2] in _persons()


def people(word: str) -> bool:
    """Whether a lower-case word is the plural of a noun for a person ("officials")."""
    return word in _plurals() or word.rpartition("-")[2] in _plurals()


def singular_of(word: str) -> str:
    """The singular of a plural of a noun for a person, else the word itself."""
    return _plurals().get(word, word)


def is_group(word: str) -> bool:
    """Whether a lower-case word means people without names, other than by its plural ("some", "critics")."""
    return word in _set("groups.txt") or word in _EVERYONE


def is_quantifier(word: str) -> bool:
    """Whether a lower-case word only counts or parts what comes after it."""
    return word in _set("quantifiers.txt") or word.endswith("%")


def is_organisation(word: str) -> bool:
    """Whether a lower-case word heads the description of a body ("ministry", "campaigns")."""
    return _has("organisations.txt", word)


def ends_as_body(word: str) -> bool:
    """Whether a lower-case word, as the last of a capitalised name, tells that an organisation bears it."""
    return word in _set("organisation_endings.txt")


def is_document(word: str) -> bool:
    """Whether a lower-case word means a text that speaks ("letter", "filings")."""
    return _has("documents.txt", word)


def is_figures(word: str) -> bool:
    """Whether a lower-case word means figures or what measures them ("poll", "data")."""
    return _has("data.txt", word)


def is_medium(word: str) -> bool:
    """Whether a lower-case word means a news medium or its report ("newspaper", "media")."""
    return _has("press.txt", word)


def is_known(word: str) -> bool:
    """Whether a lower-case word can head a source at all."""
    tests = (is_person, people, is_group, is_organisation, is_document, is_figures, is_medium)
    return any(test(word) for test in tests)


def is_generic(word: str) -> bool:
    """Whether a lower-case noun for a person says no more than that it is one ("man", "person")."""
    return word in _set("generic_persons.txt")


def is_kin(word: str) -> bool:
    """Whether a lower-case noun for a person says whose kin or company it is ("wife", "friend")."""
    return word in _set("kin.txt")


def sex_of_noun(word: str) -> str | None:
    """The sex, "m" or "f", that a noun for a person tells ("spokeswoman"); None where it tells none."""
    return _sexes().get(word)


def _has(lexicon: str, word: str) -> bool:
    known = _set(lexicon)
    if word in known or word.rpartition("-")[2] in known:
        return True
    return word.endswith("s") and (word[:-1] in known or (word.endswith("ies") and word[:-3] + "y" in known))


@cache
def _set(lexicon: str) -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.sources", lexicon))


@cache
def _persons() -> frozenset[str]:
    return _set("persons.txt")


@cache
def _plurals() -> dict[str, str]:
    """Singulars by plural."""
    irregular: dict[str, str] = {}
    for entry in load_lexicon("onrecord.sources", "irregular_plurals.txt"):
        singular, *forms = entry.split()
        irregular |= dict.fromkeys(forms, singular)
    changed = set(irregular.values())
    regular = {_plural(noun): noun for noun in _persons() if noun not in changed}
    return regular | irregular


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


@cache
def _sexes() -> dict[str, str]:
    entries = (entry.partition(" ") for entry in load_lexicon("onrecord.sources", "gendered_nouns.txt"))
    return {noun: sex for noun, _, sex in entries}
