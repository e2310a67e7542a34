"""Turn text into the word pieces and features that the reader's network takes.

The encoder's vocabulary is lower case and its tokenizer drops white space, so what a newspaper says through capitals,
line breaks and quotation marks is given back to the network as three small features beside each piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.text import quotation_depth
from onrecord.types import Quotation, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["N_BREAKS", "N_DEPTHS", "N_SHAPES", "Tokens", "tokenize"]

IntArray = npt.NDArray[np.int64]

N_SHAPES = 6  # no letters, lower, Title, UPPER, mIxed, digits
N_DEPTHS = 3  # outside quotation marks, inside, inside a quotation inside another
N_BREAKS = 3  # joined to the piece before, after white space, first of its paragraph

_CHUNK = 20_000  # code points handed to the tokenizer at a time: bounds its memory on very long texts
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Word pieces of a text, all arrays of shape (pieces,).

    ids: entries of the encoder's vocabulary.
    starts, ends: offsets into the text, code points, end exclusive.
    shapes, depths, breaks: feature values below N_SHAPES, N_DEPTHS, N_BREAKS.
    """

    ids: IntArray
    starts: IntArray
    ends: IntArray
    shapes: IntArray
    depths: IntArray
    breaks: IntArray

    def __len__(self) -> int:
        return len(self.ids)

    def features(self) -> IntArray:
        """Shape, depth and break of each piece, (pieces, 3), as the network takes them."""
        return np.stack([self.shapes, self.depths, self.breaks], 1)


def tokenize(
    text: str, paragraphs: Sequence[Span], quotations: Sequence[Quotation], tokenizer: Tokenizer
) -> Tokens:
    """Split paragraphs into word pieces, with features.

    paragraphs and quotations: as `onrecord.text` finds them in the text.
    tokenizer: the encoder's, without truncation or padding.
    Returns the pieces in text order; text outside the paragraphs has none.
    """
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    firsts: set[int] = set()
    for paragraph in paragraphs:
        firsts.add(len(ids))
        for chunk in _chunks(text, paragraph):
            encoding = tokenizer.encode(chunk.of(text), add_special_tokens=False)
            for piece, (start, end) in zip(encoding.ids, encoding.offsets, strict=True):
                if end > start:
                    ids.append(piece)
                    starts.append(chunk.start + start)
                    ends.append(chunk.start + end)
    starts_array, ends_array = np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64)
    joined = np.zeros(len(ids), dtype=bool)
    joined[1:] = starts_array[1:] == ends_array[:-1]
    breaks = np.where(joined, 0, 1)
    breaks[[first for first in firsts if first < len(ids)]] = 2
    depth = quotation_depth(len(text), quotations)
    return Tokens(
        ids=np.array(ids, dtype=np.int64),
        starts=starts_array,
        ends=ends_array,
        shapes=_shapes(text, starts_array),
        depths=np.minimum(depth[starts_array], N_DEPTHS - 1).astype(np.int64),
        breaks=breaks.astype(np.int64),
    )


def _chunks(text: str, paragraph: Span) -> list[Span]:
    """The paragraph in pieces of about _CHUNK code points, cut at a space where there is one."""
    chunks = []
    start = paragraph.start
    while paragraph.end - start > _CHUNK:
        cut = text.rfind(" ", start + 1, start + _CHUNK)
        cut = cut if cut > start else start + _CHUNK
        chunks.append(Span(start, cut))
        start = cut
    chunks.append(Span(start, paragraph.end))
    return chunks


def _shapes(text: str, starts: IntArray) -> IntArray:
    """The shape of the word that each piece begins or goes on."""
    by_offset = np.zeros(len(text) + 1, dtype=np.int8)
    for match in _WORD.finditer(text):
        by_offset[match.start() : match.end()] = _shape(match.group())
    return by_offset[starts].astype(np.int64)


def _shape(word: str) -> int:
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return 5
    if all(not letter.isupper() for letter in letters):
        return 1
    if letters[0].isupper() and all(not letter.isupper() for letter in letters[1:]):
        return 2
    return 3 if all(letter.isupper() for letter in letters) else 4
