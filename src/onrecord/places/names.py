"""Find the names in a text that the gazetteer knows, and which of them stand inside which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.places.gazetteer import Entry, area, begins, capital_of, is_state, named
from onrecord.places.spelling import fold
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    GRAMMAR,
    IN_WORDS,
    POSSESSIVE,
    abbreviations,
    demonyms,
    is_common,
    is_plain,
    lexicon,
    other_names,
    seats,
)

__all__ = ["Name", "find_names", "holds"]

_LONGEST_ACRONYM = 5
_DATELINE_WORDS = 12
_PARTICLES = frozenset({"da", "das", "de", "del", "do", "dos", "el", "la", "las", "los"})
_POINTED = frozenset({"st", "ste", "mt", "ft"})
_CODE = re.compile(r"[A-Z]{2}|(?:[A-Z]\.){2}")


@dataclass(slots=True)
class Name:
    """A name in the text: first and last token, key, and the places that bear it.

    entries is empty for names that the gazetteer lacks. is_region: a part of the world, a sea, a range. is_site: a
    building or ground. outer: the name after it that says where it is ("Illinois" of "Springfield, Illinois").
    """

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    is_region: bool = False
    is_site: bool = False
    outer: Name | None = None
    is_outer: bool = False
    is_dateline: bool = False

    @property
    def is_country(self) -> bool:
        """Whether a country bears the name."""
        return bool(self.entries) and self.entries[0].kind == "country"

    @property
    def is_power(self) -> bool:
        """Whether a government may go by the name: a country's or a capital's."""
        return self.is_country or self.key in capital_of()


def find_names(tokens: Tokens) -> tuple[list[Name], dict[str, int]]:
    """Names in text order, and how often the text uses each country's demonym, by code."""
    names: list[Name] = []
    used: dict[str, int] = {}
    end = 0
    for i, word in enumerate(tokens.words):
        if i < end or not word[0].isupper():
            continue
        lower = tokens.lower[i]
        name = _name_at(tokens, i) if _may_begin(lower) else None
        if name is not None:
            names.append(name)
            end = name.last + 1
        elif code := demonyms().get(lower):
            used[code] = used.get(code, 0) + 1
    return _nest(tokens, names), used


@lru_cache(maxsize=65536)
def _may_begin(lower: str) -> bool:
    """Whether some name begins with a lower-case word."""
    if lower in GRAMMAR:
        return lower == "the" or lower in other_names()
    key = fold(lower)
    return lower in other_names() or begins(key) or key in _beginnings() or _is_lone(key)


def _is_lone(key: str) -> bool:
    return bool(named(key)) or key in lexicon("regions") or key in seats()


def _name_at(tokens: Tokens, i: int) -> Name | None:
    special = _special(tokens, i)
    if special is not None:
        return special
    for last, key in reversed(_keys(tokens, i)):
        if key in lexicon("regions"):
            return Name(i, last, key, (), is_region=True)
        if key in seats():
            return Name(i, last, key, (), is_site=True)
        if is_plain(key) or (last == i and not _stands_alone(tokens, i, key)):
            continue
        entries = named(key)
        other = other_names().get(key) if len(key) > 4 else None
        if other is not None and other not in entries:
            entries = (other, *entries)
        if entries and not _is_acronym(tokens, i, last):
            longer = _goes_on(tokens, last)
            return Name(i, last, key, entries) if longer == last else Name(i, longer, _key(tokens, i, longer), ())
    return None


def _goes_on(tokens: Tokens, last: int) -> int:
    """Last token of a longer name that goes on by "de" or its like after a known one: "San Luis de Anda"."""
    at = last + 1
    while tokens.after(at - 1) in _PARTICLES:
        at += 1
    is_longer = at > last + 1 and tokens.same(last, at) and tokens.is_capital(at) and tokens.lower[at] not in GRAMMAR
    return at if is_longer else last


def _key(tokens: Tokens, first: int, last: int) -> str:
    return fold(tokens.text[tokens.starts[first] : tokens.ends[last]])


def _stands_alone(tokens: Tokens, i: int, key: str) -> bool:
    """Whether one word may be a name: not where it is an ordinary word and all is in capitals."""
    if len(key) < 3 or key in GRAMMAR or key in demonyms():
        return False
    return not (tokens.is_shouted(i) and is_common(key))


def _special(tokens: Tokens, i: int) -> Name | None:
    """A short name that is one only in capitals: "US", "U.K."."""
    word = tokens.words[i]
    entry = other_names().get(tokens.lower[i]) if len(word) <= 6 else None
    if entry is None or not word.isupper() or ("." not in word and tokens.is_shouted(i)):
        return None
    return Name(i, i, word.rstrip(".").lower(), (entry,))


