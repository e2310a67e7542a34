"""An incident as its accounts side by side: what is counted, done, dated and placed, each in whose voice.

The terminal and the page both show these rows. Tolls of one harm follow one another, whoever tells them, so that counts
that conflict stand together; nothing is added up, and no account comes before another but by the order of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.export.date_words import reading_date
from onrecord.export.wording import Ground, Remark, because, joined, speaker_names, stance_words
from onrecord.incidents.codes import codes_of
from onrecord.numbering import walk
from onrecord.types import (
    Actor,
    ActorRole,
    Attribution,
    Basis,
    DatePrecision,
    Harm,
    Incident,
    IncidentDate,
    IncidentPlace,
    IncidentStage,
    Place,
    PlacePrecision,
    PlaceReading,
    Record,
    Span,
    Stance,
    Toll,
)

__all__ = [
    "Row",
    "Teller",
    "coded",
    "conflicts",
    "coordinates",
    "count_words",
    "headline",
    "rows",
    "tellers",
    "voices_of",
]

_ITSELF = "the article itself"
_DATES = tuple(DatePrecision)  # from the finest to none
_PLACES = tuple(PlacePrecision)
_NEAR = frozenset({"near", "off", "outside"})
_ROLES = {ActorRole.PERPETRATOR: "by", ActorRole.TARGET: "hit"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is said of an incident, in one voice.

    label: what it is about ("killed", "by", "when"); a toll that is part of the one above has its label all the same.
    figure: what it comes to in our words ("at least 11", "11 March 2031"); empty where it does not.
    lead: our word before the article's ("near", "of these"). words: the article's, in the order of the text.
    remarks: what else there is to say. voice, by: as in `onrecord.types.Toll`. grounds: why, where it is inferred.
    is_count: whether it is a toll, whose figures belong under one another.
    """

    label: str
    figure: str
    lead: str
    words: tuple[Span, ...]
    remarks: tuple[Remark, ...]
    voice: str | None
    grounds: tuple[Ground, ...] = ()
    is_count: bool = False
    by: Span | None = None


@dataclass(frozen=True, slots=True)
class Teller:
    """Whose a voice is: name of the sources, and what they do in that attribution where they do not just assert.

    Whoever denies that eleven people were killed gives no account of eleven dead, so it has to be said.
    """

    name: str
    act: str


def headline(text: str, incident: Incident) -> tuple[str, ...]:
    """What to call an incident: its type, its finest date and place, and whether the article tells it as past.

    The stage stands before the type where it was not carried out.
    """
    stage = "" if incident.stage is IncidentStage.CARRIED_OUT else f"{incident.stage} "
    past = "told as past" if incident.background else ""
    return tuple(
        part for part in (f"{stage}{incident.type}", _when(text, incident), _where(text, incident), past) if part
    )


def rows(text: str, incident: Incident) -> tuple[Row, ...]:
    """Tolls by harm, those who are said to have done it, whom it hit, when and where."""
    actors = sorted(incident.actors, key=lambda actor: tuple(ActorRole).index(actor.role))
    return (
        *_toll_rows(incident.tolls),
        *(_actor_row(actor) for actor in actors),
        *(_date_row(text, date) for date in incident.dates),
        *(_place_row(text, place) for place in incident.places),
    )


def conflicts(incident: Incident) -> tuple[Harm, ...]:
    """Harms of which two voices give totals that cannot both be the number.

    A total that is only about a number conflicts with none.
    """
    totals = [toll for toll in incident.tolls if toll.part_of is None and not toll.is_approximate]
    pairs = [(one, other) for one, other in combinations(totals, 2) if one.harm is other.harm]
    found = {one.harm for one, other in pairs if _whose(one) != _whose(other) and _exclude_each_other(one, other)}
    return tuple(harm for harm in Harm if harm in found)


def tellers(record: Record) -> dict[str | None, Teller]:
    """Each voice that an incident can be told in, by the attribution's name; None for the article itself."""
    told: dict[str | None, Teller] = {None: Teller(_ITSELF, "")}
    for name, attribution in walk(record.attributions):
        told[name] = _teller(record, attribution)
    return told


def voices_of(incident: Incident) -> tuple[str | None, ...]:
    """Every voice that tells part of an incident, in no order, as often as it does."""
    return (
        *(mention.voice for mention in incident.mentions),
        *(date.voice for date in incident.dates),
        *(place.voice for place in incident.places),
        *(toll.voice for toll in incident.tolls),
        *(actor.voice for actor in incident.actors),
    )


def count_words(toll: Toll) -> str:
    """How many a toll counts, in our words."""
    least, most = toll.count.least, toll.count.most
    about = "about " if toll.is_approximate else ""
    if most is None:
        return f"at least {about}{least}"
    if most == 0:
        return "none"
    if least == most:
        return f"{about}{least}"
    return f"up to {about}{most}" if least <= 1 else f"{about}{least} to {most}"


