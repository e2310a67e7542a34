"""Where each piece of a window lies as seen from a cue: distance in pieces and paragraph breaks crossed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from onrecord.attribution.labels import DISTANCES, MAX_CROSSED

__all__ = ["N_CROSSINGS", "N_DISTANCES", "crossings", "distances"]

IntArray = npt.NDArray[np.int64]

N_DISTANCES = 2 * len(DISTANCES)
N_CROSSINGS = 2 * MAX_CROSSED + 1

_BOUNDS = np.array(DISTANCES[1:])


def distances(length: int, cue_starts: IntArray, cue_ends: IntArray) -> IntArray:
    """Signed distance class of each piece from each cue.

    length: pieces in the window; cue_starts, cue_ends: shape (cues,), pieces, end exclusive.
    Returns shape (cues, length): 0 inside the cue, then classes before it, then classes after it.
    """
    piece = np.arange(length)[None, :]
    before = cue_starts[:, None] - piece
    after = piece - cue_ends[:, None] + 1
    classes = np.zeros((len(cue_starts), length), dtype=np.int64)
    classes = np.where(before > 0, 1 + np.searchsorted(_BOUNDS, before, side="right"), classes)
    return np.where(after > 0, len(DISTANCES) + np.searchsorted(_BOUNDS, after, side="right"), classes)


def crossings(breaks: IntArray, cue_starts: IntArray) -> IntArray:
    """How many paragraphs each piece lies before or after each cue's.

    breaks: shape (length,), the break feature of `Tokens`, 2 at the first piece of a paragraph.
    Returns shape (cues, length), 0 to 2 * MAX_CROSSED, MAX_CROSSED in the cue's own paragraph.
    """
    paragraph = np.cumsum(breaks == 2)
    apart = paragraph[None, :] - paragraph[cue_starts][:, None]
    return np.asarray(np.clip(apart, -MAX_CROSSED, MAX_CROSSED) + MAX_CROSSED, dtype=np.int64)
