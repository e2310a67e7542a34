"""The gazetteer: GeoNames' countries, first-level units, districts and settlements down to 500 people, by name.

training/gazetteer.py writes the files in data/. names.tsv is sorted by key and mapped into memory; an index of every
few thousandth byte is loaded with it, so that a look-up is one bisection and one search in a block. A line gives a
settlement or district itself, or points at the line of its own name ("=key") or at the row of an area ("!code").
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

__all__ = [
    "CountryRow",
    "Entry",
    "area",
    "begins",
    "capital_of",
    "countries",
    "is_own_name",
    "is_state",
    "named",
    "region_name",
]

_KINDS = frozenset(
    {"city", "county", "department", "district", "governorate", "oblast", "parish", "province", "region", "state"}
)
_ORDER = {"country": 0, "unit": 1, "settlement": 2, "district": 2}
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
    return tuple(sorted(_found(key), key=lambda entry: (_ORDER[entry.kind], -entry.population, entry.geoname)))


@lru_cache(maxsize=65536)
def begins(key: str) -> bool:
    """Whether some name goes on after a key's words: "san" does for "san salvador"."""
    if not key or not key.isascii():
        return False
    wanted = key.encode("ascii")
    return _table().find(b"\n" + wanted + b" ", *_table().reach(wanted)) >= 0


@lru_cache(maxsize=8192)
def area(code: str) -> Entry:
    """A country or first-level unit by its code ("PK", "PK.03"). Raises KeyError where there is none."""
    geoname, latitude, longitude, population, name, *_ = _areas()[code].split("\t")
    kind = "unit" if "." in code else "country"
    country = code.partition(".")[0]
    return Entry(kind, name, country, code, float(latitude), float(longitude), int(population), int(geoname))


def is_state(letters: str) -> bool:
    """Whether two letters are those of one of the United States, whose GeoNames code ends in them."""
    return f"US.{letters}" in _areas()


def is_own_name(entry: Entry, key: str) -> bool:
    """Whether a key is that of the place's name, the kind of place aside, rather than of another name it goes by."""
    return _bare(fold(entry.name)) == _bare(key)


@lru_cache(maxsize=65536)
def _bare(key: str) -> str:
    head, _, kind = key.rpartition(" ")
    return head if kind in _KINDS else key


def region_name(code: str) -> str | None:
    """Name of a first-level unit, by its code; None for a code that is a country's."""
    return area(code).name if "." in code else None


@cache
def countries() -> tuple[CountryRow, ...]:
    """All countries, by code."""
    rows = (line.split("\t") for line in _lines("countries.tsv"))
    return tuple(CountryRow(row[0], row[5], row[6]) for row in rows)


@cache
def capital_of() -> dict[str, str]:
    """Countries' codes by the key of their capital's name."""
    return {fold(row.capital): row.code for row in countries() if row.capital}


def _lines(name: str) -> list[str]:
    return files(_PACKAGE).joinpath("data", name).read_text(encoding="utf-8").rstrip("\n").split("\n")


@cache
def _areas() -> dict[str, str]:
    """Rows of countries and units by their codes, not taken apart yet."""
    parted = (line.partition("\t") for name in ("countries.tsv", "units.tsv") for line in _lines(name))
    return {code: row for code, _, row in parted}


class _Table:
    """names.tsv and its index."""

    def __init__(self) -> None:
        path = _FILES.enter_context(as_file(files(_PACKAGE).joinpath("data", "names.tsv")))
        with path.open("rb") as file:
            self._content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self.find = self._content.find
        index = [line.rpartition("\t") for line in _lines("names.index")]
        self._keys = [key.encode("ascii") for key, _, _ in index]
        self._offsets = [int(offset) for _, _, offset in index]

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


def _found(key: str) -> Iterator[Entry]:
    if not key or not key.isascii():
        return
    for first, *rest in _table().lines(key.encode("ascii")):
        if first[0] == "!":
            yield area(first[1:])
        elif first[0] != "=":
            yield _entry(key, first, rest)
        else:
            own = _table().lines(first[1:].encode("ascii"))
            yield from (_entry(first[1:], unit, fields) for unit, *fields in own if fields[:1] == rest)


def _entry(key: str, unit: str, fields: list[str]) -> Entry:
    geoname, latitude, longitude, population, name = fields
    kind = "district" if unit.endswith("/") else "settlement"
    code = unit.rstrip("/")
    country = code.partition(".")[0]
    spelled = name or key.title()
    return Entry(kind, spelled, country, code, float(latitude), float(longitude), int(population), int(geoname))
