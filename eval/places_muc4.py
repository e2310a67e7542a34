"""Places of MUC-4's keys held against what is read in its texts: recall alone, as a key names an incident's place only.

A key's location is a country and, below it, places in brackets with their sort ("PERU: LIMA (CITY)"). The country is
found where some reading of the text lies in it; a place below it where some reading's words hold its name, and placed
rightly where that reading's place lies in the key's country. Names that the text does not have, letter by letter, are
left out. The texts are in capitals; they are read without the reader's entities.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from eval.muc4.keys import read_keys
from eval.muc4.nations import nation
from eval.muc4.templates import Slot
from eval.muc4.texts import read_texts
from onrecord.places import find_places
from onrecord.places.spelling import fold
from onrecord.text import lay_out
from onrecord.types import PlaceReading

__all__ = ["report_recall"]

_SORT = re.compile(r"\s*\([^)]*\)\s*$")
_STEPS = re.compile(r"\s*(?::| - )\s*")


def report_recall(keys: Path, texts: Path) -> Iterator[str]:
    """How many of the keys' countries and places are found and placed rightly, as lines."""
    with gzip.open(keys, "rt", encoding="ascii") as lines:
        templates = read_keys(lines)
    counts: Counter[str] = Counter()
    with gzip.open(texts, "rt", encoding="ascii") as lines:
        for message in read_texts(lines):
            readings = find_places(message.text, lay_out(message.text), ())
            for template in templates.get(message.name, ()):
                for fill in template.of(Slot.LOCATION):
                    counts.update(_hits(fill.readings[0].value, message.text, readings))
    for name, of in (("country found", "countries"), ("place found", "places"), ("in the right country", "places")):
        yield f"{name:<30}{100 * counts[name] / max(counts[of], 1):6.1f}{counts[of]:6}"


def _hits(location: str, text: str, readings: tuple[PlaceReading, ...]) -> Iterator[str]:
    first, *steps = _STEPS.split(location)
    country = nation(first)
    yield "countries"
    if any(reading.place and reading.place.country == country for reading in readings):
        yield "country found"
    folded = f" {fold(text)} "
    for step in steps:
        name = f" {fold(_SORT.sub('', step))} "
        if name not in folded:
            continue
        yield "places"
        found = [reading for reading in readings if name in f" {fold(reading.words.of(text))} "]
        if found:
            yield "place found"
        if any(reading.place and reading.place.country == country for reading in found):
            yield "in the right country"
