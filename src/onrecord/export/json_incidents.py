"""Incidents as JSON and back again: every field with its words, its voice and, where it is inferred, its reason."""

from __future__ import annotations

from onrecord.errors import RecordError
from onrecord.export.json_parts import (
    Json,
    boolean,
    count_form,
    count_of,
    country_form,
    country_of,
    inference_form,
    inference_of,
    number,
    optional_form,
    optional_of,
    optional_string,
    span_form,
    span_of,
    string,
)
from onrecord.incidents.codes import codes_of
from onrecord.types import (
    Actor,
    ActorRole,
    Basis,
    DatePrecision,
    DateReading,
    Harm,
    Incident,
    IncidentDate,
    IncidentMention,
    IncidentPlace,
    IncidentStage,
    IncidentType,
    Place,
    PlacePrecision,
    PlaceReading,
    Toll,
)

__all__ = ["incident_form", "incident_of"]

_CODES = ("cameo", "plover", "plover_mode", "acled", "acled_sub")


def incident_form(text: str, incident: Incident) -> Json:
    """One incident; `codes` follow from its type and are written for those who read the file without Onrecord."""
    codes = codes_of(incident.type)
    return {
        "id": incident.id,
        "type": str(incident.type),
        "codes": {name: getattr(codes, name) for name in _CODES},
        "stage": str(incident.stage),
        "background": inference_form(text, incident.background) if incident.background else None,
        "mentions": [
            {**span_form(text, mention.trigger), "sentence": mention.sentence, "voice": mention.voice}
            for mention in incident.mentions
        ],
        "dates": [{**_date_form(text, date.reading), "voice": date.voice} for date in incident.dates],
        "places": [{**_place_reading_form(text, place.reading), "voice": place.voice} for place in incident.places],
        "tolls": [_toll_form(text, toll) for toll in incident.tolls],
        "actors": [_actor_form(text, actor) for actor in incident.actors],
    }


def incident_of(text: str, form: Json) -> Incident:
    """The incident that `incident_form` wrote; whether its voices are in the record is for the caller to see.

    Raises RecordError where it is none.
    """
    tolls = tuple(_toll_of(text, toll) for toll in form["tolls"])
    if any(toll.part_of is not None and not _is_total(tolls, toll.part_of) for toll in tolls):
        raise RecordError(f"incident {str(form['id'])[:20]!r} has a toll that is part of no total")
    if not form["mentions"]:
        raise RecordError(f"incident {str(form['id'])[:20]!r} has no mention")
    background = form["background"]
    return Incident(
        id=string(form["id"]),
        type=IncidentType(form["type"]),
        stage=IncidentStage(form["stage"]),
        background=inference_of(text, background) if background is not None else None,
        mentions=tuple(_mention_of(text, mention) for mention in form["mentions"]),
        dates=tuple(IncidentDate(_date_of(text, date), _voice_of(date)) for date in form["dates"]),
        places=tuple(IncidentPlace(_place_reading_of(text, place), _voice_of(place)) for place in form["places"]),
        tolls=tolls,
        actors=tuple(_actor_of(text, actor) for actor in form["actors"]),
    )


def _date_form(text: str, reading: DateReading) -> Json:
    return {
        **span_form(text, reading.words),
        "edtf": reading.edtf,
        "precision": str(reading.precision),
        "time_of_day": reading.time_of_day,
        "resolved": inference_form(text, reading.resolved),
    }


def _place_reading_form(text: str, reading: PlaceReading) -> Json:
    return {
        **span_form(text, reading.words),
        "precision": str(reading.precision),
        "is_near": reading.is_near,
        "place": _place_form(reading.place),
        "runner_up": _place_form(reading.runner_up),
        "resolved": inference_form(text, reading.resolved),
    }


def _place_form(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "country": place.country,
        "region": place.region,
        "settlement": place.settlement,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geoname": place.geoname,
    }


def _toll_form(text: str, toll: Toll) -> Json:
    return {
        "harm": str(toll.harm),
        "count": count_form(text, toll.count),
        "is_approximate": toll.is_approximate,
        "whom": optional_form(text, toll.whom),
        "country": country_form(text, toll.country),
        "part_of": toll.part_of,
        "cue": span_form(text, toll.cue),
        "voice": toll.voice,
        "by": optional_form(text, toll.by),
    }


def _actor_form(text: str, actor: Actor) -> Json:
    return {
        **span_form(text, actor.words),
        "role": str(actor.role),
        "basis": str(actor.basis) if actor.basis else None,
        "by": optional_form(text, actor.by),
        "voice": actor.voice,
    }


def _is_total(tolls: tuple[Toll, ...], index: int) -> bool:
    return 0 <= index < len(tolls) and tolls[index].part_of is None


def _mention_of(text: str, form: Json) -> IncidentMention:
    return IncidentMention(span_of(text, form), _index(form["sentence"]), _voice_of(form))


def _date_of(text: str, form: Json) -> DateReading:
    edtf, precision = optional_string(form["edtf"]), DatePrecision(form["precision"])
    if (edtf is None) != (precision is DatePrecision.UNKNOWN):
        raise RecordError("a date is to have a precision where it is placed, and there alone")
    return DateReading(
        span_of(text, form), edtf, precision, optional_string(form["time_of_day"]), inference_of(text, form["resolved"])
    )


def _place_reading_of(text: str, form: Json) -> PlaceReading:
    return PlaceReading(
        words=span_of(text, form),
        precision=PlacePrecision(form["precision"]),
        is_near=boolean(form["is_near"]),
        place=_place_of(form["place"]),
        runner_up=_place_of(form["runner_up"]),
        resolved=inference_of(text, form["resolved"]),
    )


def _place_of(form: Json | None) -> Place | None:
    if form is None:
        return None
    return Place(
        name=string(form["name"]),
        country=string(form["country"]),
        region=optional_string(form["region"]),
        settlement=optional_string(form["settlement"]),
        latitude=number(form["latitude"], 90),
        longitude=number(form["longitude"], 180),
        geoname=_index(form["geoname"]),
    )


def _toll_of(text: str, form: Json) -> Toll:
    part_of = form["part_of"]
    return Toll(
        harm=Harm(form["harm"]),
        count=count_of(text, form["count"]),
        is_approximate=boolean(form["is_approximate"]),
        whom=optional_of(text, form["whom"]),
        country=country_of(text, form["country"]),
        part_of=None if part_of is None else _index(part_of),
        cue=span_of(text, form["cue"]),
        voice=_voice_of(form),
        by=optional_of(text, form["by"]),
    )


def _actor_of(text: str, form: Json) -> Actor:
    role, basis = ActorRole(form["role"]), form["basis"]
    if (role is ActorRole.PERPETRATOR) != (basis is not None):
        raise RecordError("a perpetrator is to have a basis, and no target has one")
    return Actor(
        role=role,
        words=span_of(text, form),
        basis=Basis(basis) if basis is not None else None,
        by=optional_of(text, form["by"]),
        voice=_voice_of(form),
    )


def _voice_of(form: Json) -> str | None:
    return optional_string(form["voice"])


def _index(value: object) -> int:
    if type(value) is not int or value < 0:
        raise RecordError(f"{str(value)[:40]!r} stands where a whole number belongs")
    return value
