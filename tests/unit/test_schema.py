"""Records as JSON hold to the schema that is documented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from onrecord import errors, from_json, to_json
from onrecord.ingest import read_source
from onrecord.pipeline import Reader
from onrecord.types import (
    ActorRole,
    Basis,
    DatePrecision,
    Harm,
    IncidentStage,
    IncidentType,
    PlacePrecision,
    Record,
    SourceKind,
    Stance,
)
from tests.conftest import ROOT
from tests.records import blasts_record, harbour_record

SCHEMA = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def records(reader: Reader, examples: list[Path]) -> list[str]:
    return [to_json(reader.read(read_source(str(path)))) for path in examples]


@pytest.fixture(scope="module")
def by_hand() -> Record:
    return harbour_record()


def test_records_hold_to_the_documented_schema(records: list[str], by_hand: Record) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for record in (*records, to_json(by_hand), to_json(blasts_record())):
        validator.validate(json.loads(record))


def test_the_schema_names_every_kind_and_stance_that_there_is() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["source"]["properties"]["kind"]["enum"] == [str(kind) for kind in SourceKind]
    assert definitions["stance"]["properties"]["stance"]["enum"] == [str(stance) for stance in Stance]


def test_the_schema_names_every_value_that_an_incidents_fields_can_have() -> None:
    definitions = SCHEMA["$defs"]
    for form, field, values in (
        ("incident", "type", IncidentType),
        ("incident", "stage", IncidentStage),
        ("date", "precision", DatePrecision),
        ("place_reading", "precision", PlacePrecision),
        ("toll", "harm", Harm),
        ("actor", "role", ActorRole),
    ):
        assert definitions[form]["properties"][field]["enum"] == [str(value) for value in values]
    assert definitions["actor"]["properties"]["basis"]["enum"] == [None, *(str(basis) for basis in Basis)]


def test_every_field_of_the_schema_is_described_in_words() -> None:
    described = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    forms = (SCHEMA, *(form for form in SCHEMA["$defs"].values() if form["type"] == "object"))
    for field in {field for form in forms for field in form["properties"]}:
        assert f"`{field}`" in described or f'"{field}"' in described, field


def test_a_record_comes_back_as_it_was(records: list[str], by_hand: Record) -> None:
    for made in (by_hand, blasts_record()):
        assert from_json(to_json(made)) == made
    for record in records:
        assert to_json(from_json(record)) == record


def _edited(record: str, *keys: str | int, value: object) -> str:
    form = json.loads(record)
    place: Any = form
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    return json.dumps(form)


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("article", "text"), "something else"),
        (("attributions", 0, "cue", 0, "text"), "whispered"),
        (("attributions", 0, "cue", 0, "start"), 10**9),
        (("attributions", 0, "cue"), []),
        (("attributions",), None),
        (("layout",), {}),
    ],
)
def test_a_record_that_was_tampered_with_is_refused(
    records: list[str], keys: tuple[str | int, ...], value: object
) -> None:
    with pytest.raises(errors.RecordError):
        from_json(_edited(records[0], *keys, value=value))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("attributions", 0, "speakers", 0), "s99"),
        (("attributions", 0, "id"), "a7"),
        (("attributions", 0, "answers", "attribution"), "a99"),
        (("attributions", 0, "answers", "target"), []),
        (("attributions", 0, "answers", "target", 0, "text"), "something else"),
        (("attributions", 0, "stances", 0, "stance"), "lies"),
        (("attributions", 0, "stances", 0, "is_negated"), 0),
        (("attributions", 0, "stances", 0, "decided", "words", 0, "text"), "confirmed"),
        (("attributions", 0, "stances", 0, "decided", "confidence"), 7),
        (("sources", 1, "name", "text"), "Somebody Else"),
        (("sources", 1, "kind"), "unnamed"),
        (("sources", 1, "id"), "s1"),
        (("sources", 1, "mentions", 1, "link", "words", 0, "start"), 0),
        (("sources", 3, "count", "most"), 4),
        (("sources", 3, "count", "text"), "fifty"),
        (("sources", 3, "country", "end"), 10**9),
    ],
)
def test_a_ledger_that_was_tampered_with_is_refused(
    by_hand: Record, keys: tuple[str | int, ...], value: object
) -> None:
    with pytest.raises(errors.RecordError):
        from_json(_edited(to_json(by_hand), *keys, value=value))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("id",), "i2"),
        (("type",), "lightning"),
        (("stage",), "planned"),
        (("mentions",), []),
        (("mentions", 0, "sentence"), 99),
        (("mentions", 0, "voice"), "a99"),
        (("dates", 0, "edtf"), None),
        (("dates", 0, "precision"), "unknown"),
        (("dates", 0, "voice"), "a99"),
        (("dates", 0, "resolved", "words", 0, "text"), "Sunday"),
        (("places", 0, "voice"), "a99"),
        (("places", 1, "is_near"), "yes"),
        (("places", 1, "place", "latitude"), 91),
        (("places", 1, "place", "latitude"), True),
        (("places", 1, "runner_up", "longitude"), "72.88"),
        (("places", 1, "runner_up", "geoname"), -1),
        (("tolls", 0, "count", "least"), 12),
        (("tolls", 0, "count"), None),
        (("tolls", 0, "voice"), "a99"),
        (("tolls", 2, "part_of"), 2),
        (("tolls", 2, "part_of"), -2),
        (("tolls", 2, "part_of"), 9),
        (("tolls", 2, "whom", "text"), "soldiers"),
        (("actors", 0, "basis"), "accused"),
        (("actors", 1, "basis"), None),
        (("actors", 1, "voice"), "a99"),
    ],
)
def test_an_incident_that_was_tampered_with_is_refused(keys: tuple[str | int, ...], value: object) -> None:
    with pytest.raises(errors.RecordError):
        from_json(_edited(to_json(blasts_record()), "incidents", 0, *keys, value=value))


def test_another_versions_record_is_refused(records: list[str]) -> None:
    with pytest.raises(errors.SchemaVersionError):
        from_json(_edited(records[0], "schema", value="onrecord.record/2"))
