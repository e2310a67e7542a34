"""The shipped reader's quality on the corpora, which lie beside this repository (../shared)."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from eval.evaluate import outer_form, predict, read_gold, spans_form
from eval.nesting import LABELS, TRAIN, measure, read_candidates
from eval.scoring import load_scorer, relation_recall_by_quote_type, relations_found
from onrecord.attribution.nesting import MIN_CERTAINTY
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
DEV = FLOORS["polnear_dev"]


@pytest.fixture(scope="module")
def gold(shared: Path) -> list[dict[str, Any]]:
    path = shared / DEV["file"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == DEV["sha256"], "the floors are those of another corpus"
    return list(read_gold(path))


@pytest.fixture(scope="module")
def found(gold: list[dict[str, Any]], reader: Reader) -> list[dict[str, Any]]:
    return list(predict(gold, reader))


@pytest.fixture(scope="module")
def table(shared: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    scores: dict[str, dict[str, float]] = load_scorer(shared).score(gold, found)
    return scores


@pytest.mark.parametrize("measure", DEV["f1"])
def test_f1_on_polnear_dev(measure: str, table: dict[str, dict[str, float]]) -> None:
    assert table[measure]["f1"] >= DEV["f1"][measure]


def test_relation_recall_by_quote_type(shared: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> None:
    by_id = {record["id"]: record["attributions"] for record in found}
    recall = relation_recall_by_quote_type(load_scorer(shared), gold, by_id)
    for kind, floor in DEV["relation_recall"].items():
        assert recall[kind][0] >= floor, kind


def test_the_running_example(shared: Path, reader: Reader) -> None:
    expected = json.loads((shared / FLOORS["running_example"]["file"]).read_text(encoding="utf-8"))
    record = reader.read(article_from_text(expected["text"]))
    scorer, text = load_scorer(shared), expected["text"]
    outer = [attribution for attribution in expected["attributions"] if attribution["content"]]
    assert relations_found(scorer, text, outer, outer_form(record)) >= FLOORS["running_example"]["outer"]
    nested = [inner for attribution in expected["attributions"] for inner in attribution.get("nested", ())]
    inner_found = [spans_form(inner) for attribution in record.attributions for inner in attribution.nested]
    assert relations_found(scorer, text, nested, inner_found) >= FLOORS["running_example"]["nested"]


@pytest.mark.usefixtures("shared")
def test_nested_attributions_on_the_labels() -> None:
    precision, recall, _ = measure(read_candidates(LABELS, TRAIN), MIN_CERTAINTY)
    assert precision >= FLOORS["nesting"]["precision"]
    assert recall >= FLOORS["nesting"]["recall"]
