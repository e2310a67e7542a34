"""Find an article's place expressions and say where they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.places.datelines import with_datelines
from onrecord.places.expressions import Expression, grow
from onrecord.places.gazetteer import Entry, region_name
from onrecord.places.names import find_names
from onrecord.places.resolution import Choice, Resolver
from onrecord.places.senses import Senses
from onrecord.places.tokens import Tokens
from onrecord.places.unlisted import find_unlisted
from onrecord.types import Entity, Inference, Place, PlacePrecision, PlaceReading, TextLayout

__all__ = ["find_places"]

_OWN = {
    "country": PlacePrecision.COUNTRY,
    "unit": PlacePrecision.REGION,
    "district": PlacePrecision.DISTRICT,
    "settlement": PlacePrecision.SETTLEMENT,
}


def find_places(text: str, layout: TextLayout, entities: Sequence[Entity]) -> tuple[PlaceReading, ...]:
    """All place expressions of a text, in text order, not overlapping.

    entities: the reader's; evidence, not the only source. A demonym, a person, a body, and a country or capital that
    stands for its government are left out; a place that the gazetteer lacks has place None, or the place that its own
    expression says it lies in.
    """
    tokens = Tokens(text, layout)
    names, demonyms = find_names(tokens)
    names = with_datelines(tokens, layout, names)
    senses = Senses(tokens, names, entities)
    places = [name for name in names if senses.is_place(name)]
    places = sorted([*places, *find_unlisted(tokens, names, places, entities)], key=lambda name: name.first)
    resolver = Resolver(names, places, demonyms)
    grown = _apart(grow(tokens, places))
    return tuple(_reading(tokens, expression, resolver.choose(expression)) for expression in grown)


def _apart(expressions: Iterable[Expression]) -> Iterator[Expression]:
    """The expressions but for those that have grown over one before them."""
    reached = -1
    for expression in expressions:
        if expression.first > reached:
            reached = expression.last
            yield expression


def _reading(tokens: Tokens, expression: Expression, choice: Choice) -> PlaceReading:
    precision = expression.precision
    if precision is None:
        precision = _OWN[choice.entry.kind] if choice.is_own and choice.entry else _unlisted(expression)
    return PlaceReading(
        tokens.span(expression.first, expression.last),
        precision,
        expression.is_near,
        _place(choice.entry),
        _place(choice.runner_up),
        Inference(
            choice.reason, tuple(tokens.span(name.first, name.last) for name in choice.rests_on), choice.confidence
        ),
    )


def _unlisted(expression: Expression) -> PlacePrecision:
    return PlacePrecision.REGION if expression.names[0].is_region else PlacePrecision.SETTLEMENT


def _place(entry: Entry | None) -> Place | None:
    if entry is None:
        return None
    region = None if entry.kind == "country" else region_name(entry.unit)
    settlement = entry.name if entry.kind == "settlement" else None
    return Place(entry.name, entry.country, region, settlement, entry.latitude, entry.longitude, entry.geoname)
