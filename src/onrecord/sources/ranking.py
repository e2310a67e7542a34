"""A log-linear choice among the people and things that a mention may mean (Denis and Baldridge 2007).

Each candidate's features are weighed; the shares of their exponentials are the probabilities.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.sources.referents import Referent
from onrecord.types import Span

__all__ = ["Candidates", "FloatArray", "choose", "index_of", "last_before"]

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Whom a mention may mean, and their features, shape (candidates, features).

    Where nobody of them is a choice too, it has the last row, one more than there are referents.
    """

    referents: tuple[Referent, ...]
    features: FloatArray


def choose(candidates: Candidates, weights: FloatArray) -> tuple[Referent, float] | None:
    """The best candidate and its probability; None where there is none, or nobody is likelier.

    The earlier candidate wins a tie.
    """
    if not candidates.referents:
        return None
    scores = candidates.features @ weights
    shares = np.exp(scores - scores.max())
    best = int(np.argmax(shares))
    if best == len(candidates.referents):
        return None
    return candidates.referents[best], float(shares[best] / shares.sum())


def last_before(places: Sequence[int], start: int) -> int:
    """The last of some places, in text order, before an offset; -1 where there is none."""
    number = bisect_left(places, start)
    return places[number - 1] if number else -1


def index_of(units: Sequence[Span], offset: int) -> int:
    """Index of the sentence or paragraph that an offset lies in."""
    return max(0, bisect_right(units, offset, key=lambda unit: unit.start) - 1)
