"""Names of bodies, media, texts and governments: when two are the same, and the acronyms that an article introduces."""

from __future__ import annotations

import re

from onrecord.sources.phrases import Phrase

__all__ = ["find_acronyms", "find_places", "same_thing", "thing_key"]

_INTRODUCED = re.compile(
    r"(?P<full>(?:[A-Z][\w’'&-]*\s+(?:(?:of|for|and|the|on|in)\s+)*){1,7})"
    r"\((?:the\s+)?(?P<short>[A-Z][A-Za-z&.-]{1,9})\)"
)
_LOCATIVE = re.compile(r"\b(?:in|throughout|across|outside)\s+([A-Z][a-z]{2,})\b(?!\s+[A-Z])")
_STATE = re.compile(
    r"\b([A-Z][a-z]{2,})(?:['’]s)?\s+(?:(?:defen[cs]e|economy|finance|foreign|health|home|interior|justice|trade)\s+)?"
    r"(?:ambassador|army|authorities|border|capital|embassy|government|military|ministers?|ministry|navy|parliament|police"
    r"|troops)\b"
)
_SMALL = frozenset({"and", "for", "in", "of", "on", "the"})
_ORDINARY = frozenset({"the", "a", "an", "new", "latest", "recent"})


def find_acronyms(text: str) -> dict[str, str]:
    """Full names, lower case, by the acronyms that the article gives in brackets after them, lower case."""
    found = {}
    for match in _INTRODUCED.finditer(text):
        words = [word for word in match["full"].split() if word]
        letters = match["short"].replace(".", "").lower()
        for start in range(len(words)):
            if words[start].lower() in _SMALL:
                continue
            initials = "".join(word[0] for word in words[start:] if word.lower() not in _SMALL).lower()
            if initials == letters or "".join(word[0] for word in words[start:]).lower() == letters:
                found[letters] = " ".join(words[start:]).lower()
                break
    return found


def find_places(text: str) -> frozenset[str]:
    """Names of one word that the text uses as a place's, lower case, for countries that no list has.

    A place is what something is in ("in Ruritania"), or what has a state's organs ("Ruritania's foreign ministry").
    """
    return frozenset(match.lower() for pattern in (_LOCATIVE, _STATE) for match in pattern.findall(text))


def thing_key(phrase: Phrase) -> tuple[str, ...]:
    """The words that a thing's name is known by: its core without articles, lower case."""
    return tuple(word.rstrip(".") for word in phrase.core if word not in _ORDINARY)


def same_thing(one: tuple[str, ...], other: tuple[str, ...], acronyms: dict[str, str]) -> str | None:
    """Why two things' names are one's, in words for a person; None where they are not.

    The same words; an acronym that the article introduces; or the shorter name is the end of the longer one.
    """
    if not one or not other:
        return None
    if one == other:
        return "the same name"
    for short, long in ((one, other), (other, one)):
        full = acronyms.get(short[0]) if len(short) == 1 else None
        if full and tuple(full.split()) == long[-len(full.split()) :]:
            return "an acronym that the article introduces"
        if len(short) == 1 and 2 < len(short[0]) == len(long) and short[0] == "".join(word[0] for word in long):
            return "the initials of a longer name"
        if 1 < len(short) < len(long) and long[-len(short) :] == short:
            return "the end of a longer name"
    return None
