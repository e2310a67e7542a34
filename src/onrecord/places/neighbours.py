"""Is a name part of a longer name, or does it only describe the word after it? Then it is no place of its own."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.places.names import Name
from onrecord.places.sites import site_after
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    AT_WORDS,
    DETERMINERS,
    GRAMMAR,
    NAME_PARTICLES,
    POSSESSIVE,
    area_nouns,
    demonyms,
    is_common,
    is_person_name,
    lexicon,
    titles,
)
from onrecord.types import Entity, EntityType, Span

__all__ = ["Neighbours"]

_LEAST_IN_SITE = 50_000  # people of a settlement that a site with its name is taken to be in
_MOST_BETWEEN = 3  # words from a possessive to the organ that it owns
_LINKS = frozenset({"for", "of", "on"})
_SHORT = frozenset({"u.k", "u.s", "uk", "us", "usa"})
_TIMES = frozenset({"early", "earlier", "last", "late", "next", "today", "tomorrow", "tonight", "yesterday"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


class Neighbours:
    """What stands beside a text's names; entities: the reader's, by each token that they cover."""

    def __init__(self, tokens: Tokens, names: Sequence[Name], entities: Sequence[Entity | None]) -> None:
        self._tokens = tokens
        self._by_last = {name.last: name for name in names}
        self._firsts = {name.first for name in names}
        self._entities = entities

    def take_in(self, name: Name) -> bool:
        """Whether a name, not framed as a place, belongs to a longer one, a state's organ, or a noun it describes."""
        return self._belongs_to_a_name(name) or self._is_before_an_organ(name) or self._describes(name)

    def names_a_site(self, name: Name) -> bool:
        """Whether a site or feature bears the name, which says little about where that is: "Lincoln High School"."""
        site = site_after(self._tokens, name.last + 1)
        if site is None or not self._tokens.is_capital(site) or name.outer is not None:
            return False
        if self._tokens.lower[site] in lexicon("features") or is_person_name(name.key):
            return True
        if any(i in self._firsts for i in range(name.last + 1, site)):
            return True
        largest = max((entry.population for entry in name.entries), default=0)
        return largest < _LEAST_IN_SITE or self._follows_a_name(name)

    def _follows_a_name(self, name: Name) -> bool:
        """Whether the word before belongs to the same name, as far as capitals and ordinary words tell."""
        tokens = self._tokens
        i = name.first - 1
        if not tokens.same(i, name.first) or not tokens.is_capital(i) or tokens.is_first(i):
            return False
        word = tokens.lower[i]
        if tokens.is_shouted(i) and is_common(word):
            return False
        return word[0].isalpha() and not (word in GRAMMAR or word in demonyms() or word in lexicon("directions"))

    def _belongs_to_a_name(self, name: Name) -> bool:
        """Whether capitals or an entity around it make it part of a person's or a body's name."""
        tokens = self._tokens
        before = tokens.before(name.first)
        is_titled = before in titles() or (before == "." and tokens.before(name.first, 2) in titles())
        if is_titled or tokens.after(name.last) in NAME_PARTICLES:
            return True
        if before in _LINKS and self._ends_a_body(name.first - 2):
            return True
        entity = self._entities[name.first]
        if entity is not None and entity.type is not EntityType.PLACE and self._is_swallowed(name, entity):
            return True
        is_shouted, following = tokens.is_shouted(name.first), self._following(name)
        if following and not is_shouted and before not in AT_WORDS:
            return True
        if entity is not None and _is_about(entity.span, tokens.span(name.first, name.last)):
            return False
        earlier = self._by_last.get(name.first - 1)
        is_after = self._follows_a_name(name) and (earlier is None or not earlier.is_country)
        return is_after or (following != "" and not (is_shouted and is_common(following)))

    def _following(self, name: Name) -> str:
        """The capitalised word right after a name, in lower case; "" where there is none."""
        i = name.last + 1
        word = self._tokens.after(name.last)
        return word if word and self._tokens.is_capital(i) and word not in GRAMMAR and word not in _DAYS else ""

    def _is_swallowed(self, name: Name, entity: Entity) -> bool:
        """Whether a person or a wider name of a body covers it."""
        span = self._tokens.span(name.first, name.last)
        is_wider = entity.span.start < span.start - 1 or entity.span.end > span.end + 2
        return is_wider or entity.type is EntityType.PERSON

    def _ends_a_body(self, i: int) -> bool:
        """Whether a token ends the first part of a body's name, before "of" or "for": "Bank" of "Bank of America"."""
        tokens = self._tokens
        if not tokens.same(i, i + 2) or not tokens.is_capital(i) or tokens.is_shouted(i) or tokens.is_first(i):
            return False
        entity = self._entities[i]
        word = tokens.lower[i]
        if entity is not None and entity.type is EntityType.PERSON:
            return False
        if word in GRAMMAR or word in area_nouns() or word in lexicon("directions") or not word[0].isalpha():
            return False
        if word not in lexicon("site_nouns"):
            return True
        before = tokens.before(i)
        return (tokens.before(i, 2) if before == "the" else before) not in AT_WORDS

    def _is_before_an_organ(self, name: Name) -> bool:
        """Whether it stands before a state's organ or a person's role: "Syria's foreign minister", "Ohio Gov."."""
        tokens = self._tokens
        is_owner = tokens.after(name.last) in POSSESSIVE
        start = name.last + 2 if is_owner else name.last + 1
        for i in range(start, start + (_MOST_BETWEEN if is_owner else 2)):
            word = tokens.after(i - 1)
            if word in lexicon("organs") or f"{word} {tokens.after(i)}" in lexicon("organs"):
                return True
            if word in titles() and tokens.is_capital(i) and not tokens.is_shouted(i):
                return True
            if not word[:1].isalpha() or word in GRAMMAR:
                return False
        return False

    def _describes(self, name: Name) -> bool:
        """Whether it only describes the noun after it: "the Geneva scandal", "a U.S. banking regulator"."""
        tokens = self._tokens
        after = tokens.after(name.last)
        if not after[:1].isalpha() or after in GRAMMAR or after in _TIMES or after.endswith(("ly", "ed")):
            return False
        if tokens.is_shouted(name.first):
            return name.key in _SHORT and not is_common(after)
        if name.key in _SHORT:
            return True
        if name.is_power or tokens.is_capital(name.last + 1):
            return False
        return tokens.before(name.first) in DETERMINERS


def _is_about(one: Span, other: Span) -> bool:
    """Whether two spans are the same but for marks and articles at their ends."""
    return abs(one.start - other.start) <= 4 and abs(one.end - other.end) <= 2
