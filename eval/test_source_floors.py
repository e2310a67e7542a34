"""Who is who on GUM's dev side, and kinds of source on the labels that are held back from tuning."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from eval.evaluate import read_gold
from eval.labels import FOLDER, is_held_back, read_labels
from eval.running_example import hold_against
from eval.sources import judge_kinds, judge_resolution, resolution_rows
from onrecord.pipeline import Reader
from onrecord.types import SourceKind

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
UNNAMED = {SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP}


def test_sources_are_resolved_on_gum_dev(shared: Path, reader: Reader) -> None:
    judged = list(judge_resolution(shared / "corpora" / "gum" / "dev.conllu.gz", reader))
    right = {name: share for name, share, _, _ in resolution_rows(judged)}
    for name, floor in FLOORS["sources_gum_dev"].items():
        assert right[name] >= floor, name


def test_kinds_of_source_on_the_labels_held_back(shared: Path, reader: Reader) -> None:
    texts = {item["id"]: item["text"] for item in read_gold(shared / "corpora" / "polnear" / "train.jsonl.gz")}
    labels = [label for label in read_labels(FOLDER / "sources.jsonl") if is_held_back(label["id"])]
    judged = judge_kinds(labels, texts, reader)
    pairs = [(SourceKind(label["kind"]), source.kind if source else None) for label, source in judged]
    assert 100 * sum(gold is found for gold, found in pairs) / len(pairs) >= FLOORS["source_kinds"]["accuracy"]
    unnamed = [found in UNNAMED for gold, found in pairs if gold in UNNAMED]
    assert 100 * sum(unnamed) / len(unnamed) >= FLOORS["source_kinds"]["unnamed_recall"]


def test_the_running_examples_sources_are_told_apart(shared: Path, reader: Reader) -> None:
    floors = FLOORS["running_example"]
    found = hold_against(shared / floors["file"], reader)
    assert found.kinds[0] >= floors["kinds"], found.missing
    assert found.mentions[0] >= floors["mentions"], found.missing
    assert found.positions[0] >= floors["positions"], found.missing
