"""An incident's place in MUC-4's form: "PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)"."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.muc4.nations import COUNTRIES, NATIONS, nation
from eval.muc4.texts import Message
from onrecord.types import IncidentPlace, PlacePrecision, PlaceReading

__all__ = ["Located", "home_country", "locate"]

_CAPITALS = {
    "ASUNCION": "PY",
    "BOGOTA": "CO",
    "BUENOS AIRES": "AR",
    "CARACAS": "VE",
    "GUATEMALA CITY": "GT",
    "HAVANA": "CU",
    "LA PAZ": "BO",
    "LIMA": "PE",
    "MADRID": "ES",
    "MANAGUA": "NI",
    "MEDELLIN": "CO",
    "MEXICO CITY": "MX",
    "MONTEVIDEO": "UY",
    "PANAMA CITY": "PA",
    "QUITO": "EC",
    "SAN JOSE": "CR",
    "SAN SALVADOR": "SV",
    "SANTIAGO": "CL",
    "TEGUCIGALPA": "HN",
}
_MENTIONS = {
    "AR": r"ARGENTIN[AE]\w*|BUENOS AIRES",
    "BO": r"BOLIVIAN?S?|LA PAZ",
    "CL": r"CHILE(?:AN)?S?|SANTIAGO",
    "CO": r"COLOMBIAN?S?|BOGOTA|MEDELLIN",
    "EC": r"ECUADOR\w*|QUITO",
    "SV": r"EL SALVADOR|SALVADOR[AEI]\w*|FMLN|SAN SALVADOR",
    "GT": r"GUATEMALAN?S?",
    "HN": r"HONDURAN?S?|HONDURAS|TEGUCIGALPA",
    "NI": r"NICARAGUAN?S?|MANAGUA",
    "PA": r"PANAMA(?:NIAN)?S?",
    "PE": r"PERU(?:VIAN)?S?|LIMA",
}
_MENTION = re.compile(r"\b(?:" + "|".join(f"(?P<{code}>{words})" for code, words in _MENTIONS.items()) + r")\b")

_UNITS = (
    "CANTON|CITY|DEPARTMENT|DISTRICT|JURISDICTION|MUNICIPALITY|NEIGHBORHOODS?|PORT|PROVINCE|REGION|SECTOR|STATE|SUBURB"
    "|TOWN|TOWNSHIP|VILLAGE"
)
_UNIT = re.compile(rf"\b(?P<sort>{_UNITS})\b")
_UNIT_OF = re.compile(rf"\b(?P<sort>{_UNITS}) OF (?:THE )?")
_BEFORE_NAME = re.compile(r".*\b(?:OF|IN|FROM|NEAR|AT|BETWEEN) (?:THE )?")
_LEADING = re.compile(r"^(?:THE|AN?|ANOTHER|NORTHERN|SOUTHERN|(?:NORTH|SOUTH)?(?:EASTERN|WESTERN)|CENTRAL|DOWNTOWN) ")
_SORTS = {
    PlacePrecision.REGION: "DEPARTMENT",
    PlacePrecision.DISTRICT: "NEIGHBORHOOD",
    PlacePrecision.SETTLEMENT: "CITY",
}
_CANONICAL = {"TOWN": "CITY", "TOWNSHIP": "CITY", "VILLAGE": "CITY", "PORT": "CITY", "NEIGHBORHOODS": "NEIGHBORHOOD"}
_RANKS = {"DEPARTMENT": 0, "PROVINCE": 0, "STATE": 0, "REGION": 0}
_RANKS |= {"NEIGHBORHOOD": 2, "DISTRICT": 2, "SECTOR": 2, "SUBURB": 2, "CANTON": 2}
_SETTLEMENT_RANK = 1
_DATELINE_ENDS = re.compile(r"--|\[")


@dataclass(frozen=True, slots=True)
class Located:
    """A place in MUC-4's form. country: ISO code. steps: (name, sort) from the broadest on, below the country."""

    country: str
    steps: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return ": ".join([NATIONS.get(self.country, ""), *(f"{name} ({sort})" for name, sort in self.steps)])

    def is_within(self, other: Located) -> bool:
        """Whether this is the same place, or a finer one in it."""
        mine = {name for name, _ in self.steps}
        return self.country == other.country and all(name in mine for name, _ in other.steps)


