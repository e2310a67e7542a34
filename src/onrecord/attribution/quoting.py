"""Whether a content is quoted directly, in part, or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from onrecord.types import QuoteType, Span

__all__ = ["quote_type"]

_WORD = re.compile(r"\w+")


def quote_type(text: str, content: Sequence[Span], cue: Sequence[Span], depth: npt.NDArray[np.int8]) -> QuoteType:
    """How many of a content's words stand in quotation marks that its cue does not stand in: all, some or none.

    depth: quotations around each code point, shape (len(text),). What a quoted speaker reports in turn is direct only
    where it has marks of its own, so depth counts from the cue's.
    """
    base = min((int(depth[span.start]) for span in cue), default=0)
    words = [match.start() for span in content for match in _WORD.finditer(text, span.start, span.end)]
    if not words:
        return QuoteType.NONE
    quoted = sum(bool(depth[word] > base) for word in words)
    if quoted == len(words):
        return QuoteType.DIRECT
    return QuoteType.MIXED if quoted else QuoteType.INDIRECT
