"""The audit's findings on the labelled articles."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from eval.audit import MIN_CASES, is_held_back, judge, judge_all
from eval.labels import FOLDER, read_labels
from onrecord.pipeline import Reader

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "audit_floors.toml").read_text(encoding="utf-8"))


def test_the_audit_finds_what_is_labelled_and_little_else(shared: Path, reader: Reader) -> None:
    audited = list(judge_all(read_labels(FOLDER / "audit.jsonl"), shared / "corpora", reader))
    sides = {"all": audited, "held_back": [pair for pair in audited if is_held_back(pair[0]["id"])]}
    for name, side in sides.items():
        agency = judge(pair for pair in side if pair[0]["agency"])
        assert judge(side).precision() >= FLOORS[name]["precision"], name
        assert agency.false_alarms() <= FLOORS[name]["false_alarms_agency"], name
    judged = judge(audited)
    assert {code for code, cases in judged.cases.items() if cases >= MIN_CASES} == set(FLOORS["recall"])
    for code, floor in FLOORS["recall"].items():
        assert judged.recall(code) >= floor, code
