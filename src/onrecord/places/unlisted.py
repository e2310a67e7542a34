"""Names that the gazetteer lacks but whose surroundings make them places: "the village of Brenn", "Brenn province"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.places.gazetteer import named
from onrecord.places.names import Name
from onrecord.places.sites import site_after
from onrecord.places.spelling import fold
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    AT_WORDS,
    DETERMINERS,
    GRAMMAR,
    IN_WORDS,
    NAME_PARTICLES,
    PARTS,
    POSSESSIVE,
    area_nouns,
    demonyms,
    is_common,
    is_person_name,
    is_plain,
    lexicon,
)
from onrecord.types import Entity, EntityType

__all__ = ["find_unlisted"]

# Nouns of places that as often end a body's name ("Islamic State") or describe what is no place ("state of emergency").
_LOOSE = frozenset(
    {"area", "border", "borough", "capital", "city", "coast", "department", "port", "section", "sector", "state"}
)
_MOST_WORDS = 4
# Of English words that a text seldom writes, and so are in no list of ordinary ones.
_ENDINGS = (
    *("able", "al", "ance", "ate", "ed", "ence", "ify", "ing", "ion", "ism", "ist", "ity"),
    *("ize", "ly", "ment", "ness", "ous", "tic"),
)
_DATES = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)
_LEAST_LETTERS = 5  # of a name in capitals, so that acronyms are not taken for towns
_LOOSE_OF = (_LOOSE - {"area", "capital", "city", "port"}) | {
    "states",
    "zone",
    "commune",
    "colony",
    "district",
    "quarter",
    "territory",
    "valley",
    "ward",
}


def find_unlisted(
    tokens: Tokens, names: Sequence[Name], places: Sequence[Name], entities: Sequence[Entity]
) -> list[Name]:
    """Places without a known name, none of which overlaps a known one, in text order."""
    taken = {i for name in names for i in range(name.first, name.last + 1)}
    outers = {name.first: name for name in places}
    held = {i for name in places for i in range(name.first, name.last + 1)}
    found = [
        *_by_sites(tokens, held),
        *_by_nouns(tokens, taken, held),
        *_by_entities(tokens, taken, entities),
        *_by_outer(tokens, taken, outers),
        *_by_place(tokens, taken),
    ]
    kept = _without_overlaps(found)
    kept = _without_overlaps([*kept, *_in_list(tokens, held, [*places, *kept])])
    kept = _without_overlaps([*kept, *_again(tokens, taken, kept)])
    for name in kept:
        outer = outers.get(name.last + 2) if tokens.after(name.last) == "," and name.outer is None else None
        if outer is not None and outer.entries and outer.entries[0].kind != "settlement":
            name.outer, outer.is_outer = outer, True
    return kept


def _without_overlaps(names: Sequence[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.first, -name.last)):
        if not kept or name.first > kept[-1].last:
            kept.append(name)
    return kept


def _again(tokens: Tokens, taken: set[int], names: Sequence[Name]) -> list[Name]:
    """The same names elsewhere, where they are said to be places or to have a site: "In Brenn", "Brenn's hospital"."""
    known: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        if not name.is_site:
            known.setdefault(tokens.lower[name.first], set()).add(tuple(tokens.lower[name.first : name.last + 1]))
    found = []
    for i, word in enumerate(tokens.lower):
        if word not in known or not tokens.is_capital(i) or i in taken:
            continue
        for words in known[word]:
            last = i + len(words) - 1
            if tuple(tokens.lower[i : last + 1]) != words or not tokens.same(i, last):
                continue
            is_owner = tokens.after(last) in POSSESSIVE and tokens.after(last, 2) in lexicon("site_nouns")
            if is_owner or _is_said(tokens, i, last):
                found.append(_name(tokens, i, last))
    return found


def _by_nouns(tokens: Tokens, known: set[int], held: set[int]) -> list[Name]:
    """Names beside a noun of places; in capitals a known name that was no place may be part of one."""
    found = []
    for i, word in enumerate(tokens.lower):
        if word not in area_nouns() or i in known:
            continue
        taken = held if tokens.is_shouted(i) else known
        if tokens.after(i) == "of" and word not in _LOOSE_OF:
            start = i + 3 if tokens.after(i, 2) == "the" else i + 2
            found += _named_from(tokens, start, taken)
        elif word not in _LOOSE or (not tokens.is_capital(i) and tokens.before(i) not in GRAMMAR):
            found += _named_until(tokens, i - 1, taken)
    return found


def _named_from(tokens: Tokens, start: int, taken: set[int]) -> list[Name]:
    at = start
    while tokens.same(start - 1, at) and _may_name(tokens, at) and at not in taken and at - start < 3:
        at += 1
    if at == start or (tokens.is_shouted(start) and is_common(tokens.lower[start])):
        return []
    return [_name(tokens, start, at - 1)]


def _named_until(tokens: Tokens, last: int, taken: set[int]) -> list[Name]:
    at = last
    while tokens.same(at, last + 1) and _may_name(tokens, at) and at not in taken and last - at < 3:
        at -= 1
    first = at + 1
    if first > last or (tokens.is_first(first) and is_common(tokens.lower[first])):
        return []
    if tokens.is_shouted(first) and is_common(tokens.lower[last]):
        return []
    at = first
    while tokens.before(at) in lexicon("directions") or tokens.before(at) == "the":
        at -= 1
    is_said = tokens.before(at) in IN_WORDS or tokens.before(at) == "of" or tokens.before(at) in POSSESSIVE
    return [_name(tokens, first, last)] if is_said else []


def _may_name(tokens: Tokens, i: int) -> bool:
    word = tokens.lower[i]
    if not tokens.is_capital(i) or word in GRAMMAR or word in demonyms() or word in area_nouns() or word in _DATES:
        return False
    if word in lexicon("directions") or word in lexicon("site_nouns"):
        return False
    return not (tokens.is_shouted(i) and is_common(word))


def _by_entities(tokens: Tokens, taken: set[int], entities: Sequence[Entity]) -> list[Name]:
    found = []
    for entity in entities:
        if entity.type is not EntityType.PLACE:
            continue
        first, last = tokens.at(entity.span.start), tokens.at(entity.span.end - 1)
        if any(i in taken for i in range(first, last + 1)) or first >= len(tokens):
            continue
        while first < last and tokens.lower[first] in GRAMMAR:
            first += 1
        words = " ".join(tokens.lower[first : last + 1])
        if words in demonyms() or words in GRAMMAR or not tokens.words[first][0].isupper():
            continue
        if first == last and (words in lexicon("directions") or is_common(words) or _is_joined(words)):
            continue
        if _is_said(tokens, first, last):
            found.append(_name(tokens, first, last))
    return found


def _is_joined(word: str) -> bool:
    """Whether a word joins names that are known: "China-Pakistan"."""
    parts = word.split("-")
    return len(parts) > 1 and all(named(fold(part)) for part in parts)


def _is_said(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words are said to be a place, or to be in one: "in X", "the edge of X", "X, Y"."""
    at = first - 1 if tokens.before(first) == "the" else first
    before, noun = tokens.before(at), tokens.before(at, 2)
    if tokens.after(last) in NAME_PARTICLES:
        return False
    if before in IN_WORDS or tokens.after(last) == ",":
        return True
    return before == "of" and (noun in PARTS or noun in area_nouns() or noun in lexicon("site_nouns"))


