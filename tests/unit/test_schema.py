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
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def records(reader: Reader, examples: list[Path]) -> list[str]:
    return [to_json(reader.read(read_source(str(path)))) for path in examples]


def test_records_hold_to_the_documented_schema(records: list[str]) -> None:
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for record in records:
        validator.validate(json.loads(record))


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


def test_another_versions_record_is_refused(records: list[str]) -> None:
    with pytest.raises(errors.SchemaVersionError):
        from_json(_edited(records[0], "schema", value="onrecord.record/2"))
