"""Incidents by MUC-4's measure, on its devtest side; docs/muc4.md has the rules."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

from eval.muc4.report import load_keys, load_texts, respond
from eval.muc4.scoring import Scores, score
from eval.muc4.templates import Slot
from onrecord.pipeline import Reader

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["muc4"]


@pytest.fixture(scope="module")
def scores(shared: Path, reader: Reader) -> Scores:
    return score(load_keys(shared / FLOORS["keys"]), respond(load_texts(shared / FLOORS["texts"]), reader))


def test_the_files_are_those_that_the_floors_were_measured_on(shared: Path) -> None:
    for name in ("texts", "keys"):
        assert hashlib.sha256((shared / FLOORS[name]).read_bytes()).hexdigest() == FLOORS[f"{name}_sha256"]


def test_f1_of_all_seven_slots(scores: Scores) -> None:
    assert scores.together(scores.all_templates).f1 >= FLOORS["all_seven"]


@pytest.mark.parametrize("slot", FLOORS["f1"])
def test_f1_of_a_slot(slot: str, scores: Scores) -> None:
    assert scores.all_templates[Slot[slot]].f1 >= FLOORS["f1"][slot]


def test_a_key_against_itself_scores_100(shared: Path) -> None:
    key = load_keys(shared / FLOORS["keys"])
    scores = score(key, key)
    assert all(counts.f1 == 100 for counts in scores.all_templates.values())
