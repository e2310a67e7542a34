"""Articles as the network sees them in training: word pieces with features, and labels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from onrecord.attribution.labels import ENTITY_TYPES, OUTSIDE
from onrecord.attribution.tokens import Tokens, tokenize
from onrecord.text import find_paragraphs, find_quotations
from onrecord.types import Span
from training.corpora import MarkedAttribution, TypedSpan

__all__ = ["CueExample", "TextExample", "prepare_text"]

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CueExample:
    """A cue in pieces, end exclusive, with the stretches of its source and content, in pieces."""

    start: int
    end: int
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TextExample:
    """A text ready for training.

    cues: its attributions; empty with has_attributions False where nobody marked them.
    entities: labels of shape (pieces,), -1 where nobody tagged them.
    breaks: first pieces of paragraphs.
    """

    id: str
    text: str
    tokens: Tokens
    breaks: tuple[int, ...]
    cues: tuple[CueExample, ...]
    has_attributions: bool
    entities: IntArray


def prepare_text(
    name: str,
    text: str,
    tokenizer: Tokenizer,
    attributions: Sequence[MarkedAttribution] | None,
    entities: Sequence[TypedSpan] | None,
) -> TextExample:
    """Tokenize a text and put its marks on the pieces; None stands for marks that the text does not have."""
    paragraphs = find_paragraphs(text)
    tokens = tokenize(text, paragraphs, find_quotations(text, paragraphs), tokenizer)
    cues = []
    for attribution in attributions or ():
        cue = _pieces(tokens, attribution.cue)
        if cue:
            cues.append(
                CueExample(
                    cue[0][0], cue[-1][1], _pieces(tokens, attribution.source), _pieces(tokens, attribution.content)
                )
            )
    labels = np.full(len(tokens), OUTSIDE if entities is not None else -1, dtype=np.int64)
    for entity in entities or ():
        for start, end in _pieces(tokens, (entity.span,)):
            first = 2 * ENTITY_TYPES.index(entity.type) + 1
            labels[start], labels[start + 1 : end] = first, first + 1
    return TextExample(
        id=name,
        text=text,
        tokens=tokens,
        breaks=tuple(int(piece) for piece in np.flatnonzero(tokens.breaks == 2)),
        cues=tuple(sorted(cues, key=lambda cue: cue.start)),
        has_attributions=attributions is not None,
        entities=labels,
    )


def _pieces(tokens: Tokens, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    """The pieces that each span touches, stretches that meet joined into one, as the scorer joins fragments."""
    stretches: list[tuple[int, int]] = []
    for span in sorted(spans):
        start = bisect_right(tokens.ends, span.start)
        end = bisect_left(tokens.starts, span.end)
        if start >= end:
            continue
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        else:
            stretches.append((start, end))
    return tuple(stretches)
