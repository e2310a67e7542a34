"""Is a name used as a place's here? Not where it is a person's, a body's, or stands for a government.

Each name is judged by its neighbours: prepositions of place, nouns of places, verbs whose object is a place, against
titles, longer names, organs of a state and the places of an actor in the clause; then by what bears it, by how usual a
word or a person's name it is, and by the reader's entities, which are right more often than not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.places.gazetteer import capital_of
from onrecord.places.names import Name
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import (
    AT_WORDS,
    GRAMMAR,
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
_POSSESSIVE = frozenset({"'s", "’s"})


class Senses:
    """Judges a text's names; entities are looked up by the token that they begin at or lie around."""

    def __init__(self, tokens: Tokens, names: Sequence[Name], entities: Sequence[Entity]) -> None:
        self._tokens = tokens
        self._entities = sorted(entities, key=lambda entity: entity.span)
        self._by_last = {name.last: name for name in names}
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

    def _judge(self, name: Name) -> bool:  # noqa: PLR0911  (one return for each way to be no place)
        if name.is_dateline or name.is_outer:
            return True
        tokens = self._tokens
        left = self.left_edge(name)
        place = self._frame(name, left)
        if place:
            return self._weigh(name, left, framed=True)
        if self._in_longer_name(name, left):
            return False
        if self._of_an_organ(name):
            return False
        if name.is_region:
            return tokens.after(name.last) not in _POSSESSIVE
        after = tokens.after(name.last)
        if after in _POSSESSIVE:
            return not self._is_power(name) and self._weigh(name, left)
        if self._is_power(name) and not self._is_where(name, left):
            return False
        return self._weigh(name, left)

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

    def _frame(self, name: Name, left: int) -> bool:
        """Whether nouns of places around it make it one: "city of X", "X province", "X, Illinois", "X's airport"."""
        tokens = self._tokens
        if name.outer is not None:
            return True
        if tokens.before(name.first) == "of" and tokens.before(name.first, 2) in area_nouns():
            return True
        after, second = tokens.after(name.last), tokens.after(name.last, 2)
        if after in area_nouns() and second != "of" and not (name.is_country and after in {"state", "department"}):
            return True
        if after in _POSSESSIVE:
            return self._owns_a_place(name.last + 2)
        if name.is_country or after in lexicon("organs"):
            return False
        return any(
            word in lexicon(kind) for word in (after, f"{after} {second}") for kind in ("event_nouns", "site_nouns")
        )

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

    def _in_longer_name(self, name: Name, left: int) -> bool:
        """Whether capitals beside it make it part of a person's or a body's name."""
        tokens = self._tokens
        entity = self._types[name.first]
        span = tokens.span(name.first, name.last)
        if entity is not None and entity.type is EntityType.PLACE and _about(entity.span, span):
            return False
        if entity is not None and entity.type is not EntityType.PLACE:
            is_wider = entity.span.start < span.start - 1 or entity.span.end > span.end + 2
            if is_wider or entity.type is EntityType.PERSON:
                return True
        before = tokens.before(name.first)
        if before in titles() or (before == "." and tokens.before(name.first, 2) in titles()):
            return True
        if tokens.is_shouted(name.first):
            return False
        i = name.first - 1
        is_named = tokens.same(i, name.first) and tokens.is_capital(i) and tokens.words[i][0].isalpha()
        if is_named and before not in lexicon("directions") and before not in demonyms() and before not in GRAMMAR:
            earlier = self._by_last.get(i)
            if not (tokens.is_first(i) or (earlier is not None and earlier.is_country)):
                return True
        j = name.last + 1
        return (
            tokens.same(name.last, j)
            and tokens.is_capital(j)
            and tokens.lower[j] not in GRAMMAR
            and tokens.lower[j] not in _DAYS
        )

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
            if not word[:1].isalpha() or word in GRAMMAR or (i > at and at == name.last + 1):
                return False
        return False

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
        if before in {"and", "or", ",", "&"}:
            at = left - 1
            while at >= 0 and self._word(at, name) in {",", "and", "or", "the"}:
                at -= 1
            return self._places.get(at, False)
        if before in _POSSESSIVE or before in {"between", "neither"}:
            return False
        return False

    def _weigh(self, name: Name, left: int, *, framed: bool = False) -> bool:
        """Whether the evidence for a place comes to enough."""
        tokens = self._tokens
        score = self._prior(name)
        before = self._word(left, name)
        if framed:
            score += 4
        if before in AT_WORDS:
            score += 2.5
        elif before in MOTION_WORDS or before in motions():
            score += 1
        is_shouted = tokens.is_shouted(name.first)
        entity = self._types[name.first]
        if entity is not None:
            score += {EntityType.PLACE: 3.0, EntityType.PERSON: -4.0, EntityType.ORGANIZATION: -2.5}[entity.type]
        elif not is_shouted and self._entities:
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
        sizes = {"country": 3.0, "unit": 2.0, "district": 0.5}
        sized = (sizes.get(e.kind, math.log10(e.population + 50) - _TOWN) for e in name.entries)
        best = max(sized, default=0.0)
        return best + (1.0 if name.first < name.last else 0.0)


_HOLDERS = frozenset({"interest", "confidence", "faith", "trust", "believe", "believes", "invest", "elections"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


def _about(one: Span, other: Span) -> bool:
    """Whether two spans are the same but for marks and articles at their ends."""
    return abs(one.start - other.start) <= 4 and abs(one.end - other.end) <= 2
