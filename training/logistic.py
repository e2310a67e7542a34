"""Logistic regression over named binary features with an L2 penalty, by accelerated gradient steps from zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

__all__ = ["fit_logistic"]

_STEPS = 1500


def fit_logistic(
    features: Sequence[Iterable[str]], targets: Sequence[bool], *, penalty: float, min_seen: int
) -> Mapping[str, float]:
    """Weights by feature name, and one called "bias" that is not held down; the same data give the same weights.

    penalty: on half the squared weights' sum, against the mean log loss. min_seen: items that a feature must come in.
    """
    rows = [frozenset(names) for names in features]
    seen = Counter(name for names in rows for name in names)
    kept = sorted(name for name, count in seen.items() if count >= min_seen)
    column = {name: number for number, name in enumerate(kept)}
    bias = len(kept)
    held = [[*sorted(column[name] for name in names if name in column), bias] for names in rows]
    items = np.repeat(np.arange(len(rows)), [len(columns) for columns in held])
    columns = np.concatenate([np.asarray(one) for one in held])
    wanted = np.asarray(targets, dtype=np.float64)
    penalties = np.full(len(kept) + 1, penalty)
    penalties[bias] = 0.0
    rate = 1.0 / (_curvature(items, columns, len(rows), len(kept) + 1) + penalty)
    weights = ahead = np.zeros(len(kept) + 1)
    for step in range(_STEPS):
        scores = np.bincount(items, ahead[columns], minlength=len(rows))
        error = 1.0 / (1.0 + np.exp(-scores)) - wanted
        slope = np.bincount(columns, error[items], minlength=len(kept) + 1) / len(rows)
        moved = ahead - rate * (slope + penalties * ahead)
        ahead = moved + step / (step + 3.0) * (moved - weights)
        weights = moved
    return dict(zip([*kept, "bias"], map(float, weights), strict=True))


def _curvature(
    items: np.typing.NDArray[np.int64], columns: np.typing.NDArray[np.int64], rows: int, width: int
) -> float:
    """A bound on the loss's second derivative: a quarter of the largest eigenvalue of the features' second moments."""
    vector = np.full(width, width**-0.5)
    norm = 1.0
    for _ in range(30):
        product = np.bincount(items, vector[columns], minlength=rows)
        vector = np.bincount(columns, product[items], minlength=width) / rows
        norm = float(np.linalg.norm(vector))
        vector /= norm
    return 0.25 * norm * 1.01
