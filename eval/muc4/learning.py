"""Logistic regression over named features: trained here, its weights kept as text beside the modules that use them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

__all__ = ["Case", "fit", "read_weights", "share", "write_weights"]

_STEPS, _POWERS = 300, 20
_LEAST = 0.001  # weights nearer to 0 are left out
_Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """Something to judge: what it shows, and the right answer."""

    shows: frozenset[str]
    is_so: bool


def share(shows: Iterable[str], weights: Mapping[str, float]) -> float:
    """How likely something that shows these features is so, 0 to 1; features without a weight count nothing."""
    score = sum(weights.get(name, 0.0) for name in sorted(set(shows)))
    return 1 / (1 + math.exp(-score))


def fit(cases: Sequence[Case], *, penalty: float, fewest: int) -> dict[str, float]:
    """Weights by feature, by accelerated gradient descent.

    penalty: on half the sum of squared weights. fewest: cases that must show a feature for it to have a weight.
    """
    counts = Counter(name for case in cases for name in case.shows)
    names = sorted(name for name, count in counts.items() if count >= fewest)
    columns = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(cases), len(names)))
    for at, case in enumerate(cases):
        rows[at, [columns[name] for name in case.shows if name in columns]] = 1.0
    weights = _descend(rows, np.array([float(case.is_so) for case in cases]), penalty)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= _LEAST}


def _descend(rows: _Array, answers: _Array, penalty: float) -> _Array:
    longest = np.ones(rows.shape[1])
    for _ in range(_POWERS):  # towards the largest singular value, which bounds the step
        longest = rows.T @ (rows @ longest)
        longest /= np.linalg.norm(longest)
    step = 1.0 / (0.25 * float(np.linalg.norm(rows @ longest)) ** 2 + penalty)
    weights = ahead = np.zeros(rows.shape[1])
    for turn in range(_STEPS):
        shares = 1 / (1 + np.exp(-(rows @ ahead)))
        following = ahead - step * (rows.T @ (shares - answers) + penalty * ahead)
        ahead = following + turn / (turn + 3) * (following - weights)
        weights = following
    return weights


@cache
def read_weights(name: str) -> Mapping[str, float]:
    """Weights that are kept under a name; none where there are none yet."""
    path = _path(name)
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {feature: float(weight) for feature, weight in (line.split("\t") for line in lines)}


def write_weights(name: str, weights: Mapping[str, float]) -> None:
    """Keep weights under a name: a feature and its weight a line, parted by a tab, sorted."""
    content = "".join(f"{feature}\t{weight}\n" for feature, weight in sorted(weights.items()))
    _path(name).write_text(content, encoding="utf-8")


def _path(name: str) -> Path:
    return Path(__file__).parent / "weights" / f"{name}.txt"
