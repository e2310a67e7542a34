"""What the reader asks of a network, whichever library runs it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from onrecord.attribution.viterbi import Transitions

__all__ = ["CueView", "Network", "PieceScores"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class PieceScores:
    """One window's scores.

    hidden: (pieces, width); cue, role, entity: emissions, (pieces, labels).
    """

    hidden: FloatArray
    cue: FloatArray
    role: FloatArray
    entity: FloatArray


@dataclass(frozen=True, slots=True)
class CueView:
    """A window's cues and where its pieces lie from each.

    start, last: (cues,) first and last piece; distance, crossing: (cues, pieces), see `geometry`.
    """

    start: IntArray
    last: IntArray
    distance: IntArray
    crossing: IntArray


class Network(Protocol):
    """The reader's network, on one window at a time, so that no score depends on what else is being read."""

    @property
    def cue_transitions(self) -> Transitions:
        """Scores of neighbouring cue labels."""

    @property
    def role_transitions(self) -> Transitions:
        """Scores of neighbouring role labels."""

    @property
    def special(self) -> tuple[int, int]:
        """Vocabulary entries that open and close a window."""

    def score_pieces(self, ids: IntArray, features: IntArray) -> PieceScores:
        """ids: (pieces,); features: (pieces, 3), shape, depth and break."""

    def score_roles(self, pieces: PieceScores, cues: CueView) -> FloatArray:
        """Emissions of roles as each cue sees them, (cues, pieces, labels)."""

    def each(self, ask: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
        """Ask something for each item, side by side where the network can; the results in the items' order."""
