"""Place expressions on the labels that are held back from tuning."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from eval.labels import FOLDER, is_held_back, read_labels
from eval.places import judge, read_entities, read_texts, rows
from onrecord.pipeline import Reader

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


def test_places_on_the_labels_held_back(shared: Path, reader: Reader) -> None:
    texts = read_texts(shared / "corpora")
    labels = [item for item in read_labels(FOLDER / "places.jsonl") if is_held_back(item["id"])]
    entities = {item["id"]: read_entities(texts[item["id"]], reader) for item in labels}
    found = {name: share for name, share, _ in rows(list(judge(labels, texts, entities)))}
    for name, floor in FLOORS["places"].items():
        assert found[name] >= floor, name
