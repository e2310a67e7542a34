"""Any incident that the types allow comes back from JSON as it was, and is shown by the terminal and the page."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from onrecord import from_json, to_json
from onrecord.export import page, render
from onrecord.types import (
    Actor,
    ActorRole,
    Basis,
    Count,
    Country,
    DatePrecision,
    DateReading,
    Harm,
    Incident,
    IncidentDate,
    IncidentMention,
    IncidentPlace,
    IncidentStage,
    IncidentType,
    Inference,
    Place,
    PlacePrecision,
    PlaceReading,
    Record,
    Span,
    Toll,
)
from tests.conftest import ROOT
from tests.records import BLASTS, blasts_record

SCHEMA = jsonschema.Draft202012Validator(json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8")))
RECORD = blasts_record()
WORDS = [Span(match.start(), match.end()) for match in re.finditer(r"\w+", BLASTS)]

NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
SPANS = st.builds(
    lambda first, more: Span(WORDS[first].start, WORDS[min(first + more, len(WORDS) - 1)].end),
    st.integers(0, len(WORDS) - 1),
    st.integers(0, 4),
)
VOICES = st.sampled_from([None, "a1", "a2", "a3", "a4", "a5"])
INFERENCES = st.builds(Inference, NAMES, st.lists(SPANS, max_size=3).map(tuple), st.floats(0, 1))
COUNTRIES = st.builds(Country, st.sampled_from(["XM", "XS"]), SPANS)
COUNTS = st.builds(
    lambda least, more, words: Count(least, None if more is None else least + more, words),
    st.integers(0, 10**6),
    st.none() | st.integers(0, 100),
    SPANS,
)
PLACES = st.builds(
    Place, NAMES, st.sampled_from(["XM", "XS"]), st.none() | NAMES, st.none() | NAMES, st.floats(-90, 90),
    st.floats(-180, 180), st.integers(0, 10**8),
)  # fmt: skip
EDTF = st.sampled_from(["2031-02-09/2031-02-10", "2031", "XXXX-03-04", "2031-03-11T23:40", "2019~", "../2031-03"])
PLACED = st.sampled_from([precision for precision in DatePrecision if precision is not DatePrecision.UNKNOWN])
DATES = st.one_of(
    st.builds(DateReading, SPANS, EDTF, PLACED, st.none() | NAMES, INFERENCES),
    st.builds(DateReading, SPANS, st.none(), st.just(DatePrecision.UNKNOWN), st.none() | NAMES, INFERENCES),
)
READINGS = st.builds(
    PlaceReading, SPANS, st.sampled_from(PlacePrecision), st.booleans(), st.none() | PLACES, st.none() | PLACES,
    INFERENCES,
)  # fmt: skip
ACTORS = st.one_of(
    st.builds(Actor, st.just(ActorRole.PERPETRATOR), SPANS, st.sampled_from(Basis), st.none() | SPANS, VOICES),
    st.builds(Actor, st.just(ActorRole.TARGET), SPANS, st.none(), st.none(), VOICES),
)
TOTALS = st.builds(
    Toll, st.sampled_from(Harm), COUNTS, st.booleans(), st.none() | SPANS, st.none() | COUNTRIES, st.none(), SPANS,
    VOICES,
)  # fmt: skip


@st.composite
def tolls(draw: st.DrawFn) -> tuple[Toll, ...]:
    """Totals, and behind them parts of some of them."""
    totals = draw(st.lists(TOTALS, max_size=4))
    parts = draw(st.lists(TOTALS, max_size=3)) if totals else []
    indices = st.integers(0, max(len(totals) - 1, 0))
    return (*totals, *(replace(part, part_of=draw(indices)) for part in parts))


INCIDENTS = st.builds(
    Incident,
    id=st.just("i1"),
    type=st.sampled_from(IncidentType),
    stage=st.sampled_from(IncidentStage),
    background=st.none() | INFERENCES,
    mentions=st.lists(
        st.builds(IncidentMention, SPANS, st.integers(0, len(RECORD.layout.sentences) - 1), VOICES),
        min_size=1,
        max_size=4,
    ).map(tuple),
    dates=st.lists(st.builds(IncidentDate, DATES, VOICES), max_size=3).map(tuple),
    places=st.lists(st.builds(IncidentPlace, READINGS, VOICES), max_size=3).map(tuple),
    tolls=tolls(),
    actors=st.lists(ACTORS, max_size=4).map(tuple),
)


def with_incidents(incidents: list[Incident]) -> Record:
    return replace(RECORD, incidents=tuple(replace(each, id=f"i{n}") for n, each in enumerate(incidents, 1)))


@given(st.lists(INCIDENTS, max_size=3))
@settings(max_examples=100, deadline=None)
def test_any_incidents_come_back_from_json_as_they_were_and_hold_to_the_schema(incidents: list[Incident]) -> None:
    record = with_incidents(incidents)
    written = to_json(record)
    SCHEMA.validate(json.loads(written))
    assert from_json(written) == record
    assert to_json(from_json(written)) == written


@given(st.lists(INCIDENTS, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_incidents_are_shown_and_every_link_of_theirs_leads_somewhere(incidents: list[Incident]) -> None:
    record = with_incidents(incidents)
    out = io.StringIO()
    render(record, Console(file=out, width=80, highlight=False), explain=True)
    html = page([record])
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)
    for incident in record.incidents:
        assert f"\n{incident.id}  " in out.getvalue()
        assert f'id="r1-{incident.id}"' in html
