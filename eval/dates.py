"""Date expressions, held against eval/labels/dates.jsonl.

A labelled article's `stretch` was read whole: every date expression in it is labelled, so that what is found there
besides is wrong. A gold expression is met by the reading that shares most of its words. Its value is exact where EDTF
and precision are the gold's, whether its words are the gold's to the letter or not; what is not found is not exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eval.evaluate import read_gold
from eval.labels import is_held_back, read_labels
from onrecord.dates import find_dates
from onrecord.text import lay_out
from onrecord.types import DatePrecision, DateReading, Span
from training.gum import read_gum_documents

__all__ = ["Judged", "judge", "report", "rows", "texts_of"]

_Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold expression with the reading that meets it; gold None for a reading that meets none, and the other way."""

    article: str
    gold: _Json | None
    found: DateReading | None

    @property
    def is_exact(self) -> bool:
        """Whether EDTF and precision are the gold's."""
        return (
            self.is_precise
            and self.gold is not None
            and self.found is not None
            and self.found.edtf == self.gold["edtf"]
        )

    @property
    def is_precise(self) -> bool:
        """Whether the precision is the gold's."""
        if self.gold is None or self.found is None:
            return False
        return self.found.precision is DatePrecision(self.gold["precision"])

    @property
    def is_same_words(self) -> bool:
        """Whether the words are the gold's to the letter."""
        return self.gold is not None and self.found is not None and self.found.words == Span(*self.gold["words"])


def report(labels: Path, corpora: Path) -> Iterator[str]:
    """What is measured on a file of labels, as lines; the tuned and the held-back side apart."""
    judged = judge(read_labels(labels), texts_of(corpora))
    for is_held, fold in ((False, "tuned on"), (True, "held back")):
        side = [item for item in judged if is_held_back(item.article) is is_held]
        if any(item.gold for item in side):
            yield fold
            yield from rows(side)


def texts_of(corpora: Path) -> dict[tuple[str, str], str]:
    """The texts that labels may point into, by corpus and id."""
    texts = {("polnear", item["id"]): item["text"] for item in read_gold(corpora / "polnear" / "train.jsonl.gz")}
    for document in read_gum_documents(corpora / "gum" / "train.conllu.gz"):
        texts["gum", document.id] = document.text
    return texts


def judge(labels: Sequence[_Json], texts: dict[tuple[str, str], str]) -> list[Judged]:
    """Every gold expression with what meets it, and every reading in a stretch that meets none."""
    by_article: dict[tuple[str, str], list[_Json]] = {}
    for label in labels:
        by_article.setdefault((label["corpus"], label["id"]), []).append(label)
    judged: list[Judged] = []
    for (corpus, article), items in by_article.items():
        text = texts[corpus, article]
        published = next((item["published"] for item in items if item.get("published")), None)
        found = find_dates(text, lay_out(text), date.fromisoformat(published) if published else None)
        met: set[Span] = set()
        for gold in (item for item in items if "words" in item):
            reading = _meeting(Span(*gold["words"]), found, met)
            judged.append(Judged(article, gold, reading))
            if reading is not None:
                met.add(reading.words)
        stretches = [Span(*item["stretch"]) for item in items if "stretch" in item]
        golds = [Span(*item["words"]) for item in items if "words" in item]
        besides = [r for r in found if r.words not in met and any(s.contains(r.words) for s in stretches)]
        judged += [Judged(article, None, r) for r in besides if not any(gold.overlaps(r.words) for gold in golds)]
    return judged


def _meeting(gold: Span, found: Sequence[DateReading], met: set[Span]) -> DateReading | None:
    def shared(reading: DateReading) -> int:
        return min(gold.end, reading.words.end) - max(gold.start, reading.words.start)

    candidates = [reading for reading in found if reading.words.overlaps(gold) and reading.words not in met]
    return max(candidates, key=shared, default=None)


def rows(judged: Sequence[Judged]) -> Iterator[str]:
    """Shares of the gold expressions, all of them and by precision, as lines; then the precision of what is found."""
    golds = [item for item in judged if item.gold is not None]
    yield f"{'':<24}{'exact value':>12}{'precision':>11}{'words':>8}{'found':>8}{'gold':>7}"
    yield _row("all", golds)
    kinds = Counter(item.gold["precision"] for item in golds if item.gold is not None)
    for kind in DatePrecision:
        if kinds[kind]:
            yield _row(kind, [item for item in golds if item.gold and item.gold["precision"] == kind])
    dated = [item for item in golds if item.gold and item.gold["edtf"] is not None]
    yield _row("those with a value", dated)
    times = [item for item in golds if item.gold and item.gold["time_of_day"]]
    right = sum(
        item.found is not None and item.gold is not None and item.found.time_of_day == item.gold["time_of_day"]
        for item in times
    )
    yield f"{'time of day':<24}{100 * right / max(len(times), 1):12.1f}{len(times):34}"
    found = [item for item in judged if item.found is not None]
    besides = sum(item.gold is None for item in found)
    yield f"{'found that are gold':<24}{100 * (len(found) - besides) / max(len(found), 1):12.1f}{len(found):34}"


def _row(name: str, items: Sequence[Judged]) -> str:
    total = max(len(items), 1)
    exact, precise, same, found = (
        100 * sum(which) / total
        for which in (
            [item.is_exact for item in items],
            [item.is_precise for item in items],
            [item.is_same_words for item in items],
            [item.found is not None for item in items],
        )
    )
    return f"{name:<24}{exact:12.1f}{precise:11.1f}{same:8.1f}{found:8.1f}{len(items):7}"
