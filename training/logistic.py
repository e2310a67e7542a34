"""Logistic regression over named binary features with an L2 penalty, by accelerated gradient steps from zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

__all__ = ["fit_logistic"]

_STEPS = 400


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
    inputs = np.zeros((len(rows), len(kept) + 1), dtype=np.float32)
    inputs[:, -1] = 1.0
    for row, names in enumerate(rows):
        inputs[row, [column[name] for name in names if name in column]] = 1.0
    wanted = np.asarray(targets, dtype=np.float32)
    held = np.full(len(kept) + 1, penalty, dtype=np.float32)
    held[-1] = 0.0
    rate = np.float32(1.0) / np.float32(0.25 * float((inputs**2).sum(axis=1).max()) + penalty)
    weights = ahead = np.zeros(len(kept) + 1, dtype=np.float32)
    for step in range(_STEPS):
        error = 1.0 / (1.0 + np.exp(-inputs @ ahead)) - wanted
        moved = ahead - rate * (inputs.T @ error / len(rows) + held * ahead)
        ahead = moved + step / (step + 3.0) * (moved - weights)
        weights = moved
    return dict(zip([*kept, "bias"], map(float, weights), strict=True))
