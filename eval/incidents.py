"""Measure incidents on the hand-made labels: which are found, and what is said of those that are.

An incident that is read stands for the labelled one with which it shares most triggers, one to one; triggers that only
stand in the same sentence count half. A toll is right if harm, bounds and nationality are the label's and its number
stands at the same words; a date if its value is; a place if country and settlement, or region, are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.labels import is_held_back, read_labels
from eval.muc4.assignment import assign
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader
from onrecord.types import ActorRole, Incident, Record, Span, Toll
from training.stance_texts import read_texts, text_key

__all__ = ["Tally", "measure", "report"]

_Json = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Right answers, answers given and answers wanted of one kind."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, right: int, given: int, wanted: int) -> None:
        """Count some more."""
        self.right += right
        self.given += given
        self.wanted += wanted

    @property
    def precision(self) -> float:
        """Share of answers that are right, in per cent."""
        return 100 * self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that is there, in per cent."""
        return 100 * self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, in per cent."""
        both = self.given + self.wanted
        return 200 * self.right / both if both else 0.0

    def line(self, name: str) -> str:
        """One line for a person."""
        return f"{name:34}P {self.precision:5.1f}  R {self.recall:5.1f}  F1 {self.f1:5.1f}  of {self.wanted}"


KINDS = (
    "incidents", "type", "background", "stage", "dates", "places", "tolls", "perpetrators", "targets", "tolls of any",
)  # fmt: skip


@dataclass(slots=True)
class Figures:
    """A tally of each kind: incidents found, and the rest over those that were.

    Tolls are counted once more over a stretch's incidents together, whichever they were given to.
    """

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})

    def lines(self) -> Iterator[str]:
        """The figures for a person."""
        for kind, tally in self.tallies.items():
            yield tally.line(kind if kind in {"incidents", "tolls of any"} else f"{kind}, of those found")


def report(path: Path, corpora: Path) -> Iterator[str]:
    """Figures of a file of labelled incidents, for the articles that may be tuned on and for those held back."""
    labels = read_labels(path)
    for name, is_out in (("tuned on", False), ("held back", True)):
        chosen = [label for label in labels if is_held_back(str(label["id"])) is is_out]
        yield f"{name}: {len(chosen)} stretches"
        yield from measure(chosen, corpora, Reader.load()).lines()


def measure(labels: Sequence[dict[str, Any]], corpora: Path, reader: Reader) -> Figures:
    """Read the labels' articles and count."""
    figures = Figures()
    texts = read_texts(corpora, labels)
    for label in labels:
        record = reader.read(article_from_text(texts[text_key(label)], published=label["published"]))
        _count(record, label, figures)
    return figures


def _count(record: Record, label: _Json, figures: Figures) -> None:
    stretch = Span(*label["stretch"])
    found = [i for i in record.incidents if any(stretch.contains(mention.trigger) for mention in i.mentions)]
    wanted: Sequence[_Json] = label["incidents"]
    scores = [[_likeness(record, incident, gold) for gold in wanted] for incident in found]
    pairs = [(found[a], wanted[b]) for a, b in assign(scores) if scores[a][b] > 0] if found and wanted else []
    tallies = figures.tallies
    tallies["incidents"].add(len(pairs), len(found), len(wanted))
    every = [toll for incident in found for toll in incident.tolls]
    _count_tolls(every, [toll for gold in wanted for toll in gold["tolls"]], stretch, tallies["tolls of any"])
    for incident, gold in pairs:
        tallies["type"].add(incident.type == gold["type"], 1, 1)
        tallies["background"].add((incident.background is not None) == gold["background"], 1, 1)
        tallies["stage"].add(incident.stage == gold["stage"], 1, 1)
        _count_dates(incident, gold, tallies["dates"])
        _count_places(incident, gold, tallies["places"])
        _count_tolls(incident.tolls, gold["tolls"], stretch, tallies["tolls"])
        _count_actors(incident, gold, tallies)


def _likeness(record: Record, incident: Incident, gold: _Json) -> float:
    mentions = [Span(*mention) for mention in gold["mentions"]]
    sentences = record.layout.sentences
    score = 0.0
    for mention in incident.mentions:
        if any(mention.trigger.overlaps(other) for other in mentions):
            score += 1.0
        elif any(sentences[mention.sentence].overlaps(other) for other in mentions):
            score += 0.5
    return score


def _count_dates(incident: Incident, gold: _Json, tally: Tally) -> None:
    given = {date.reading.edtf for date in incident.dates if date.reading.edtf}
    value = gold["date"] and gold["date"]["edtf"]
    tally.add(value is not None and value in given, len(given), value is not None)


def _count_places(incident: Incident, gold: _Json, tally: Tally) -> None:
    readings = [place.reading for place in incident.places]
    wanted = gold["place"]
    if not wanted:
        tally.add(0, bool(readings), 0)
        return
    words = Span(*wanted["words"])
    is_right = any(
        reading.words.overlaps(words)
        or (
            reading.place is not None
            and reading.place.country == wanted["country"]
            and (reading.place.settlement or reading.place.region) == (wanted["settlement"] or wanted["region"])
        )
        for reading in readings
    )
    tally.add(is_right, bool(readings), 1)


def _count_tolls(tolls: Iterable[Toll], gold: Sequence[_Json], stretch: Span, tally: Tally) -> None:
    given = [toll for toll in tolls if stretch.contains(toll.count.words)]
    wanted = list(gold)
    right = 0
    for toll in given:
        for other in wanted:
            same_number = (toll.harm, toll.count.least, toll.count.most) == (
                other["harm"],
                other["least"],
                other["most"],
            )
            same_people = (toll.country.code if toll.country else None) == other["country"]
            spans = [Span(*other[key]) for key in ("words", "whom") if other[key]]
            covered = [toll.count.words, *([toll.whom] if toll.whom else [])]
            if same_number and same_people and any(a.overlaps(b) for a in spans for b in covered):
                wanted.remove(other)
                right += 1
                break
    tally.add(right, len(given), len(gold))


def _count_actors(incident: Incident, gold: _Json, tallies: Mapping[str, Tally]) -> None:
    wanted = {
        ActorRole.PERPETRATOR: [Span(*item["words"]) for item in gold["perpetrators"]],
        ActorRole.TARGET: [Span(*item) for item in gold["targets"]],
    }
    for role, spans in wanted.items():
        given = [actor.words for actor in incident.actors if actor.role is role]
        tallies[f"{role}s"].add(_overlapping(given, spans), len(given), len(spans))


def _overlapping(given: Iterable[Span], wanted: Iterable[Span]) -> int:
    left = list(wanted)
    right = 0
    for span in given:
        match = next((other for other in left if other.overlaps(span)), None)
        if match:
            left.remove(match)
            right += 1
    return right
