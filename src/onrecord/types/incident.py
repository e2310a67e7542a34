"""Incidents, and the dates and places that they are said to have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.types.article import Span
from onrecord.types.common import Count, Country, Inference

__all__ = [
    "Actor",
    "ActorRole",
    "Basis",
    "DatePrecision",
    "DateReading",
    "Harm",
    "Incident",
    "IncidentDate",
    "IncidentMention",
    "IncidentPlace",
    "IncidentStage",
    "IncidentType",
    "Place",
    "PlacePrecision",
    "PlaceReading",
    "Toll",
]


class DatePrecision(StrEnum):
    """How finely the copy dates something; UNKNOWN where its words name no date that can be placed ("recent")."""

    TIME_OF_DAY = "time of day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date expression, resolved against the article's own date.

    words: the expression, without the preposition before it.
    edtf: the date in EDTF (ISO 8601-2): "2024-03-09", "2024-03", an interval "2024-03-04/2024-03-10", "XXXX-03-04"
        where the year cannot be told, "2024~" for about, "../2024-03-09" for by then, "2024-03-09T18:30" for a clock
        time; None where the words place no date.
    precision: of the words, not of the interval that they resolve to.
    time_of_day: "18:30", or the part of the day in the copy's language ("night"); None where it is not said.
    resolved: how edtf was worked out and from which words; confidence is not calibrated.
    """

    words: Span
    edtf: str | None
    precision: DatePrecision
    time_of_day: str | None
    resolved: Inference


class PlacePrecision(StrEnum):
    """How finely the copy places something, from an address to a country."""

    SITE = "site"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer (GeoNames).

    name: as GeoNames spells it. country: ISO 3166-1 alpha-2. region: first-level unit's name, None for a country.
    settlement: None for a country or a unit. latitude, longitude: degrees, WGS 84; of the place's centre.
    geoname: GeoNames' number of the place.
    """

    name: str
    country: str
    region: str | None
    settlement: str | None
    latitude: float
    longitude: float
    geoname: int


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """A place expression and where it is.

    words: the whole expression, without the preposition before it ("Leeds, West Yorkshire", "Lagos's airport").
    precision: of the words: SITE for "Lagos's airport", whose place is then the settlement's.
    is_near: the words say near, outside or off, not in.
    place: None where the gazetteer has none that fits. runner_up: the best other place of that name.
    resolved: why this one; confidence is not calibrated.
    """

    words: Span
    precision: PlacePrecision
    is_near: bool
    place: Place | None
    runner_up: Place | None
    resolved: Inference


class IncidentType(StrEnum):
    """Types of incident; docs/labelling-guide.md has their bounds, onrecord.incidents.codes what others call them."""

    ATTACK = "attack"
    BOMBING = "bombing"
    EXPLOSION = "explosion"
    AIR_STRIKE = "air strike"
    SHELLING = "shelling"
    SHOOTING = "shooting"
    ASSAULT = "assault"
    SEXUAL_VIOLENCE = "sexual violence"
    KILLING = "killing"
    KIDNAPPING = "kidnapping"
    HIJACKING = "hijacking"
    ROBBERY = "robbery"
    ARSON = "arson"
    SABOTAGE = "sabotage"
    CYBERATTACK = "cyberattack"
    CLASH = "clash"
    ARREST = "arrest"
    PROTEST = "protest"
    RIOT = "riot"
    LABOUR_STRIKE = "labour strike"
    ACCIDENT = "accident"
    DISASTER = "disaster"


class IncidentStage(StrEnum):
    """How far it is said to have gone."""

    CARRIED_OUT = "carried out"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"


class Harm(StrEnum):
    """What befell the people that a toll counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    RESCUED = "rescued"


class ActorRole(StrEnum):
    """Who is said to have done it, and who or what was hit."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"


class Basis(StrEnum):
    """How it is known that a perpetrator did it, as far as the copy tells."""

    STATED = "stated as fact"
    CLAIMED = "claimed by themselves"
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class IncidentMention:
    """A place where the article speaks of an incident.

    trigger: the word or words that name it ("blast", "were shot dead"). sentence: index in the record's layout.
    voice: name of the attribution whose words it stands in ("a2"); None where the article itself says it.
    """

    trigger: Span
    sentence: int
    voice: str | None


@dataclass(frozen=True, slots=True)
class IncidentDate:
    """When an incident is said to have happened, and in whose voice (as in IncidentMention)."""

    reading: DateReading
    voice: str | None


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """Where an incident is said to have happened, and in whose voice (as in IncidentMention)."""

    reading: PlaceReading
    voice: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people an incident is said to have harmed, in one voice.

    count: bounds and the words that set them; a person who is named, or "a man", is one; nobody is 0 to 0.
    is_approximate: the words say about, some or nearly.
    whom: the people counted, as the copy describes them ("Chinese nationals"); None where it does not.
    country: the nationality that the copy gives them. part_of: index, in the incident's tolls, of the total that these
        are part of; None for a total.
    cue: the words that say what befell them. voice: as in IncidentMention. by: who is said to give the number in words
        that are no attribution of their own ("the embassy puts it at 14"); the voice is then the whole sentence's.
    """

    harm: Harm
    count: Count
    is_approximate: bool
    whom: Span | None
    country: Country | None
    part_of: int | None
    cue: Span
    voice: str | None
    by: Span | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is said to have done it or to have been hit.

    basis: how it is known, for perpetrators; None for targets. by: the words of who accuses or suspects, where the copy
        has them. voice: as in IncidentMention.
    """

    role: ActorRole
    words: Span
    basis: Basis | None
    by: Span | None
    voice: str | None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that is said to have happened, with every account of it in this article side by side.

    id: "i1", "i2" and on, in text order of the first mention.
    background: why it is taken for a past incident that the article looks back on; None where it is its news.
    dates, places, tolls, actors: in text order, each with its voice; accounts that conflict stay apart.
    """

    id: str
    type: IncidentType
    stage: IncidentStage
    background: Inference | None
    mentions: tuple[IncidentMention, ...]
    dates: tuple[IncidentDate, ...]
    places: tuple[IncidentPlace, ...]
    tolls: tuple[Toll, ...]
    actors: tuple[Actor, ...]
