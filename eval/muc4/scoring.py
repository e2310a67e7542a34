"""Score templates against a key by MUC-4's measure (Chinchor 1992, "MUC-4 Evaluation Metrics"); see docs/muc4.md.

Response templates are paired with the key's text by text, then fills with fills slot by slot, each so that most is
right. Recall is (correct + partial / 2) / possible, precision (correct + partial / 2) / actual.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from eval.muc4.assignment import assign
from eval.muc4.comparing import Grade, compare
from eval.muc4.templates import MEASURED, Fill, Slot, Template

__all__ = ["Counts", "Scores", "align", "score"]

_CONTENT = (Slot.PERP_INDIVIDUAL, Slot.PERP_ORGANIZATION, Slot.PHYS_ID, Slot.HUM_NAME, Slot.HUM_DESCRIPTION)
_REQUIRED_FIRST = 0.25  # what must be found goes before what is optional and fits no better


@dataclass(slots=True)
class Counts:
    """MUC-4's tallies of one slot; noncommittal: null on both sides."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0
    noncommittal: int = 0

    @property
    def possible(self) -> int:
        """Fills that the key has, optional ones only where they were found."""
        return self.correct + self.partial + self.incorrect + self.missing

    @property
    def actual(self) -> int:
        """Fills that the response has."""
        return self.correct + self.partial + self.incorrect + self.spurious

    @property
    def recall(self) -> float:
        """In per cent; 0 where the key has none."""
        return 100 * (self.correct + self.partial / 2) / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        """In per cent; 0 where the response has none."""
        return 100 * (self.correct + self.partial / 2) / self.actual if self.actual else 0.0

    @property
    def f1(self) -> float:
        """F with recall and precision alike, in per cent."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0

    def add(self, other: Counts) -> None:
        """Sum another's tallies into these."""
        self.correct += other.correct
        self.partial += other.partial
        self.incorrect += other.incorrect
        self.spurious += other.spurious
        self.missing += other.missing
        self.noncommittal += other.noncommittal


def _by_slot() -> dict[Slot, Counts]:
    return {slot: Counts() for slot in Slot}


@dataclass(slots=True)
class Scores:
    """A file's tallies.

    templates: of templates themselves. all_templates, matched_missing: by slot; the second leaves out what spurious
    templates hold.
    """

    templates: Counts = field(default_factory=Counts)
    all_templates: dict[Slot, Counts] = field(default_factory=_by_slot)
    matched_missing: dict[Slot, Counts] = field(default_factory=_by_slot)

    @staticmethod
    def together(by_slot: Mapping[Slot, Counts], slots: Iterable[Slot] = MEASURED) -> Counts:
        """Several slots' tallies in one."""
        total = Counts()
        for slot in slots:
            total.add(by_slot[slot])
        return total


def score(key: Mapping[str, Sequence[Template]], responses: Mapping[str, Sequence[Template]]) -> Scores:
    """Score every text of the key; a text without a response counts as one without templates.

    Responses to texts that the key has not are left out.
    """
    scores = Scores()
    for message, wanted in key.items():
        for one, other in align(wanted, responses.get(message, ())):
            _count(scores, one, other)
    return scores


def align(wanted: Sequence[Template], given: Sequence[Template]) -> Iterator[tuple[Template | None, Template | None]]:
    """One text's templates in pairs of key and response, None where one has no partner; optional ones only in pairs."""
    worth = [[_worth(one, other) for other in given] for one in wanted]
    pairs = assign(worth)
    for row, column in pairs:
        yield wanted[row], given[column]
    for row in sorted(set(range(len(wanted))) - {row for row, _ in pairs}):
        if not wanted[row].is_optional:
            yield wanted[row], None
    for column in sorted(set(range(len(given))) - {column for _, column in pairs}):
        yield None, given[column]


def _worth(key: Template, response: Template) -> float:
    """What a pair of templates is worth, in halves of a fill; 0 where they may not be paired.

    Content-based mapping: the types must agree at least in part, and so must somebody or something that was hit or did
    it; failing these, date and place must not clash, and one of them must be right.
    """
    if not _best(key, response, Slot.TYPE):
        return 0.0
    if not any(_best(key, response, slot) for slot in _CONTENT):
        when_and_where = [_best(key, response, slot) for slot in (Slot.DATE, Slot.LOCATION)]
        if Grade.WRONG in when_and_where or Grade.RIGHT not in when_and_where:
            return 0.0
    tallies = [_tally(slot, key.of(slot), response.of(slot)) for slot in Slot]
    credit = sum(2 * tally.correct + tally.partial for tally in tallies)
    return credit + (0.0 if key.is_optional else _REQUIRED_FIRST)


def _best(key: Template, response: Template, slot: Slot) -> Grade | None:
    """The best grade among a slot's fills; None where one side has none."""
    return max((compare(slot, one, other) for one in key.of(slot) for other in response.of(slot)), default=None)


def _count(scores: Scores, key: Template | None, response: Template | None) -> None:
    one = Counts(correct=int(bool(key and response)), missing=int(response is None), spurious=int(key is None))
    scores.templates.add(one)
    for slot in Slot:
        tally = _tally(slot, key.of(slot) if key else (), response.of(slot) if response else ())
        scores.all_templates[slot].add(tally)
        if key:
            scores.matched_missing[slot].add(tally)


def _tally(slot: Slot, wanted: Sequence[Fill], given: Sequence[Fill]) -> Counts:
    """One slot's fills. Fills that fit nothing make up pairs that are incorrect; the rest is missing or spurious."""
    if not given and all(fill.is_optional for fill in wanted):
        return Counts(noncommittal=1)
    grades = [[compare(slot, one, other) for other in given] for one in wanted]
    first = [0.0 if fill.is_optional else _REQUIRED_FIRST for fill in wanted]
    pairs = assign([[grade + first[at] if grade else 0.0 for grade in row] for at, row in enumerate(grades)])
    correct = sum(grades[row][column] is Grade.RIGHT for row, column in pairs)
    found = {row for row, _ in pairs}
    missed = sum(not fill.is_optional for row, fill in enumerate(wanted) if row not in found)
    unmatched = len(given) - len(pairs)
    incorrect = min(missed, unmatched)
    return Counts(
        correct=correct,
        partial=len(pairs) - correct,
        incorrect=incorrect,
        spurious=unmatched - incorrect,
        missing=missed - incorrect,
    )