def _keys(tokens: Tokens, i: int) -> list[tuple[int, str]]:
    """Last tokens that a name from one token on may have, with its key; lower-case words only between capitals."""
    key = fold(tokens.words[i])
    keys = [(i, key)]
    at = i + 1
    while (begins(key) or key in _beginnings()) and tokens.same(i, at):
        word = tokens.words[at]
        if word == "." and tokens.lower[at - 1] in _POINTED:
            at += 1
            continue
        if not word[0].isalpha() or tokens.starts[at] - tokens.ends[at - 1] > 1:
            break
        key = f"{key} {fold(word)}"
        if tokens.is_capital(at):
            keys.append((at, key))
        at += 1
    return keys


@cache
def _beginnings() -> frozenset[str]:
    keys = (*lexicon("regions"), *other_names())
    return frozenset(key[:at] for key in keys for at, letter in enumerate(key) if letter == " ")


def _is_acronym(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a name is a few capitals amid ordinary writing, past a dateline's reach: a body's, not a town's."""
    word = tokens.words[first]
    is_short = first == last and word.isupper() and len(word) <= _LONGEST_ACRONYM
    return is_short and first >= _DATELINE_WORDS and not tokens.is_shouted(first)


def _nest(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """Note which name is followed by the one that it lies in, and add units' abbreviations after towns."""
    by_first = {name.first: name for name in names}
    out: list[Name] = []
    for name in names:
        if out and out[-1].last >= name.first:
            continue
        out.append(name)
        comma = name.last + 1
        if tokens.after(name.last) not in {",", "("}:
            continue
        if (outer := _abbreviated(tokens, comma + 1)) is not None and holds(outer, name):
            name.outer, outer.is_outer = outer, True
            out.append(outer)
            continue
        outer = by_first.get(comma + 1)
        if outer is None or not tokens.same(name.last, outer.first) or _are_listed(tokens, name, outer):
            continue
        if tokens.after(outer.last) in POSSESSIVE:
            continue  # "Lagos, Nigeria's largest city"
        if not holds(outer, name):
            if not _is_said_to_lie_in(tokens, name, outer):
                continue
            name.entries = ()  # a namesake that the gazetteer lacks
        name.outer, outer.is_outer = outer, True
    return out


def _are_listed(tokens: Tokens, name: Name, outer: Name) -> bool:
    """Whether two countries or units right after each other are items of a list: "Iowa, Nevada, Ohio and Maine"."""
    kinds = [entry.kind for entry in (*name.entries[:1], *outer.entries[:1])]
    if (
        kinds not in (["country", "country"], ["country", "unit"], ["unit", "unit"])
        or tokens.lower[outer.first - 1] == "("
    ):
        return False
    if name.is_country:
        return True
    before, after = tokens.before(name.first), tokens.after(outer.last)
    is_followed = after in {"and", "or"} or (after == "," and tokens.is_capital(outer.last + 2))
    return before in {",", "and", "or"} or is_followed


def _is_said_to_lie_in(tokens: Tokens, name: Name, outer: Name) -> bool:
    """Whether two names right after each other are a place and its country or unit rather than items of a list."""
    is_area = bool(outer.entries) and outer.entries[0].kind in {"country", "unit"}
    if not is_area or not name.entries or name.entries[0].kind in {"country", "unit"}:
        return False
    before = tokens.before(name.first)
    return (
        before in IN_WORDS
        and tokens.after(outer.last) in {",", ".", ")", "", ";", ":"}
        and (tokens.after(outer.last, 2) not in {"and", "or"})
    )


def _abbreviated(tokens: Tokens, i: int) -> Name | None:
    """A unit's abbreviation at a token: "Calif.", "D.C.", "TX"."""
    if not tokens.same(i - 1, i) or not tokens.is_capital(i):
        return None
    word = tokens.words[i]
    letters = word.replace(".", "")
    is_code = _CODE.fullmatch(word) is not None and not tokens.is_shouted(i)
    is_pointed = "." in word or tokens.after(i) == "."
    entry = abbreviations().get(word.rstrip(".").lower()) if is_code or is_pointed else None
    if entry is None and is_code and is_state(letters):
        entry = area(f"US.{letters}")
    if entry is None:
        return None
    return Name(i, i if "." in word or is_code else i + 1, fold(word), (entry,))


def holds(outer: Name, inner: Name) -> bool:
    """Whether some place of one name lies in a country or unit of the other."""
    return any(_within(a, b) for a in inner.entries for b in outer.entries)


def _within(inner: Entry, outer: Entry) -> bool:
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    if outer.kind == "unit":
        return inner.kind in {"settlement", "district"} and inner.unit == outer.unit
    return False
