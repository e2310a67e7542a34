"""Cut training texts into windows, anew each epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.examples import TextExample

__all__ = ["CLOSING", "OPENING", "SIZE", "Window", "windows_of"]

SIZE = 254  # pieces; with the two that open and close a window, what the encoder was tuned on
OPENING, CLOSING = 101, 102  # [CLS] and [SEP] in the encoder's vocabulary
_AT_PARAGRAPH = 0.7  # share of cuts moved back to a paragraph's start, as reading does


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces start to end of a text, end exclusive."""

    example: TextExample
    start: int
    end: int


def windows_of(example: TextExample, rng: random.Random) -> Iterator[Window]:
    """Windows that cover a text once, cut where the dice fall, mostly at paragraphs."""
    length = len(example.tokens)
    start = 0
    size = rng.randint(SIZE // 3, SIZE) if length > SIZE else SIZE
    while start < length:
        end = min(length, start + size)
        if end < length and rng.random() < _AT_PARAGRAPH:
            end = max((piece for piece in example.breaks if start + size // 2 < piece <= end), default=end)
        yield Window(example, start, end)
        start, size = end, SIZE
