"""The audit's findings, held against eval/labels/audit.jsonl (docs/auditing-guide.md).

A case is found where a finding of its rule lies in one of its sentences; a case of a rule that looks at the whole copy
where the rule finds anything in it. A finding where the label says that both can be defended counts neither way, and
several findings of one case count once.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.evaluate import read_gold
from onrecord.audit import DEFAULT, RULES, Audit, Finding, audit
from onrecord.ingest import article_from_text, read_source
from onrecord.pipeline import Reader
from onrecord.types import Article, Record, Span
from training.gum import read_gum_documents

__all__ = ["MIN_CASES", "WHOLE_COPY", "Judged", "is_held_back", "judge", "judge_all", "read_articles", "report"]

MIN_CASES = 10  # a rule with fewer labelled cases has no recall worth a figure
WHOLE_COPY = frozenset({"F703", "O401", "O403", "S102", "U206", "W602"})
_EXAMPLES = Path(__file__).parents[1] / "examples" / "articles"
_OUTLETS = {
    "breitbart": "Breitbart News",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}
_Json = dict[str, Any]


@dataclass(slots=True)
class Judged:
    """Counts over some articles, by rule.

    cases, hit: labelled cases, and those found by any finding. shown: cases found by a finding that is on by default.
    right, wrong: findings on by default that are cases, and that are none. unsure_wrong: others that are none.
    """

    articles: int = 0
    cases: Counter[str] = field(default_factory=Counter)
    hit: Counter[str] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    unsure_wrong: Counter[str] = field(default_factory=Counter)

    def precision(self) -> float:
        """Of the findings on by default, how many are cases, in per cent."""
        right, wrong = self.right.total(), self.wrong.total()
        return 100 * right / max(right + wrong, 1)

    def recall(self, code: str) -> float:
        """Of a rule's cases, how many are found, unsure findings among them, in per cent."""
        return 100 * self.hit[code] / max(self.cases[code], 1)

    def false_alarms(self) -> float:
        """Findings on by default that are no case, an article."""
        return self.wrong.total() / max(self.articles, 1)


def is_held_back(article: str) -> bool:
    """Whether an article, by its id, is in the third that no rule may be tuned on."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % 3 == 0


def read_articles(labels: Iterable[_Json], corpora: Path) -> Iterator[Article]:
    """The labelled articles, in the labels' order, each with what its corpus says of it."""
    labels = list(labels)
    polnear = {item["id"]: item for item in read_gold(corpora / "polnear" / "train.jsonl.gz")}
    bodies = {row["body_id"]: row["text"] for row in _rows(corpora / "fnc1" / "bodies.csv.gz")}
    headlines = [row["headline"] for row in _rows(corpora / "fnc1" / "stances.csv.gz")]
    gum = {document.id: document.text for document in read_gum_documents(corpora / "gum" / "train.conllu.gz")}
    for label in labels:
        name = label["id"]
        if label["corpus"] == "own":
            yield read_source(str(next(_EXAMPLES.glob(f"{name}.*"))))
        elif label["corpus"] == "polnear":
            item = polnear[name]
            text = item["text"][: label.get("until")]
            yield article_from_text(
                text, title=item["title"], outlet=_OUTLETS[item["publisher"]], published=item["date"]
            )
        elif label["corpus"] == "fnc1":
            headline = headlines[label["headline"]]
            yield article_from_text(f"{headline}\n\n{bodies[name]}", title=headline)
        else:
            yield article_from_text(gum[name])


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rb") as packed:
        yield from csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline=""))


def judge_all(labels: Sequence[_Json], corpora: Path, reader: Reader) -> Iterator[tuple[_Json, Audit]]:
    """Audit every labelled article, unsure findings among them."""
    for label, article in zip(labels, read_articles(labels, corpora), strict=True):
        yield label, audit(reader.read(article), DEFAULT, with_unsure=True)


def judge(audited: Iterable[tuple[_Json, Audit]]) -> Judged:
    """Count what was found against what is labelled."""
    judged = Judged()
    for label, found in audited:
        judged.articles += 1
        counted: set[int] = set()
        for number, case in enumerate(label["cases"]):
            matching = [f for f in found.findings if _is_of(case, f, found.record)]
            if case["either"]:
                continue
            code = case["code"]
            judged.cases[code] += 1
            judged.hit[code] += bool(matching)
            judged.shown[code] += any(f.is_sure for f in matching)
            if any(f.is_sure for f in matching):
                counted.add(number)
                judged.right[code] += 1
        for finding in found.findings:
            if not any(_is_of(case, finding, found.record) for case in label["cases"]):
                (judged.wrong if finding.is_sure else judged.unsure_wrong)[finding.rule.code] += 1
    return judged


def _is_of(case: _Json, finding: Finding, record: Record) -> bool:
    if case["code"] != finding.rule.code:
        return False
    if case["code"] in WHOLE_COPY:
        return True
    sentences = record.layout.sentences
    spans = [Span(*span) for span in case["spans"]]
    places = [s for s in sentences if any(s.overlaps(span) for span in spans)]
    return any(place.overlaps(finding.span) for place in (*places, *spans))


def report(labels: Sequence[_Json], corpora: Path, reader: Reader) -> Iterator[str]:
    """The figures as lines: by rule and in all, on what may be tuned on and on what is held back."""
    audited = list(judge_all(labels, corpora, reader))
    sides = {
        "tuned on": [pair for pair in audited if not is_held_back(pair[0]["id"])],
        "held back": [pair for pair in audited if is_held_back(pair[0]["id"])],
        "all": audited,
    }
    for name, side in sides.items():
        judged = judge(side)
        agency = judge(pair for pair in side if pair[0]["agency"])
        yield f"{name}: {judged.articles} articles, {judged.cases.total()} cases"
        yield f"  precision of findings on by default {judged.precision():5.1f}  of {_shown(judged)}"
        yield f"  false alarms an article of agency copy {agency.false_alarms():4.2f}  of {agency.articles} articles"
        if name == "held back":
            continue  # by rule there are too few cases to say anything, and they are not to be looked at one by one
        for rule in RULES:
            yield _row(rule.code, judged)


def _shown(judged: Judged) -> int:
    return judged.right.total() + judged.wrong.total()


def _row(code: str, judged: Judged) -> str:
    cases = judged.cases[code]
    recall = f"recall {judged.recall(code):5.1f}  shown {judged.shown[code]:3} of {cases:3}" if cases else "no cases"
    few = "  (few)" if 0 < cases < MIN_CASES else ""
    right, wrong = judged.right[code], judged.wrong[code]
    precision = f"{100 * right / (right + wrong):5.1f}" if right + wrong else "    -"
    unsure = f"unsure wrong {judged.unsure_wrong[code]:3}"
    return f"  {code}  precision {precision} of {right + wrong:3}  {unsure}  {recall}{few}"
