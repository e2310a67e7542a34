"""Is a name used as a place's here? Not where it is a person's, a body's, or stands for a government.

Each name is judged by its neighbours: prepositions of place, nouns of places, verbs whose object is a place, against
titles, longer names, organs of a state and the places of an actor in the clause; then by what bears it, by how usual a
word or a person's name it is, and by the reader's entities, which are right more often than not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.places.gazetteer import Entry, is_own_name
from onrecord.places.names import Name
from onrecord.places.neighbours import Neighbours
from onrecord.places.sites import owned_name, site_after
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    AT_WORDS,
    DETERMINERS,
    GRAMMAR,
    IN_WORDS,
    MOTION_WORDS,
    PARTS,
    POSSESSIVE,
    UNITS_OF_LENGTH,
    area_nouns,
    is_common,
    is_person_name,
    lexicon,
    motions,
)
from onrecord.types import Entity, EntityType

__all__ = ["Senses"]

_LEAST = 1.0  # what a name's evidence must come to
_TOWN = 4.2  # log10 of the people at which a settlement's size speaks neither for nor against
_ALIAS = 1.0  # what a name loses that is not the place's own
# What a place has that is no place in it: "Pakistan's largest city", "Ohio's home".
_OWNED = frozenset(
    {"capital", "city", "cities", "states", "state", "home", "house", "field", "section", "sector", "office"}
)
_HOLDERS = frozenset({"interest", "confidence", "faith", "trust", "believe", "believes", "invest", "elections"})


class Senses:
    """Judges a text's names; entities are looked up by the token that they begin at or lie around."""

    def __init__(self, tokens: Tokens, names: Sequence[Name], entities: Sequence[Entity]) -> None:
        self._tokens = tokens
        self._has_entities = bool(entities)
        self._entities: list[Entity | None] = [None] * len(tokens)
        for entity in entities:
            at = tokens.at(entity.span.start)
            while at < len(tokens) and tokens.starts[at] < entity.span.end:
                self._entities[at] = entity
                at += 1
        self._neighbours = Neighbours(tokens, names, self._entities)
        self._firsts = {name.first for name in names}
        self._places: dict[int, bool] = {}

    def is_place(self, name: Name) -> bool:
        """Whether a name is used as a place's; ask in text order, since names joined by "and" share their sense."""
        verdict = self._judge(name)
        self._places[name.last] = verdict
        return verdict

    def _judge(self, name: Name) -> bool:
        if name.is_dateline or name.is_outer:
            return True
        left = self._left_edge(name)
        is_framed = self._is_framed(name)
        if self._neighbours.names_a_site(name) or (not is_framed and self._is_else(name, left)):
            return False
        return self._weigh(name, left, is_framed=is_framed)

    def _is_else(self, name: Name, left: int) -> bool:
        """Whether it is part of a longer name, describes something, or stands for a government."""
        if self._neighbours.take_in(name):
            return True
        is_owner = self._tokens.after(name.last) in POSSESSIVE
        if name.is_site:
            return self._word(left, name) not in IN_WORDS
        if name.is_region:
            return is_owner
        return name.is_power and (is_owner or not self._is_where(name, left))

    def _left_edge(self, name: Name) -> int:
        """Index of the token before a name, with its directions and article."""
        i = name.first - 1
        while self._tokens.same(i, name.first) and self._tokens.lower[i] in lexicon("directions"):
            i -= 1
        if self._tokens.same(i, name.first) and self._tokens.lower[i] == "the":
            i -= 1
        return i

    def _word(self, i: int, name: Name) -> str:
        return self._tokens.lower[i] if self._tokens.same(i, name.first) else ""

    def _is_framed(self, name: Name) -> bool:
        """Whether nouns of places around it make it one: "city of X", "X province", "X, Illinois", "X's airport"."""
        tokens = self._tokens
        if name.outer is not None or self._is_apposed(name):
            return True
        noun = tokens.before(name.first, 2) if tokens.before(name.first) == "of" else ""
        if noun in area_nouns():
            return not (noun == "capital" and name.is_power)
        after, second = tokens.after(name.last), tokens.after(name.last, 2)
        if after in POSSESSIVE:
            return owned_name(tokens, name) in self._firsts or self._owns_a_place(name.last + 2)
        if after in area_nouns():
            return not (name.is_country and after in {"state", "department"})
        if name.is_country or name.is_site or after in lexicon("organs"):
            return False
        is_event = after in lexicon("event_nouns") or f"{after} {second}" in lexicon("event_nouns")
        return is_event or site_after(tokens, name.last + 1) is not None

    def _is_apposed(self, name: Name) -> bool:
        """Whether a noun of settlements right before says what it is: "the Yemeni capital Sanaa"."""
        tokens = self._tokens
        at = name.first - 1
        is_noun = tokens.same(at, name.first) and tokens.lower[at] in lexicon("settlement_nouns")
        if not is_noun or tokens.is_capital(at):
            return False
        return any(tokens.before(at, back) in DETERMINERS for back in range(1, 4))

    def _owns_a_place(self, i: int) -> bool:
        for at in range(i, i + 4):
            word = self._tokens.after(at - 1)
            if word in lexicon("organs") or not word[:1].isalpha() or word in GRAMMAR:
                return False
            pair = f"{word} {self._tokens.after(at)}"
            if word in lexicon("directions") or word in area_nouns() or word in lexicon("site_nouns"):
                return word not in _OWNED
            if pair in lexicon("site_nouns"):
                return True
        return False

    def _is_where(self, name: Name, left: int) -> bool:
        """Whether a name that may be a government's is said to be where something is or goes."""
        before, earlier = self._word(left, name), self._word(left - 1, name)
        if before in AT_WORDS:
            return earlier not in _HOLDERS
        if before in MOTION_WORDS:
            return earlier not in lexicon("messages") and not self._is_to_a_power(before, left)
        if before in motions():
            return True
        if before == "of":
            return (
                earlier in PARTS
                or (earlier in area_nouns() and earlier != "capital")
                or earlier in lexicon("directions")
            )
        return self._is_beside_a_place(name, left)

    def _is_to_a_power(self, before: str, left: int) -> bool:
        """Whether "to" follows a name that is no place: "a letter from Paris to Cairo"."""
        return before == "to" and self._places.get(left - 1) is False

    def _is_beside_a_place(self, name: Name, left: int) -> bool:
        """Whether it goes on a list whose item before it is a place."""
        if self._word(left, name) not in {"and", "or", ",", "&"}:
            return False
        at = left - 1
        while at >= 0 and self._word(at, name) in {",", "and", "or", "the"}:
            at -= 1
        return self._places.get(at, False)

    def _is_at(self, name: Name, left: int) -> bool:
        """Whether words right before say that something is there: "in", "south of", "the people of", "3 km from"."""
        before, earlier = self._word(left, name), self._word(left - 1, name)
        if before == "of":
            return earlier in lexicon("directions") or earlier in PARTS
        return before in AT_WORDS or (before == "from" and earlier in UNITS_OF_LENGTH)

    def _weigh(self, name: Name, left: int, *, is_framed: bool = False) -> bool:
        """Whether the evidence for a place comes to enough."""
        tokens = self._tokens
        score = _prior(name)
        before = self._word(left, name)
        score += 4 if is_framed else 0
        is_where = self._is_at(name, left) or self._is_beside_a_place(name, left)
        is_way = before in MOTION_WORDS or before in motions() or (before == "between" and not name.is_power)
        score += 2.5 if is_where else 1 if is_way else 0
        is_shouted = tokens.is_shouted(name.first)
        entity = self._entities[name.first]
        if entity is not None:
            score += {EntityType.PLACE: 3.0, EntityType.PERSON: -4.0, EntityType.ORGANIZATION: -2.5}[entity.type]
        elif not is_shouted and self._has_entities:
            score -= 1
        if is_shouted and not (is_framed or is_where or is_way or name.is_power):
            score -= 1
        if name.first == name.last:
            if is_common(name.key) or tokens.lower[name.first] in GRAMMAR:
                score -= 5 if is_shouted else 4
            elif is_person_name(name.key):
                score -= 1.5 if is_where or is_way else 2.5
        return score >= _LEAST


def _prior(name: Name) -> float:
    """Evidence from what bears the name alone."""
    best = max((_size(entry, name.key) for entry in name.entries), default=0.0)
    best = 3.0 if name.is_region or name.is_site else best
    return best + (1.0 if name.first < name.last else 0.0)


def _size(entry: Entry, key: str) -> float:
    if entry.kind != "settlement":
        return {"country": 3.0, "unit": 2.0}.get(entry.kind, 0.5)
    return math.log10(entry.population + 50) - _TOWN - (0.0 if is_own_name(entry, key) else _ALIAS)
