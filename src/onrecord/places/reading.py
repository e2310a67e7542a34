"""Find an article's place expressions and say where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.places.expressions import Expression, grow
from onrecord.places.gazetteer import Entry, region_name
from onrecord.places.names import Name, find_names
from onrecord.places.resolution import Choice, Resolver
from onrecord.places.senses import Senses
from onrecord.places.spelling import fold
from onrecord.places.tokens import Tokens
from onrecord.places.unlisted import find_unlisted
from onrecord.places.vocabulary import is_common
from onrecord.types import Entity, Inference, Place, PlacePrecision, PlaceReading, TextLayout

__all__ = ["find_places"]

_DATELINE = re.compile(r"\W*([A-Z][A-Za-zÀ-ž.’' -]+(?:,[\w. ]+){0,2}?)\s*(?:\([^)\n]{1,60}\))?\s*(?:--|[–—-])\s")
_PARAGRAPHS_WITH_DATELINE = 3
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
    names = _with_dateline(text, layout, tokens, names)
    senses = Senses(tokens, names, entities)
    places = [name for name in names if senses.is_place(name)]
    places = sorted([*places, *find_unlisted(tokens, names, places, entities)], key=lambda name: name.first)
    resolver = Resolver(names, places, demonyms)
    return tuple(_reading(tokens, expression, resolver.choose(expression)) for expression in grow(tokens, places))


def _with_dateline(text: str, layout: TextLayout, tokens: Tokens, names: list[Name]) -> list[Name]:
    """The names, with the one that a dateline begins with marked, or added where the gazetteer lacks it."""
    for paragraph in layout.paragraphs[:_PARAGRAPHS_WITH_DATELINE]:
        match = _DATELINE.match(text, paragraph.start, min(paragraph.end, paragraph.start + 140))
        if match is None:
            continue
        first = tokens.at(match.start(1))
        for name in names:
            if name.first == first and tokens.ends[name.last] <= match.end(1):
                name.is_dateline = True
                return names
        last = first
        while (
            tokens.after(last).isalpha() and tokens.words[last + 1].isupper() and tokens.ends[last + 1] <= match.end(1)
        ):
            last += 1
        is_name = tokens.words[first].isupper() and len(tokens.words[first]) > 3 and not is_common(tokens.lower[first])
        if is_name and not _is_overlapped(names, first, last):
            key = fold(tokens.text[tokens.starts[first] : tokens.ends[last]])
            return sorted([Name(first, last, key, (), is_dateline=True), *names], key=lambda name: name.first)
    return names


def _is_overlapped(names: Sequence[Name], first: int, last: int) -> bool:
    return any(name.first <= last and first <= name.last for name in names)


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
