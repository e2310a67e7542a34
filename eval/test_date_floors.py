"""Date expressions and their values on the labels that are held back from tuning."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from eval.dates import Judged, judge, texts_of
from eval.labels import FOLDER, is_held_back, read_labels

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["dates"]


@pytest.fixture(scope="module")
def judged(shared: Path) -> list[Judged]:
    labels = [label for label in read_labels(FOLDER / "dates.jsonl") if is_held_back(label["id"])]
    return judge(labels, texts_of(shared / "corpora"))


def test_values_of_dates_on_the_labels_held_back(judged: list[Judged]) -> None:
    golds = [item for item in judged if item.gold is not None]
    assert 100 * sum(item.is_exact for item in golds) / len(golds) >= FLOORS["exact"]
    assert 100 * sum(item.is_precise for item in golds) / len(golds) >= FLOORS["precision"]


def test_dates_are_found_on_the_labels_held_back(judged: list[Judged]) -> None:
    golds = [item for item in judged if item.gold is not None]
    found = [item for item in judged if item.found is not None]
    assert 100 * sum(item.found is not None for item in golds) / len(golds) >= FLOORS["found"]
    assert 100 * sum(item.gold is not None for item in found) / len(found) >= FLOORS["found_that_are_gold"]
