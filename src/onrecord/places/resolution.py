"""Which of the places of one name is meant: by size, by what it is said to lie in, and by what else the article names.

One sense an article: a name that is once said to lie in a country or unit means that place throughout. A place gains
with its population, with its country's and its unit's share in what the article names, and with being near to places
that are settled already.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.places.expressions import Expression
from onrecord.places.gazetteer import Entry, capital_of, is_own_name
from onrecord.places.names import Name
from onrecord.places.spelling import fold
from onrecord.places.vocabulary import area_nouns

__all__ = ["Choice", "Resolver"]

_LEAST = 0.35  # confidence below which a place stays blank
_ONLY = 0.99  # confidence in the only place of a name
_SETTLED = 0.8  # confidence above which a settlement speaks for others near it
_UNEXPECTED = 0.3  # what is left of confidence where the article speaks of other countries alone
_TELLING = 3  # mentions of countries from which on they tell what an article is about
_TELLING_SIZE = 100_000  # people of a settlement that tells of its country
_LEAST_SHARE = 0.35  # of what an article says of countries, for a lesser settlement there to be meant
_TINY = 1e-9
_WELL_KNOWN = 500_000  # people of a settlement that is named without its country anywhere
_SMALL = 5_000  # people below which a settlement is not meant without a sign of its country
_FAR_LARGER = 20  # times as many people as the next of its name
_SEAT = 0.9  # what a unit loses to the town that gave it its name
_KINDS = {"country": 1.0, "unit": 0.2, "district": -2.0, "settlement": 0.0}
_ALIAS = 1.2  # what a place loses by a name that is not its own
_CAPITAL = 1.5  # what a capital gains
_QUARTERS = frozenset({"barrio", "colony", "neighborhood", "neighbourhood", "quarter", "sector", "slum", "ward"})
_FLOOR = 200  # people that a settlement of unknown population is taken to have
_NEARBY = 250.0  # km within which a settled place speaks for another


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that is meant, the best other one, why, on which name it rests, and how surely (0 to 1).

    is_own: the place bears the name, rather than holding a place that the gazetteer lacks.
    """

    entry: Entry | None
    runner_up: Entry | None
    reason: str
    rests_on: tuple[Name, ...]
    confidence: float
    is_own: bool = True


