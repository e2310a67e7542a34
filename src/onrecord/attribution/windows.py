"""Cut a long article into overlapping windows that the encoder can take.

A statement's cue is read in the window where it lies farthest from the edges, with everything around it in sight, so
that a source or content is not lost because a window ends there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Window", "plan_windows"]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces start to end are seen; those from own_start to own_end are this window's to decide."""

    start: int
    end: int
    own_start: int
    own_end: int


def plan_windows(length: int, breaks: Sequence[int], size: int, overlap: int) -> tuple[Window, ...]:
    """Cover a text with windows, beginning at paragraphs where that costs little.

    length: pieces in the text.
    breaks: first pieces of paragraphs, ascending.
    size: pieces in a window at most.
    overlap: pieces that two neighbouring windows share at least; below size.
    Returns windows in text order; their own stretches cover the text without overlap.
    """
    if not 0 <= overlap < size:
        raise ValueError(f"overlap {overlap} must lie between 0 and the window size {size}")
    starts = [0]
    while starts[-1] + size < length:
        latest = starts[-1] + size - overlap
        earliest = max(starts[-1] + size // 2, latest - overlap)
        at_paragraph = _between(breaks, earliest, latest)
        starts.append(at_paragraph[-1] if at_paragraph else latest)
    windows = []
    for number, start in enumerate(starts):
        end = min(start + size, length)
        own_start = 0 if number == 0 else (start + min(starts[number - 1] + size, length)) // 2
        own_end = length if number + 1 == len(starts) else (starts[number + 1] + end) // 2
        windows.append(Window(start, end, own_start, own_end))
    return tuple(windows)


def _between(ascending: Sequence[int], low: int, high: int) -> Sequence[int]:
    return ascending[bisect_left(ascending, low) : bisect_right(ascending, high)]
