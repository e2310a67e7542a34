"""Incidents on the labels that are held back from tuning, and those of the running example."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from eval.incidents import measure
from eval.labels import FOLDER, is_held_back, read_labels
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader
from onrecord.types import Harm, Span

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def test_incidents_on_the_labels_held_back(shared: Path, reader: Reader) -> None:
    labels = [label for label in read_labels(FOLDER / "incidents.jsonl") if is_held_back(str(label["id"]))]
    found = measure(labels, shared / "corpora", reader).tallies
    for kind, floor in FLOORS["incidents"].items():
        assert found[kind].f1 >= floor, found[kind].line(kind)


def test_the_running_examples_incidents_are_as_a_careful_reader_has_them(shared: Path, reader: Reader) -> None:
    gold = json.loads((shared / FLOORS["running_example"]["file"]).read_text(encoding="utf-8"))
    record = reader.read(article_from_text(gold["text"], published=gold["published"]))
    text = record.article.text
    assert len(record.incidents) == len(gold["incidents"])
    for incident, wanted in zip(record.incidents, gold["incidents"], strict=True):
        assert Span(*wanted["mention"]).overlaps(incident.mentions[0].trigger)
        assert [date.reading.edtf for date in incident.dates] == [wanted["date"]]
        if wanted["date"] is None:
            assert [date.reading.words.of(text) for date in incident.dates] == [wanted["date_words"]]
        (toll,) = incident.tolls
        assert (toll.harm, toll.count.least, toll.count.most) == (Harm.KILLED, *[wanted["killed"]["count"]] * 2)
        assert toll.country is not None
        assert incident.places[0].reading.place is not None
        voices = [mention.voice for mention in incident.mentions] + [place.voice for place in incident.places]
        assert [*voices, toll.voice] == [None] * (len(voices) + 1)