class Resolver:
    """Chooses places for the expressions of one article."""

    def __init__(self, names: Sequence[Name], places: Sequence[Name], used: Mapping[str, int]) -> None:
        self._countries: Counter[str] = Counter(used)
        self._units: Counter[str] = Counter()
        self._outers: dict[str, Name] = {}
        for name in names:
            if name.outer is not None:
                self._outers.setdefault(name.key, name.outer)
            self._count_area(name)
        for name in places:
            self._count_settlement(name)
        self._total = sum(self._countries.values())
        self._main = max(self._countries, key=lambda code: (self._countries[code], code), default="")
        self._settled: list[Entry] = []
        self._chosen: dict[tuple[str, ...], Choice] = {}

    def _count_area(self, name: Name) -> None:
        areas = [entry for entry in name.entries if entry.kind in {"country", "unit"}]
        if len(areas) == 1 and areas[0].kind == "country":
            self._countries[areas[0].country] += 2
        elif len(areas) == 1 and is_own_name(areas[0], name.key) and _is_largest(areas[0], name.entries):
            self._countries[areas[0].country] += 1
            self._units[areas[0].unit] += 1

    def _count_settlement(self, name: Name) -> None:
        """A settlement counts where it is far larger than any other of its name."""
        towns = [entry for entry in name.entries if entry.kind == "settlement"]
        if len(towns) < len(name.entries) or not towns or towns[0].population < _TELLING_SIZE:
            return
        if len(towns) == 1 or towns[0].population > _FAR_LARGER * max(towns[1].population, _SMALL):
            self._countries[towns[0].country] += 1
            self._units[towns[0].unit] += 1

    def choose(self, expression: Expression) -> Choice:
        """The place of an expression's most particular name that the gazetteer has."""
        names = expression.names
        head = names[0]
        outers = [name for name in names[1:] if name.entries]
        if not outers and head.key in self._outers:
            outers = [self._outers[head.key]]
        if not head.entries:
            if not outers:
                return Choice(None, None, "the gazetteer has no such name", (head,), 0.5)
            return self._held(outers, None, 0.8)
        memory = (head.key, expression.noun or "", *(outer.key for outer in outers))
        if memory not in self._chosen:
            self._chosen[memory] = self._pick(head, outers, expression.noun)
        return self._chosen[memory]

    def _pick(self, head: Name, outers: Sequence[Name], noun: str | None) -> Choice:
        inside = [entry for entry in head.entries if any(_lies_in(entry, outer) for outer in outers)]
        if outers and not inside:
            return self._held(outers, head.entries[0], 0.7)
        pool = inside or list(head.entries)
        if noun in _QUARTERS and not inside:
            pool = [entry for entry in pool if entry.country == self._main]
        if not pool:
            return Choice(None, head.entries[0], "none of that name in the article's country", (head,), _LEAST)
        scored = sorted(((self._score(e, head, noun), e) for e in pool), key=lambda pair: (-pair[0], pair[1].geoname))
        best_score, best = scored[0]
        others = [(score, entry) for score, entry in scored[1:] if not _same_spot(entry, best)]
        rivals = [entry for _, entry in others] or [
            e for e in head.entries if e is not best and not _same_spot(e, best)
        ]
        confidence = 1 / (1 + 10 ** (others[0][0] - best_score)) if others else _ONLY
        if not inside and best.kind in {"settlement", "district"} and not self._is_expected(best):
            confidence *= _UNEXPECTED
        confidence = round(confidence, 2)
        if confidence < _LEAST:
            return Choice(None, best, "too little to tell which", (head,), confidence)
        if best.kind in {"settlement", "district"} and confidence > _SETTLED:
            self._settled.append(best)
        reason = self._reason(best, inside, len(pool))
        return Choice(best, rivals[0] if rivals else None, reason, (*outers[:1],) if inside else (), confidence)

    def _is_expected(self, entry: Entry) -> bool:
        """Whether the article speaks of a settlement's unit or country, or the settlement is known beyond it."""
        if self._units[entry.unit]:
            return True
        if self._total < _TELLING:
            return entry.population >= _SMALL or self._share(entry) > 0
        if self._share(entry) < (_LEAST_SHARE if entry.population < _TELLING_SIZE else _TINY):
            return entry.population >= _WELL_KNOWN or _is_capital(entry)
        return True

    def _held(self, outers: Sequence[Name], other: Entry | None, trust: float) -> Choice:
        """The choice of what a place is said to lie in, for one that the gazetteer lacks; other: its namesake."""
        around = self._pick(outers[0], outers[1:], None)
        confidence = round(trust * around.confidence, 2)
        return Choice(around.entry, other, "what it is said to lie in", tuple(outers), confidence, is_own=False)

    def _share(self, entry: Entry) -> float:
        return self._countries[entry.country] / self._total if self._total else 0.0

    def _score(self, entry: Entry, head: Name, noun: str | None) -> float:
        """Decimal logarithm of a population, moved by what speaks for a place and against it."""
        score = math.log10(max(entry.population, _FLOOR)) + _KINDS[entry.kind]
        namesakes = {other.kind for other in head.entries if other.unit == entry.unit and other is not entry}
        if entry.kind == "unit" and "settlement" in namesakes:
            score -= _SEAT
        if entry.kind in {"settlement", "district"}:
            score += min(1.0, 0.5 * self._units[entry.unit])
        if entry.kind != "country" and "unit" not in namesakes and not is_own_name(entry, head.key):
            score -= _ALIAS
        score += 2.5 * self._share(entry) + (0.4 if self._countries[entry.country] else 0.0)
        if _is_capital(entry):
            score += _CAPITAL
        if noun is not None:
            score += _fit(entry, noun)
        near = min((_kilometres(entry, other) for other in self._settled[-20:] if other is not entry), default=_NEARBY)
        return score + max(0.0, 1.0 - near / _NEARBY)

    def _reason(self, best: Entry, inside: Sequence[Entry], choices: int) -> str:
        if inside:
            return "the unit or country named with it"
        if choices == 1:
            return "the only place of that name"
        if self._share(best) > 0.3:
            return "the largest in a country that the article speaks of"
        return "the largest place of that name"


def _fit(entry: Entry, noun: str) -> float:
    kind = area_nouns().get(noun)
    if kind == "region" or noun in {"county", "district"}:
        wanted = (
            {"unit", "district"}
            if noun not in {"state", "department", "province", "governorate", "oblast"}
            else {"unit"}
        )
        return 3.0 if entry.kind in wanted else -1.0
    if kind == "settlement":
        return 3.0 if entry.kind == "settlement" else -2.0
    return 0.0


def _is_largest(unit: Entry, others: Sequence[Entry]) -> bool:
    """Whether a unit is far larger than any other place of its name beyond it."""
    elsewhere = max((e.population for e in others if e.unit != unit.unit), default=0)
    return unit.population > _FAR_LARGER * elsewhere


def _is_capital(entry: Entry) -> bool:
    return entry.kind == "settlement" and capital_of().get(fold(entry.name)) == entry.country


def _lies_in(entry: Entry, outer: Name) -> bool:
    return any(
        (area.kind == "country" and entry.kind != "country" and entry.country == area.country)
        or (
            area.kind in {"unit", "settlement"} and entry.kind in {"settlement", "district"} and entry.unit == area.unit
        )
        for area in outer.entries
    )


def _same_spot(one: Entry, other: Entry) -> bool:
    """Whether two entries are as good as one place: a town and the district that it gives its name to."""
    return one.country == other.country and one.kind != other.kind and one.unit == other.unit


def _kilometres(one: Entry, other: Entry) -> float:
    """Distance of two places, on a sphere."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(across / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, chord)))
