"""Split paragraphs into sentences with syntok, and hold its answer to the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import syntok.segmenter

from onrecord.types import Span

__all__ = ["split_sentences"]

_LONGEST = 20_000  # code points given to syntok at once; no prose runs so long, so a longer paragraph is cut at spaces


def split_sentences(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Sentences in text order, without white space at their ends, each within one paragraph.

    paragraphs: spans in text order. Text that syntok drops goes to the sentence before it.
    """
    return tuple(sentence for paragraph in paragraphs for sentence in _split(text, paragraph))


def _split(text: str, paragraph: Span) -> Iterator[Span]:
    starts = [paragraph.start]
    for piece in _pieces(text, paragraph):
        words = piece.of(text)
        for sentences in syntok.segmenter.analyze(words):
            for tokens in sentences:
                start = piece.start + tokens[0].offset
                if start > starts[-1] and words.startswith(tokens[0].value, tokens[0].offset):
                    starts.append(start)
    for start, end in zip(starts, [*starts[1:], paragraph.end], strict=True):
        yield Span(start, start + len(text[start:end].rstrip()))


def _pieces(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, paragraph.end)
