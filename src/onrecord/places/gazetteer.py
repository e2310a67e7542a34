"""The gazetteer: GeoNames' countries, first-level units, districts and settlements down to 500 people, by name.

training/gazetteer.py writes the files in data/. The settlements' file is sorted by key and mapped into memory; an index
of every few thousandth byte is loaded with it, so that a look-up is one bisection and one search in a block.
"""

from __future__ import annotations

import mmap
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

from onrecord.places.spelling import fold

__all__ = ["CountryRow", "Entry", "begins", "capital_of", "countries", "is_own_name", "named", "region_name"]

_KINDS = frozenset(
    {"city", "county", "department", "district", "governorate", "oblast", "parish", "province", "region", "state"}
)
_PACKAGE = "onrecord.places"
_FILES = ExitStack()  # holds what a zipped package unpacks to, until the process ends


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.

    kind: "country", "unit", "district" or "settlement". unit: GeoNames' code of its first-level unit ("PK.03"), or the
    country's where it has none. population: of a unit or country that of its settlements.
    """

    kind: str
    name: str
    country: str
    unit: str
    latitude: float
    longitude: float
    population: int
    geoname: int


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A country's code, name and capital (empty where it has none), as GeoNames spells them."""

    code: str
    name: str
    capital: str


@lru_cache(maxsize=65536)
def named(key: str) -> tuple[Entry, ...]:
    """All places of a name, given its key (`onrecord.places.spelling.fold`): countries, units, then by population."""
    settlements = sorted(_settlements(key), key=lambda entry: (-entry.population, entry.geoname))
    return (*_areas().get(key, ()), *settlements)


@lru_cache(maxsize=65536)
def begins(key: str) -> bool:
    """Whether some name goes on after a key's words: "san" does for "san salvador"."""
    if key in _beginnings():
        return True
    if not key or not key.isascii():
        return False
    wanted = key.encode("ascii")
    return _table().find(b"\n" + wanted + b" ", *_table().reach(wanted)) >= 0


def is_own_name(entry: Entry, key: str) -> bool:
    """Whether a key is that of the place's name, the kind of place aside, rather than of another name it goes by."""
    return _bare(fold(entry.name)) == _bare(key)


@lru_cache(maxsize=65536)
def _bare(key: str) -> str:
    head, _, kind = key.rpartition(" ")
    return head if kind in _KINDS else key


def region_name(unit: str) -> str | None:
    """Name of a first-level unit, by its code; None for a code that is a country's."""
    return _unit_names().get(unit)


@cache
def countries() -> tuple[CountryRow, ...]:
    """All countries, by code."""
    return tuple(CountryRow(row[0], row[5], row[7]) for row in _rows("countries.tsv"))


@cache
def capital_of() -> dict[str, str]:
    """Countries' codes by the key of their capital's name."""
    return {fold(row.capital): row.code for row in countries() if row.capital}


def _rows(name: str) -> Iterator[list[str]]:
    content = files(_PACKAGE).joinpath("data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in content.splitlines())


@cache
def _areas() -> dict[str, tuple[Entry, ...]]:
    """Countries and first-level units by each of their keys of more than three letters; shorter ones are lexicons'."""
    found: dict[str, tuple[Entry, ...]] = {}
    for kind, name in (("country", "countries.tsv"), ("unit", "units.tsv")):
        for code, geoname, latitude, longitude, population, spelled, keys, *_ in _rows(name):
            if not latitude:
                continue  # a territory where nobody lives
            country = code.partition(".")[0]
            entry = Entry(
                kind, spelled, country, code, float(latitude), float(longitude), int(population), int(geoname)
            )
            for key in keys.split("|"):
                if len(key) > 3:
                    found[key] = (*found.get(key, ()), entry)
            found[f"#{code.lower()}"] = (entry,)  # for lexicons, which name areas by code
    return found


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key[:at] for key in _areas() for at, letter in enumerate(key) if letter == " ")


@cache
def _unit_names() -> dict[str, str]:
    return {row[0]: row[5] for row in _rows("units.tsv")}


class _Table:
    """The settlements' file and its index."""

    def __init__(self) -> None:
        path = _FILES.enter_context(as_file(files(_PACKAGE).joinpath("data", "settlements.tsv")))
        with path.open("rb") as file:
            self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.find = self._content.find
        index = list(_rows("settlements.index"))
        self._keys = [key.encode("ascii") for key, _ in index]
        self._offsets = [int(offset) for _, offset in index]

    def reach(self, key: bytes) -> tuple[int, int]:
        """Where lines that begin with a key may begin, and where they end: its block and the next one."""
        block = max(0, bisect_right(self._keys, key) - 1)
        end = self._offsets[block + 2] if block + 2 < len(self._offsets) else len(self._content)
        return max(0, self._offsets[block] - 1), end  # from the line break before, to search with it

    def lines(self, key: bytes) -> Iterator[list[str]]:
        """All lines of a key, split, without the key."""
        start, end = self.reach(key)
        lead_in = b"\n" + key + b"\t"
        at = self.find(lead_in, start, end)
        while at >= 0:
            stop = self.find(b"\n", at + 1)
            yield self._content[at + len(lead_in) : stop].decode("utf-8").split("\t")
            at = self.find(lead_in, stop, end)


@cache
def _table() -> _Table:
    return _Table()


def _settlements(key: str) -> Iterator[Entry]:
    """Settlements and districts of a key; a line "=key, number" points at the line of the place's own name."""
    if not key or not key.isascii():
        return
    for first, *rest in _table().lines(key.encode("ascii")):
        if not first.startswith("="):
            yield _entry(key, first, rest)
            continue
        for own, *fields in _table().lines(first[1:].encode("ascii")):
            if not own.startswith("=") and fields[0] == rest[0]:
                yield _entry(first[1:], own, fields)


def _entry(key: str, unit: str, fields: list[str]) -> Entry:
    geoname, latitude, longitude, population, name = fields
    kind = "district" if unit.endswith("/") else "settlement"
    unit = unit.rstrip("/")
    country = unit.partition(".")[0]
    spelled = name or key.title()
    return Entry(kind, spelled, country, unit, float(latitude), float(longitude), int(population), int(geoname))