def home_country(message: Message) -> str | None:
    """The country that a text is about, as far as its dateline and its words tell: one of the nine before others."""
    by_line = nation(message.country or "") or _CAPITALS.get(message.city or "")
    if by_line in COUNTRIES:
        return by_line
    counts = Counter(match.lastgroup for match in _MENTION.finditer(message.text))
    ranked = sorted(counts, key=lambda code: (code not in COUNTRIES, -counts[code], str(code)))
    return ranked[0] if ranked else by_line


def locate(text: str, places: Sequence[IncidentPlace], home: str | None) -> Located | None:
    """Where an incident happened; in the home country where it is given no place. None where there is none to go by."""
    readings = [placed.reading for placed in places]
    country = _country(text, readings, home)
    if country is None:
        return None
    dateline = _DATELINE_ENDS.search(text)
    steps: dict[int, tuple[int, str, str]] = {}
    for reading in readings:
        is_listed = reading.place is not None and reading.place.country == country
        is_dateline = dateline is not None and reading.words.end <= dateline.start()
        doubt = 3 * is_dateline + 2 * (not is_listed) + reading.is_near
        if is_listed or reading.place is None or reading.place.country not in COUNTRIES:
            for name, sort in _steps(text, reading, is_listed=is_listed):
                rank = _RANKS.get(sort, _SETTLEMENT_RANK)
                if rank not in steps or doubt < steps[rank][0]:  # two towns are two accounts, not one in the other
                    steps[rank] = (doubt, name, sort)
    return Located(country, tuple(steps[rank][1:] for rank in sorted(steps)))


def _country(text: str, readings: Sequence[PlaceReading], home: str | None) -> str | None:
    """The first country that has the places, unless it is one that the text never names: namesakes are many."""
    named = {match.lastgroup for match in _MENTION.finditer(text.upper())}
    for reading in readings:
        if reading.place is not None:
            code = reading.place.country
            if code == home or code in named or NATIONS.get(code, "-") in text.upper():
                return code
    return home


def _steps(text: str, reading: PlaceReading, *, is_listed: bool) -> Iterator[tuple[str, str]]:
    """Names in a place expression, country left out, each with what it is a name of.

    A name that the gazetteer does not have in the country is taken if the words say what it names, or are several.
    """
    words = _folded(reading.words.of(text))
    settlement = _folded(reading.place.settlement) if is_listed and reading.place and reading.place.settlement else ""
    is_found = bool(settlement) and settlement in words
    if is_found:
        yield settlement, "CITY"
        words = words.replace(settlement, "", 1)
    for part in filter(None, re.split(r"\s*[,;(]\s*|\)", words)):
        unit = _sort_of(part)
        name = _name_in(part)
        is_named = bool(unit) or (not is_found and (is_listed or " " in name))
        sort = unit or (
            "" if reading.precision is PlacePrecision.REGION and not is_listed else _SORTS.get(reading.precision, "")
        )
        if name and is_named and sort and nation(name) is None:
            yield name, _CANONICAL.get(sort, sort)


def _sort_of(part: str) -> str:
    unit = _UNIT_OF.search(part) or _UNIT.search(part)
    return unit["sort"] if unit and not part.endswith(" CITY") else ""


def _name_in(part: str) -> str:
    """The name in "60 km north of the city of X", "X department", "downtown X"."""
    core = _BEFORE_NAME.sub("", _UNIT_OF.sub("", part))
    core = core if core.endswith(" CITY") else _UNIT.sub(" ", core)
    core = " ".join(core.split())
    while match := _LEADING.match(core):
        core = core[match.end() :]
    return core.strip(" '-.")


def _folded(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.upper())
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())
