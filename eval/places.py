"""Place expressions held against eval/labels/places.jsonl: found or not, and where they are.

Every place expression of a drawn stretch is labelled, so that what is found there beyond them is a false positive;
expressions that can be read either way are marked so and count for nothing. A label is found by the reading that
overlaps it most. It is placed rightly where the reading's country is the label's, its settlement is the label's where
that has one, else its region: names are compared without accents, the shorter one within the longer ("Mecca Region").
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.evaluate import read_gold
from eval.labels import is_held_back, read_labels
from eval.places_muc4 import report_recall
from onrecord.pipeline import Reader
from onrecord.places import find_places
from onrecord.places.spelling import fold
from onrecord.text import lay_out
from onrecord.types import Entity, Place, PlaceReading, Span
from training.gum import read_gum_documents

__all__ = ["Judged", "judge", "read_entities", "read_texts", "report", "rows"]

_Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A label and its reading, or either alone: a label that is missed, a reading that is none of the labels'."""

    article: str
    label: _Json | None
    reading: PlaceReading | None

    @property
    def is_exact(self) -> bool:
        """Whether the reading has the label's very words, articles and marks at the ends aside."""
        return self.label is not None and self.reading is not None and self._apart() <= 4

    def _apart(self) -> int:
        assert self.label is not None
        assert self.reading is not None
        start, end = map(int, self.label["words"])
        return abs(self.reading.words.start - start) + abs(self.reading.words.end - end)

    @property
    def is_country_right(self) -> bool:
        """Whether the country is the label's; where the label has none, a place anywhere is wrong."""
        place = self.reading.place if self.reading else None
        return self.label is not None and self.label["country"] == (place.country if place else None)

    @property
    def is_place_right(self) -> bool:
        """Whether the place is the label's, as fine as the label goes."""
        place = self.reading.place if self.reading else None
        if self.label is None or not self.is_country_right:
            return False
        return place is None or _agrees(self.label, place)


def _agrees(label: _Json, place: Place) -> bool:
    if label["settlement"]:
        return _same(label["settlement"], place.settlement)
    return _same(label["region"], place.region) and (not label["region"] or place.settlement is None)


def _same(gold: str | None, found: str | None) -> bool:
    if not gold or not found:
        return not gold and not found
    one, other = fold(gold), fold(found)
    return one in other or other in one


def read_texts(corpora: Path) -> dict[str, str]:
    """Texts of PolNeAR train, GUM train and FNC-1's bodies by id."""
    texts = {item["id"]: item["text"] for item in read_gold(corpora / "polnear" / "train.jsonl.gz")}
    texts |= {document.id: document.text for document in read_gum_documents(corpora / "gum" / "train.conllu.gz")}
    with gzip.open(corpora / "fnc1" / "bodies.csv.gz", "rt", encoding="utf-8", newline="") as rows_of_bodies:
        return texts | {row["body_id"]: row["text"] for row in csv.DictReader(rows_of_bodies)}


def judge(
    labels: Sequence[_Json], texts: Mapping[str, str], entities: Mapping[str, Sequence[Entity]]
) -> Iterator[Judged]:
    """Every label and every reading in the labelled stretches, paired where they overlap."""
    for item in labels:
        text = texts[item["id"]]
        stretch = Span(*item["stretch"])
        found = find_places(text, lay_out(text), entities[item["id"]])
        free = [reading for reading in found if stretch.contains(reading.words)]
        for label in sorted(item["places"], key=lambda label: label["either"]):
            words = Span(*label["words"])
            over = [reading for reading in free if reading.words.overlaps(words)]
            best = max(over, key=lambda reading: _shared(reading.words, words), default=None)
            if best is not None:
                free.remove(best)
            if not label["either"]:
                yield Judged(item["id"], label, best)
        spans = [Span(*label["words"]) for label in item["places"]]
        yield from (Judged(item["id"], None, r) for r in free if not any(r.words.overlaps(span) for span in spans))


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def report(gold: Path, corpora: Path, reader: Reader) -> Iterator[str]:
    """Recall and precision of expressions, and how many are placed rightly, tuned on and held back, as lines.

    gold: our labels, or MUC-4's keys ("dev.keys.gz"), whose texts lie beside them ("dev.texts.gz").
    """
    if gold.name.endswith(".keys.gz"):
        yield from report_recall(gold, gold.with_name(gold.name.replace(".keys.", ".texts.")))
        return
    texts = read_texts(corpora)
    labels = read_labels(gold)
    entities = {name: read_entities(texts[name], reader) for name in {item["id"] for item in labels}}
    for is_held, fold_name in ((False, "tuned on"), (True, "held back")):
        judged = list(judge([item for item in labels if is_held_back(item["id"]) is is_held], texts, entities))
        if judged:
            yield f"{fold_name:<12}{'%':>6}{'of':>6}"
            yield from (f"{name:<30}{value:6.1f}{total:6}" for name, value, total in rows(judged))


def read_entities(text: str, reader: Reader) -> tuple[Entity, ...]:
    """The reader's entities of a text."""
    return reader.find_attributions(text, lay_out(text))[1]


def rows(judged: Sequence[Judged]) -> Iterator[tuple[str, float, int]]:
    """Name, per cent and number of cases of each measure."""
    gold = [j for j in judged if j.label is not None]
    read = [j for j in judged if j.reading is not None]
    both = [j for j in gold if j.reading is not None]
    measures = (
        ("recall of expressions", sum(j.reading is not None for j in gold), len(gold)),
        ("precision of expressions", sum(j.label is not None for j in read), len(read)),
        ("found: words exact", sum(j.is_exact for j in both), len(both)),
        ("found: country right", sum(j.is_country_right for j in both), len(both)),
        ("found: place right", sum(j.is_place_right for j in both), len(both)),
        ("found: precision right", sum(_precision_agrees(j) for j in both), len(both)),
        ("found: near right", sum(_near_agrees(j) for j in both), len(both)),
        ("all gold: place right", sum(j.is_place_right for j in both), len(gold)),
    )
    for name, right, total in measures:
        yield name, 100 * right / max(total, 1), total


def _precision_agrees(judged: Judged) -> bool:
    return bool(judged.label and judged.reading and judged.label["precision"] == judged.reading.precision)


def _near_agrees(judged: Judged) -> bool:
    return bool(judged.label and judged.reading and judged.label["near"] == judged.reading.is_near)
