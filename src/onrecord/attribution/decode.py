"""From the network's scores to attributions in word pieces.

Cues come first, as the best label sequence of each window; each cue's source and content are then the best label
sequence as that cue sees the window. So there is no source or content without a cue, and a source can serve two cues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.attribution.labels import CONTENT_BEGIN, CUE_BEGIN, OUTSIDE, SOURCE_BEGIN

__all__ = ["PieceAttribution", "Stretch", "role_stretches", "settle", "stretches"]

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Pieces start to end, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PieceAttribution:
    """An attribution in pieces of the whole text.

    certainty: the probability that the network gives the cue's and the roles' labels, the geometric mean over pieces.
    """

    cue: Stretch
    source: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    certainty: float


def stretches(labels: Sequence[int] | IntArray, begin: int) -> tuple[Stretch, ...]:
    """The stretches that a label begins and the label after it goes on with."""
    found: list[Stretch] = []
    start = -1
    for piece, label in enumerate([*labels, OUTSIDE]):
        if start >= 0 and label != begin + 1:
            found.append(Stretch(start, piece))
            start = -1
        if label == begin:
            start = piece
    return tuple(found)


def role_stretches(labels: IntArray, offset: int) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
    """Source and content stretches of one cue's role labels, moved by the window's offset."""

    def moved(begin: int) -> tuple[Stretch, ...]:
        return tuple(Stretch(s.start + offset, s.end + offset) for s in stretches(labels, begin))

    return moved(SOURCE_BEGIN), moved(CONTENT_BEGIN)


def cue_stretches(labels: IntArray) -> tuple[Stretch, ...]:
    """Cue stretches of one window's cue labels."""
    return stretches(labels, CUE_BEGIN)


def settle(found: Sequence[PieceAttribution]) -> tuple[PieceAttribution, ...]:
    """Drop what cannot stand: attributions without content, and contents that a surer attribution has claimed.

    Outer attributions do not share content; where two claim the same pieces, the surer one keeps them, and the other
    goes if more than half of its content is gone. Returns attributions in text order of their cues.
    """
    claimed: set[int] = set()
    kept = []
    for attribution in sorted(found, key=lambda a: (-a.certainty, a.cue)):
        pieces = {piece for stretch in attribution.content for piece in range(stretch.start, stretch.end)}
        pieces |= set(range(attribution.cue.start, attribution.cue.end))
        if not attribution.content or len(pieces & claimed) * 2 > len(pieces):
            continue
        free = tuple(s for s in attribution.content if not claimed.intersection(range(s.start, s.end)))
        if not free:
            continue
        claimed |= pieces
        kept.append(PieceAttribution(attribution.cue, attribution.source, free, attribution.certainty))
    return tuple(sorted(kept, key=lambda a: a.cue))
