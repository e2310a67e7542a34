"""The attribution stage: from a text's layout to attributions and entities with exact spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from onrecord.attribution.decode import PieceAttribution, Stretch
from onrecord.attribution.extraction import Settings, extract
from onrecord.attribution.labels import ENTITY_TYPES
from onrecord.attribution.nesting import NestedMarks, find_nested, without_relays
from onrecord.attribution.network import Network
from onrecord.attribution.quoting import quote_type
from onrecord.attribution.tokens import Tokens, tokenize
from onrecord.text import quotation_depth
from onrecord.types import Attribution, Entity, EntityType, Host, QuoteType, Span, TextLayout

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["read_attributions"]

IntArray = npt.NDArray[np.int64]


def read_attributions(
    text: str, layout: TextLayout, network: Network, tokenizer: Tokenizer, settings: Settings
) -> tuple[tuple[Attribution, ...], tuple[Entity, ...]]:
    """Attributions in text order of their first span, nested ones inside them, and named entities in text order."""
    tokens = tokenize(text, layout.paragraphs, layout.quotations, tokenizer)
    extraction = extract(tokens, network, settings)
    depth = quotation_depth(len(text), layout.quotations)
    built = []
    for found in extraction.attributions:
        outer = Attribution(
            source=_spans(tokens, found.source),
            cue=_spans(tokens, (found.cue,)),
            content=_spans(tokens, found.content),
            quote=quote_type(text, _spans(tokens, found.content), _spans(tokens, (found.cue,)), depth),
            paragraph=_index(layout.paragraphs, tokens, found),
            sentence=_index(layout.sentences, tokens, found),
            confidence=round(found.certainty, 4),
        )
        if outer.quote is not QuoteType.NONE:  # marks without a word in them are no content
            built.append(outer)
    built = without_relays(text, built)
    marks = find_nested(text, layout, built, network, tokenizer, settings)
    nested = [_with_nested(text, layout, outer, inner, depth) for outer, inner in zip(built, marks, strict=True)]
    nested.sort(key=lambda a: min((*a.source, *a.cue, *a.content)))
    return tuple(nested), _entities(tokens, extraction.entity_scores)


def _with_nested(
    text: str, layout: TextLayout, outer: Attribution, inner: Sequence[NestedMarks], depth: npt.NDArray[np.int8]
) -> Attribution:
    nested = _all_nested(text, layout, inner, depth)
    return replace(outer, nested=tuple(sorted(nested, key=lambda a: (a.host is Host.CONTENT, a.cue))))


def _all_nested(
    text: str, layout: TextLayout, marks: Sequence[NestedMarks], depth: npt.NDArray[np.int8]
) -> tuple[Attribution, ...]:
    nested = (_nested(text, layout, mark, depth) for mark in marks)
    return tuple(attribution for attribution in nested if attribution.quote is not QuoteType.NONE)


def _nested(text: str, layout: TextLayout, mark: NestedMarks, depth: npt.NDArray[np.int8]) -> Attribution:
    return Attribution(
        source=mark.source,
        cue=mark.cue,
        content=mark.content,
        quote=quote_type(text, mark.content, mark.cue, depth),
        paragraph=_covering(layout.paragraphs, mark.cue[0].start),
        sentence=_covering(layout.sentences, mark.cue[0].start),
        confidence=round(mark.certainty, 4),
        nested=_all_nested(text, layout, mark.nested, depth),
        host=mark.host,
    )


def _spans(tokens: Tokens, stretches: Sequence[Stretch]) -> tuple[Span, ...]:
    return tuple(Span(int(tokens.starts[s.start]), int(tokens.ends[s.end - 1])) for s in stretches)


def _index(units: Sequence[Span], tokens: Tokens, found: PieceAttribution) -> int:
    return _covering(units, int(tokens.starts[found.cue.start]))


def _covering(units: Sequence[Span], offset: int) -> int:
    """Index of the paragraph or sentence that an offset lies in."""
    return max(0, bisect_right(units, offset, key=lambda unit: unit.start) - 1)


def _entities(tokens: Tokens, scores: npt.NDArray[np.float32]) -> tuple[Entity, ...]:
    """Entities by the best label of each piece.

    One goes on only with its own type and in its own paragraph, and covers whole words.
    """
    if not len(scores):
        return ()
    labels = scores.argmax(1)
    whole = tokens.breaks > 0
    entities: list[tuple[int, int, int]] = []
    for piece, label in enumerate(labels):
        if not whole[piece] and entities and entities[-1][1] == piece and tokens.shapes[piece] > 0:
            entities[-1] = (entities[-1][0], piece + 1, entities[-1][2])
        elif label:
            kind, goes_on = (int(label) - 1) // 2, label % 2 == 0 and tokens.breaks[piece] < 2
            if goes_on and entities and entities[-1][1] == piece and entities[-1][2] == kind:
                entities[-1] = (entities[-1][0], piece + 1, kind)
            else:
                entities.append((piece, piece + 1, kind))
    return tuple(
        Entity(Span(int(tokens.starts[start]), int(tokens.ends[end - 1])), EntityType(ENTITY_TYPES[kind]))
        for start, end, kind in entities
    )