def _by_sites(tokens: Tokens, held: set[int]) -> list[Name]:
    """Sites with names of their own, after a preposition: "at Trump Tower", "outside the Jinnah Hospital"."""
    found = []
    for i, word in enumerate(tokens.lower):
        if word not in AT_WORDS:
            continue
        first = i + 2 if tokens.after(i) in DETERMINERS else i + 1
        if not tokens.same(i, first) or not tokens.is_capital(first) or first in held:
            continue
        site = site_after(tokens, first + 1)
        words = range(first, site or first)
        if site is None or any(j in held or tokens.lower[j] in demonyms() for j in words):
            continue
        if tokens.is_shouted(first) and all(is_common(tokens.lower[j]) or is_plain(tokens.lower[j]) for j in words):
            continue
        name = _name(tokens, first, site)
        name.is_site = True
        found.append(name)
    return found


def _by_place(tokens: Tokens, taken: set[int]) -> list[Name]:
    """In text without small letters: words that are no ordinary ones, where a place is expected."""
    found = []
    for i, word in enumerate(tokens.lower):
        if (word not in AT_WORDS and word != "from") or not tokens.is_shouted(i):
            continue
        first = last = i + 1
        while tokens.same(i, last) and last - first < _MOST_WORDS and _may_name(tokens, last) and last not in taken:
            last += 1
        words = tokens.lower[first:last]
        if not words or is_person_name(words[-1]) or not _is_long_enough(words) or last in taken:
            continue
        if _ends_here(tokens, last - 1):
            found.append(_name(tokens, first, last - 1))
    return found


def _in_list(tokens: Tokens, held: set[int], places: Sequence[Name]) -> list[Name]:
    """In text without small letters: what goes on a list of places, "IN BRENN, KELD, AND VELLIN"."""
    found = []
    for place in places:
        first = place.last + 1
        while tokens.after(first - 1) in {",", "and"}:
            first += 1
        last = first
        while tokens.same(first, last) and last - first < _MOST_WORDS and _may_name(tokens, last) and last not in held:
            last += 1
        is_listed = place.last + 1 < first < last and tokens.is_shouted(first) and not place.is_site
        if is_listed and _is_long_enough(tokens.lower[first:last]) and _ends_here(tokens, last - 1):
            found.append(_name(tokens, first, last - 1))
    return found


def _is_long_enough(words: Sequence[str]) -> bool:
    return max(map(len, words)) >= _LEAST_LETTERS and not (len(words) == 1 and words[0].endswith(_ENDINGS))


def _ends_here(tokens: Tokens, last: int) -> bool:
    """Whether a name in capitals is followed by a mark or an ordinary word."""
    after = tokens.after(last)
    return (not after[:1].isalnum() and after not in POSSESSIVE) or after in GRAMMAR or is_common(after)


def _by_outer(tokens: Tokens, taken: set[int], outers: dict[int, Name]) -> list[Name]:
    """Names right before what they lie in: "in Brenn, Ohio"."""
    found = []
    for outer in outers.values():
        if not outer.entries or outer.entries[0].kind not in {"country", "unit"} or tokens.before(outer.first) != ",":
            continue
        last = outer.first - 2
        at = last
        while tokens.same(at, outer.first) and _may_name(tokens, at) and at not in taken and last - at < 3:
            at -= 1
        if at < last and tokens.before(at + 1) in IN_WORDS:
            found.append(_name(tokens, at + 1, last))
    return found


def _name(tokens: Tokens, first: int, last: int) -> Name:
    return Name(first, last, fold(tokens.text[tokens.starts[first] : tokens.ends[last]]), ())
