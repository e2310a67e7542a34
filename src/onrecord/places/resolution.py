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
from onrecord.places.gazetteer import Entry, capital_of
from onrecord.places.names import Name
from onrecord.places.vocabulary import area_nouns

__all__ = ["Choice", "Resolver"]

_LEAST = 0.25  # confidence below which a place stays blank
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

    def __init__(self, names: Sequence[Name], used: Mapping[str, int]) -> None:
        self._countries: Counter[str] = Counter()
        self._units: Counter[str] = Counter()
        for code, count in used.items():
            self._countries[code] += count
        self._outers: dict[str, Name] = {}
        for name in names:
            if name.outer is not None:
                self._outers.setdefault(name.key, name.outer)
            self._count(name)
        self._settled: list[Entry] = []
        self._chosen: dict[tuple[str, str | None], Choice] = {}

    def _count(self, name: Name) -> None:
        if not name.entries:
            return
        top = name.entries[0]
        others = [entry for entry in name.entries if entry.kind in {"country", "unit"}]
        if top.kind == "country" and len(others) == 1:
            self._countries[top.country] += 2
        elif top.kind == "unit" and len(others) == 1:
            self._units[top.unit] += 1
            self._countries[top.country] += 1
        elif len(name.entries) == 1 or top.population > 20 * max(name.entries[1].population, 20_000):
            self._countries[top.country] += 1
            self._units[top.unit] += 1

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
        memory = (
            head.key,
            expression.noun if outers == [] else str([outer.key for outer in outers]) + str(expression.noun),
        )
        if memory not in self._chosen:
            self._chosen[memory] = self._pick(head, outers, expression.noun)
        return self._chosen[memory]

    def _pick(self, head: Name, outers: Sequence[Name], noun: str | None) -> Choice:
        inside = [entry for entry in head.entries if any(_lies_in(entry, outer) for outer in outers)]
        if outers and not inside:
            return self._held(outers, head.entries[0], 0.7)
        pool = inside or list(head.entries)
        scored = sorted(
            ((self._score(entry, head, noun), entry) for entry in pool), key=lambda pair: (-pair[0], pair[1].geoname)
        )
        best_score, best = scored[0]
        other = next(((s, e) for s, e in scored[1:] if not _same_spot(e, best)), None)
        rival = (
            other[1] if other else next((e for e in head.entries if e is not best and not _same_spot(e, best)), None)
        )
        margin = best_score - other[0] if other else 2.0
        confidence = 1 / (1 + 10 ** (-margin))
        reason = self._reason(best, inside, len(pool))
        if not inside and best.kind == "settlement" and best.population < 5000:
            confidence *= 0.5 + 0.5 * self._share(best)
        if confidence < _LEAST:
            return Choice(None, best, "too little to tell which", (head,), confidence)
        if best.kind in {"settlement", "district"} and confidence > 0.8:
            self._settled.append(best)
        return Choice(best, rival, reason, (*outers[:1],) if inside else (), round(confidence, 2))

    def _held(self, outers: Sequence[Name], other: Entry | None, trust: float) -> Choice:
        """The choice of what a place is said to lie in, for one that the gazetteer lacks; other: its namesake."""
        around = self._pick(outers[0], outers[1:], None)
        confidence = round(trust * around.confidence, 2)
        return Choice(around.entry, other, "what it is said to lie in", tuple(outers), confidence, is_own=False)

    def _share(self, entry: Entry) -> float:
        total = sum(self._countries.values())
        return self._countries[entry.country] / total if total else 0.0

    def _score(self, entry: Entry, head: Name, noun: str | None) -> float:
        score = math.log10(max(entry.population, _FLOOR))
        score += {"country": 1.0, "unit": -0.7, "district": -1.2}.get(entry.kind, 0.0)
        score += 2.5 * self._share(entry) + (0.4 if self._countries[entry.country] else 0.0)
        score += min(1.5, 0.7 * self._units[entry.unit]) if entry.kind != "unit" else 0.0
        if entry.kind == "settlement" and capital_of().get(head.key) == entry.country:
            score += 1.0
        if noun is not None:
            score += _fit(entry, noun)
        near = min((_kilometres(entry, other) for other in self._settled[-20:] if other is not entry), default=None)
        if near is not None and near < _NEARBY:
            score += 1.0 - near / _NEARBY
        return score

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
