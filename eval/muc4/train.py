"""Train the relevance of MUC-4's candidates on its dev side.

    PYTHONPATH=. python -m eval.muc4.train TEXTS.gz KEYS.gz

A candidate that pairs off with a template of the key is relevant. Prints F of all seven slots, cross-validated by text,
for each threshold, and writes eval/muc4/relevance.txt.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.muc4.candidates import find_candidates
from eval.muc4.filling import template_of
from eval.muc4.relevance import WEIGHTS, features
from eval.muc4.report import load_keys, load_texts, read_message
from eval.muc4.scoring import align, score
from eval.muc4.templates import Template
from eval.muc4.texts import Message
from onrecord.pipeline import Reader
from onrecord.types import Record

__all__ = ["Example", "examples", "fit", "main"]

_FEWEST = 4  # candidates that show a feature
_PENALTY = 1.0  # half the inverse variance that weights are expected to have; best of 0.3, 1, 3 on dev
_FOLDS = 5
_STEPS, _POWERS = 300, 20
_THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its text, its template, what it shows, and whether the key has it."""

    message: str
    template: Template
    shows: frozenset[str]
    is_relevant: bool


def examples(read: Sequence[tuple[Message, Record]], key: Mapping[str, Sequence[Template]]) -> Iterator[Example]:
    """The candidates of some texts, in their order, each with its answer."""
    for message, record in read:
        candidates = find_candidates(message, record)
        templates = [template_of(message, candidate) for candidate in candidates]
        paired = [
            id(response) for wanted, response in align(key.get(message.name, ()), templates) if wanted is not None
        ]
        for candidate, template in zip(candidates, templates, strict=True):
            shows = frozenset(features(candidate, message, record))
            yield Example(message.name, template, shows, id(template) in paired)


def fit(data: Sequence[Example]) -> dict[str, float]:
    """Weights by feature: logistic regression with a quadratic penalty, by accelerated gradient descent."""
    counts = Counter(name for example in data for name in example.shows)
    names = sorted(name for name, count in counts.items() if count >= _FEWEST)
    columns = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(data), len(names)))
    for at, example in enumerate(data):
        rows[at, [columns[name] for name in example.shows if name in columns]] = 1.0
    answers = np.array([float(example.is_relevant) for example in data])
    weights = _descend(rows, answers)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.001}


def _descend(rows: _Array, answers: _Array) -> _Array:
    longest = np.ones(rows.shape[1])
    for _ in range(_POWERS):  # towards the largest singular value, which bounds the step
        longest = rows.T @ (rows @ longest)
        longest /= np.linalg.norm(longest)
    step = 1.0 / (0.25 * float(np.linalg.norm(rows @ longest)) ** 2 + _PENALTY)
    weights = ahead = np.zeros(rows.shape[1])
    for turn in range(_STEPS):
        shares = 1 / (1 + np.exp(-(rows @ ahead)))
        following = ahead - step * (rows.T @ (shares - answers) + _PENALTY * ahead)
        ahead = following + turn / (turn + 3) * (following - weights)
        weights = following
    return weights


def _share(shows: frozenset[str], weights: Mapping[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in sorted(shows)))))


def cross_validate(data: Sequence[Example], key: Mapping[str, Sequence[Template]]) -> Iterator[str]:
    """Lines with F of all seven slots by threshold; each text is judged by weights from the others."""
    folds = {name: at % _FOLDS for at, name in enumerate(key)}
    shares: list[tuple[Example, float]] = []
    for fold in range(_FOLDS):
        weights = fit([example for example in data if folds[example.message] != fold])
        shares += [(example, _share(example.shows, weights)) for example in data if folds[example.message] == fold]
    for threshold in _THRESHOLDS:
        responses: dict[str, list[Template]] = {}
        for example, share in shares:
            if share >= threshold:
                responses.setdefault(example.message, []).append(example.template)
        scores = score(key, responses)
        total = scores.together(scores.all_templates)
        yield f"{threshold:.2f}: recall {total.recall:.1f}, precision {total.precision:.1f}, F1 {total.f1:.1f}"


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("keys", type=Path)
    arguments = parser.parse_args()
    reader = Reader.load()
    key = load_keys(arguments.keys)
    data = list(examples([(message, read_message(message, reader)) for message in load_texts(arguments.texts)], key))
    for line in cross_validate(data, key):
        print(line)
    weights = fit(data)
    WEIGHTS.write_text("".join(f"{name}\t{weight}\n" for name, weight in sorted(weights.items())), encoding="utf-8")
    print(f"{len(weights)} weights written")


if __name__ == "__main__":
    main()
