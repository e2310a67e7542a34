"""Is a name used as a place's here? Not where it is a person's, a body's, or stands for a government.

Each name is judged by its neighbours: prepositions of place, nouns of places, verbs whose object is a place, against
titles, longer names, organs of a state and the places of an actor in the clause; then by what bears it, by how usual a
word or a person's name it is, and by the reader's entities, which are right more often than not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.places.gazetteer import Entry, capital_of, is_own_name
from onrecord.places.names import Name
from onrecord.places.sites import site_after
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    AT_WORDS,
    DETERMINERS,
    GRAMMAR,
    IN_WORDS,
    MOTION_WORDS,
    PARTS,
    area_nouns,
    demonyms,
    is_common,
    is_person_name,
    lexicon,
    motions,
    titles,
)
from onrecord.types import Entity, EntityType, Span

__all__ = ["Senses"]

_LEAST = 1.0  # what a name's evidence must come to
_TOWN = 4.2  # log10 of the people at which a settlement's size speaks neither for nor against
_ALIAS = 1.0  # what a name loses that is not the place's own
_LEAST_IN_SITE = 50_000  # people of a settlement that a site with its name is taken to be in
_POSSESSIVE = frozenset({"'s", "’s"})
_LINKS = frozenset({"for", "of", "on"})
_SHORT = frozenset({"u.k", "u.s", "uk", "us", "usa"})


class Senses:
    """Judges a text's names; entities are looked up by the token that they begin at or lie around."""

    def __init__(self, tokens: Tokens, names: Sequence[Name], entities: Sequence[Entity]) -> None:
        self._tokens = tokens
        self._entities = sorted(entities, key=lambda entity: entity.span)
        self._by_last = {name.last: name for name in names}
        self._firsts = {name.first for name in names}
        self._types: list[Entity | None] = [None] * len(tokens)
        for entity in self._entities:
            at = tokens.at(entity.span.start)
            while at < len(tokens) and tokens.starts[at] < entity.span.end:
                self._types[at] = entity
                at += 1
        self._places: dict[int, bool] = {}

    def is_place(self, name: Name) -> bool:
        """Whether a name is used as a place's; ask in text order, since names joined by "and" share their sense."""
        verdict = self._judge(name)
        self._places[name.last] = verdict
        return verdict

    def entity(self, i: int) -> Entity | None:
        """The entity that a token lies in."""
        return self._types[i]

    def _judge(self, name: Name) -> bool:
        if name.is_dateline or name.is_outer:
            return True
        left = self.left_edge(name)
        is_framed = self._is_framed(name)
        if self._names_a_site(name) or (not is_framed and self._is_else(name, left)):
            return False
        return self._weigh(name, left, is_framed=is_framed)

    def _is_else(self, name: Name, left: int) -> bool:
        """Whether it is part of a longer name, describes something, or stands for a government."""
        if self._in_longer_name(name) or self._of_an_organ(name) or self._describes(name):
            return True
        is_owner = self._tokens.after(name.last) in _POSSESSIVE
        if name.is_site:
            return self._word(left, name) not in IN_WORDS
        if name.is_region:
            return is_owner
        return self._is_power(name) and (is_owner or not self._is_where(name, left))

    def left_edge(self, name: Name) -> int:
        """Index of the token before a name, with its directions and article."""
        i = name.first - 1
        while self._tokens.same(i, name.first) and self._tokens.lower[i] in lexicon("directions"):
            i -= 1
        if self._tokens.same(i, name.first) and self._tokens.lower[i] == "the":
            i -= 1
        return i

    def _word(self, i: int, name: Name) -> str:
        return self._tokens.lower[i] if self._tokens.same(i, name.first) else ""

    def _names_a_site(self, name: Name) -> bool:
        """Whether a site or feature bears the name, which says little about where that is: "Erasmus High School"."""
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

    def _is_framed(self, name: Name) -> bool:
        """Whether nouns of places around it make it one: "city of X", "X province", "X, Illinois", "X's airport"."""
        tokens = self._tokens
        if name.outer is not None:
            return True
        if tokens.before(name.first) == "of" and tokens.before(name.first, 2) in area_nouns():
            return True
        after, second = tokens.after(name.last), tokens.after(name.last, 2)
        if after in area_nouns() and not (name.is_country and after in {"state", "department"}):
            return True
        if after in _POSSESSIVE:
            return self._owns_a_place(name.last + 2)
        if name.is_country or name.is_site or after in lexicon("organs"):
            return False
        is_event = after in lexicon("event_nouns") or f"{after} {second}" in lexicon("event_nouns")
        return is_event or site_after(tokens, name.last + 1) is not None

    def _owns_a_place(self, i: int) -> bool:
        for at in range(i, i + 4):
            word = self._tokens.after(at - 1)
            if word in lexicon("organs") or not word[:1].isalpha() or word in GRAMMAR:
                return False
            pair = f"{word} {self._tokens.after(at)}"
            if word in lexicon("directions") or word in area_nouns() or word in lexicon("site_nouns"):
                return word not in {"states", "state", "state's", "home", "house", "field"}
            if pair in lexicon("site_nouns"):
                return True
        return False

    def _in_longer_name(self, name: Name) -> bool:
        """Whether capitals beside it make it part of a person's or a body's name."""
        tokens = self._tokens
        before = tokens.before(name.first)
        if before in titles() or (before == "." and tokens.before(name.first, 2) in titles()):
            return True
        if before in _LINKS and self._ends_a_body(name.first - 2):
            return True
        entity = self._types[name.first]
        span = tokens.span(name.first, name.last)
        if entity is not None and entity.type is not EntityType.PLACE:
            is_wider = entity.span.start < span.start - 1 or entity.span.end > span.end + 2
            if is_wider or entity.type is EntityType.PERSON:
                return True
        j = name.last + 1
        is_followed = tokens.same(name.last, j) and tokens.is_capital(j) and tokens.lower[j] not in GRAMMAR | _DAYS
        if is_followed and not tokens.is_shouted(j) and before not in AT_WORDS:
            return True
        if entity is not None and _about(entity.span, span):
            return False
        if is_followed and not (tokens.is_shouted(j) and is_common(tokens.lower[j])):
            return True
        earlier = self._by_last.get(name.first - 1)
        return self._follows_a_name(name) and (earlier is None or not earlier.is_country)

    def _ends_a_body(self, i: int) -> bool:
        """Whether a token ends the first part of a body's name, before "of" or "for": "Bank" of "Bank of America"."""
        tokens = self._tokens
        if not tokens.same(i, i + 2) or not tokens.is_capital(i) or tokens.is_shouted(i) or tokens.is_first(i):
            return False
        entity = self._types[i]
        word = tokens.lower[i]
        if entity is not None and entity.type is EntityType.PERSON:
            return False
        if word in GRAMMAR or word in area_nouns() or word in lexicon("directions") or not word[0].isalpha():
            return False
        if word not in lexicon("site_nouns"):
            return True
        before = tokens.before(i)
        return (tokens.before(i, 2) if before == "the" else before) not in AT_WORDS

    def _of_an_organ(self, name: Name) -> bool:
        """Whether it stands before a state's organ or a person's role: "Syria's foreign minister"."""
        tokens = self._tokens
        at = name.last + 1
        if tokens.after(name.last) in _POSSESSIVE:
            at += 1
        for i in range(at, at + 3):
            word = tokens.after(i - 1)
            if word in lexicon("organs") or f"{word} {tokens.after(i)}" in lexicon("organs"):
                return True
            if word in titles() and tokens.is_capital(i) and not tokens.is_shouted(i):
                return True
            if not word[:1].isalpha() or word in GRAMMAR or (i > at and at == name.last + 1):
                return False
        return False

    def _describes(self, name: Name) -> bool:
        """Whether it only describes the noun after it: "the Benghazi scandal", "a U.S. banking regulator"."""
        tokens = self._tokens
        after = tokens.after(name.last)
        if not after[:1].isalpha() or after in GRAMMAR or after in _TIMES or after.endswith(("ly", "ed")):
            return False
        if tokens.is_shouted(name.first):
            return name.key in _SHORT and not is_common(after)
        if name.key in _SHORT:
            return True
        if self._is_power(name) or tokens.is_capital(name.last + 1):
            return False
        return tokens.before(name.first) in DETERMINERS

    def _is_power(self, name: Name) -> bool:
        """Whether a government may go by the name: a country's or a capital's."""
        return name.is_country or name.key in capital_of()

    def _is_where(self, name: Name, left: int) -> bool:
        """Whether a name that may be a government's is said to be where something is or goes."""
        before, earlier = self._word(left, name), self._word(left - 1, name)
        if before in AT_WORDS:
            return earlier not in _HOLDERS
        if before in MOTION_WORDS or before in motions():
            return True
        if before == "of":
            return earlier in PARTS or earlier in area_nouns() or earlier in lexicon("directions")
        return self._is_beside_a_place(name, left)

    def _is_beside_a_place(self, name: Name, left: int) -> bool:
        """Whether it goes on a list whose item before it is a place."""
        if self._word(left, name) not in {"and", "or", ",", "&"}:
            return False
        at = left - 1
        while at >= 0 and self._word(at, name) in {",", "and", "or", "the"}:
            at -= 1
        return self._places.get(at, False)

    def _weigh(self, name: Name, left: int, *, is_framed: bool = False) -> bool:
        """Whether the evidence for a place comes to enough."""
        tokens = self._tokens
        score = self._prior(name)
        before = self._word(left, name)
        if is_framed:
            score += 4 if name.outer is not None or not tokens.is_shouted(name.first) else 3
        is_where = before in AT_WORDS or (before == "of" and self._word(left - 1, name) in lexicon("directions"))
        is_where = is_where or self._is_beside_a_place(name, left)
        if is_where:
            score += 2.5
        elif before in MOTION_WORDS or before in motions():
            score += 1
        is_shouted = tokens.is_shouted(name.first)
        entity = self._types[name.first]
        if entity is not None:
            score += {EntityType.PLACE: 3.0, EntityType.PERSON: -4.0, EntityType.ORGANIZATION: -2.5}[entity.type]
        elif not is_shouted and self._entities:
            score -= 1
        if is_shouted and not (is_framed or is_where or self._is_power(name)):
            score -= 1
        if name.first == name.last:
            if is_common(name.key) or tokens.lower[name.first] in GRAMMAR:
                score -= 5 if is_shouted else 4
            elif is_person_name(name.key):
                score -= 2.5
        return score >= _LEAST

    def _prior(self, name: Name) -> float:
        if name.is_region:
            return 3.0
        best = max((self._size(entry, name.key) for entry in name.entries), default=0.0)
        best = 3.0 if name.is_region or name.is_site else best
        return best + (1.0 if name.first < name.last else 0.0)

    def _size(self, entry: Entry, key: str) -> float:
        if entry.kind != "settlement":
            return {"country": 3.0, "unit": 2.0}.get(entry.kind, 0.5)
        return math.log10(entry.population + 50) - _TOWN - (0.0 if is_own_name(entry, key) else _ALIAS)


_HOLDERS = frozenset({"interest", "confidence", "faith", "trust", "believe", "believes", "invest", "elections"})
_TIMES = frozenset({"early", "earlier", "last", "late", "next", "today", "tomorrow", "tonight", "yesterday"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _about(one: Span, other: Span) -> bool:
    """Whether two spans are the same but for marks and articles at their ends."""
    return abs(one.start - other.start) <= 4 and abs(one.end - other.end) <= 2
