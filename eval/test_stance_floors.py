"""The stance stage's quality on the labels that are held back from tuning, and on the running example."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from eval.labels import FOLDER, is_held_back, read_labels
from eval.scoring import SHARED
from eval.stance import Tally, measure_answers, measure_nonanswers, measure_stances, read_articles
from onrecord.ingest import article_from_text
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.stance.words import levelled
from onrecord.types import Span
from training.stance_texts import read_texts

FLOORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def corpora() -> Path:
    if not SHARED.is_dir():
        if os.environ.get("ONRECORD_REQUIRE_ALL"):
            pytest.fail(f"the corpora are required here, and {SHARED.name} is not beside this repository")
        pytest.skip("QUALITY NOT TESTED: the corpora are not beside this repository")
    return SHARED / "corpora"


def held_back(name: str) -> list[dict[str, Any]]:
    return [label for label in read_labels(FOLDER / name) if is_held_back(str(label["id"]))]


@pytest.fixture(scope="module")
def stances(corpora: Path) -> Tally:
    labels = held_back("stance.jsonl")
    return measure_stances(labels, {key: levelled(text) for key, text in read_texts(corpora, labels).items()})


def test_macro_f1_of_stances(stances: Tally) -> None:
    assert stances.macro_f1() >= FLOORS["stance"]["macro_f1"]


@pytest.mark.parametrize("stance", FLOORS["stance"]["f1"])
def test_f1_of_a_stance(stance: str, stances: Tally) -> None:
    assert stances.f1(stance) >= FLOORS["stance"]["f1"][stance]


def test_nonanswers(corpora: Path, reader: Reader) -> None:
    labels = held_back("nonanswers.jsonl")
    tally = measure_nonanswers(labels, read_articles(read_texts(corpora, labels), reader))
    assert tally.precision("all") >= FLOORS["nonanswers"]["precision"]
    assert tally.recall("all") >= FLOORS["nonanswers"]["recall"]


def test_what_is_answered(corpora: Path, reader: Reader) -> None:
    labels = held_back("answers.jsonl")
    tally = measure_answers(labels, read_articles(read_texts(corpora, labels), reader))
    assert tally.recall("all") >= FLOORS["answers"]["right"]


def test_the_running_example_has_its_positions(corpora: Path, reader: Reader) -> None:
    gold = json.loads((corpora.parent / FLOORS["running_example"]["file"]).read_text(encoding="utf-8"))
    record = reader.read(article_from_text(gold["text"]))
    right = 0
    for wanted in gold["attributions"]:
        cue = [Span(*span) for span in wanted["cue"]]
        found = next((a for _, a in walk(record.attributions) if set(a.cue) & set(cue)), None)
        right += found is not None and str(found.stances[0].stance) == wanted["stance"]
    assert right >= FLOORS["stance"]["running_example"]