def coordinates(place: Place) -> str:
    """Where a place's centre lies, in degrees: "34.92 N, 72.88 E"."""
    north, east = "N" if place.latitude >= 0 else "S", "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f} {north}, {abs(place.longitude):.2f} {east}"


def coded(incident: Incident) -> str:
    """What other schemes call the type; empty where none has a name for it."""
    codes = codes_of(incident.type)
    schemes = (
        ("CAMEO", (codes.cameo,)),
        ("PLOVER", (codes.plover, codes.plover_mode)),
        ("ACLED", (codes.acled, codes.acled_sub)),
    )
    named = ((scheme, [name for name in names if name]) for scheme, names in schemes)
    return " · ".join(f"{scheme} {', '.join(names)}" for scheme, names in named if names)


def _teller(record: Record, attribution: Attribution) -> Teller:
    just_asserts = all(reading.stance is Stance.ASSERTS and not reading.is_negated for reading in attribution.stances)
    return Teller(speaker_names(record, attribution), "" if just_asserts else stance_words(attribution))


def _toll_rows(tolls: Sequence[Toll]) -> Iterator[Row]:
    for harm in Harm:
        for index, toll in enumerate(tolls):
            if toll.harm is harm and toll.part_of is None:
                yield _toll_row(toll)
                yield from (_toll_row(part) for part in tolls if part.part_of == index)


def _toll_row(toll: Toll) -> Row:
    remarks = (Remark(f"country {toll.country.code}"),) if toll.country else ()
    lead = "" if toll.part_of is None else "of these"
    words = _merged((toll.count.words, *((toll.whom,) if toll.whom else ()), toll.cue))
    return Row(str(toll.harm), count_words(toll), lead, words, remarks, toll.voice, is_count=True, by=toll.by)


def _actor_row(actor: Actor) -> Row:
    remarks = [] if actor.basis is None else [Remark(str(actor.basis))]
    if actor.by:
        remarks.append(Remark("by" if actor.basis in {Basis.ACCUSED, Basis.SUSPECTED} else "says", actor.by))
    return Row(_ROLES[actor.role], "", "", (actor.words,), tuple(remarks), actor.voice)


def _date_row(text: str, date: IncidentDate) -> Row:
    reading = date.reading
    said = f"{reading.edtf} in EDTF, to the {reading.precision}" if reading.edtf else "no date"
    ground = Ground(said, None, because(reading.resolved), reading.resolved.words)
    figure = reading_date(reading)
    adds = figure != joined(text, (reading.words,))
    return Row("when", figure if adds else "", "", (reading.words,), (), date.voice, (ground,))


def _place_row(text: str, place: IncidentPlace) -> Row:
    reading = place.reading
    found = f"{_place_name(reading.place)}, GeoNames {reading.place.geoname}" if reading.place else "no place"
    grounds = [Ground(found, None, because(reading.resolved), reading.resolved.words)]
    if other := reading.runner_up:
        words = f"runner-up: {_place_name(other)}, {coordinates(other)}, GeoNames {other.geoname}"
        grounds.append(Ground(words, None, "", ()))
    figure = f"{_place_name(reading.place)}, {coordinates(reading.place)}" if reading.place else ""
    precision = Remark(str(reading.precision))
    return Row("where", figure, _near(text, reading), (reading.words,), (precision,), place.voice, tuple(grounds))


def _when(text: str, incident: Incident) -> str:
    """The finest date, or both where two equally fine ones differ; the first words where none is placed."""
    readings = [date.reading for date in incident.dates]
    finest = min((_DATES.index(reading.precision) for reading in readings), default=0)
    best = [reading for reading in readings if _DATES.index(reading.precision) == finest]
    placed = dict.fromkeys(said for said in map(reading_date, best) if said)
    return " or ".join(placed) or "".join(f"“{joined(text, (reading.words,))}”" for reading in best[:1])


def _where(text: str, incident: Incident) -> str:
    """The words of the first of the finest places, one that the gazetteer has before one that it has not."""

    def rank(reading: PlaceReading) -> tuple[int, bool]:
        return _PLACES.index(reading.precision), reading.place is None

    best = min((place.reading for place in incident.places), key=rank, default=None)
    return f"{_near(text, best)} {joined(text, (best.words,))}".lstrip() if best else ""


def _near(text: str, reading: PlaceReading) -> str:
    """Our word for a place that is near another, unless the article's words have one."""
    words = reading.words.of(text).lower().split()
    return "near" if reading.is_near and not _NEAR & set(words) else ""


def _place_name(place: Place) -> str:
    region = place.region if place.region != place.name else None
    return ", ".join(part for part in (place.name, region, place.country) if part)


def _whose(toll: Toll) -> tuple[str | None, Span | None]:
    return toll.voice, toll.by


def _exclude_each_other(one: Toll, other: Toll) -> bool:
    return _is_below(one, other) or _is_below(other, one)


def _is_below(one: Toll, other: Toll) -> bool:
    return one.count.most is not None and one.count.most < other.count.least


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end + 1:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
