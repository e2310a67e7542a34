"""Tag words with their part of speech: a linear model over each word and its neighbours.

Tags are the Penn Treebank's, with proper nouns, comparatives and question words taken together (`TAGS`). The model is a
softmax over hashed features, trained by `training/tagging.py` on a parser's tags of PolNeAR and on GUM's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
import numpy.typing as npt

from onrecord.tagging.words import features_of, is_mark, split_words
from onrecord.types import Span

__all__ = ["TAGS", "Tagged", "tag"]

TAGS = (
    "CC", "CD", "DT", "EX", "IN", "JJ", "MD", "NN", "NNP", "NNS", "POS", "PRP", "PRP$", "RB", "RP", "TO", "VB", "VBD",
    "VBG", "VBN", "VBP", "VBZ", "WH", "X",
)  # fmt: skip
_MARK = "."
_NUMBER = re.compile(
    r"\d[\d,.]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of text in words: where each stands, its lower-case form, and its tag ("." for marks)."""

    spans: tuple[Span, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.spans)


def tag(text: str, sentences: Sequence[Span]) -> tuple[Tagged, ...]:
    """Tag the words of some sentences; each is tagged by itself, so that the result depends on no other."""
    split = [split_words(text, sentence) for sentence in sentences]
    rows = [row for spans in split for row in features_of([span.of(text) for span in spans])]
    if not rows:
        return tuple(Tagged((), (), ()) for _ in split)
    best = _weights()[np.asarray(rows)].sum(axis=1, dtype=np.float32).argmax(axis=1)
    found = []
    start = 0
    for spans in split:
        words = tuple(span.of(text).lower().replace("’", "'") for span in spans)
        picked = best[start : start + len(spans)]
        tags = [_certain(word) or TAGS[number] for word, number in zip(words, picked, strict=True)]
        found.append(Tagged(spans, words, tuple(_with_possessives(text, spans, words, tags))))
        start += len(spans)
    return tuple(found)


def _with_possessives(text: str, spans: Sequence[Span], words: Sequence[str], tags: Sequence[str]) -> Iterator[str]:
    """The tags, with an apostrophe that makes a plural a possessor told from a closing mark ("the rebels' camp")."""
    is_open = False
    for number, (span, word, name) in enumerate(zip(spans, words, tags, strict=True)):
        is_joined = number > 0 and spans[number - 1].end == span.start
        if word == "'" and is_joined and words[number - 1].endswith("s") and not is_open:
            yield "POS"
            continue
        if span.of(text) == "‘" or (word == "'" and not is_joined):
            is_open = True
        elif word == "'":
            is_open = False
        yield name


def _certain(word: str) -> str | None:
    """The tag of a word that has but one: a mark, a number, "dead"."""
    if is_mark(word):
        return _MARK
    if word == "dead":
        return "JJ"
    return "CD" if _NUMBER.fullmatch(word) else None


@cache
def _weights() -> npt.NDArray[np.float32]:
    """Shape (BUCKETS, tags)."""
    packed = files("onrecord.tagging").joinpath("weights", "tags.npz").read_bytes()
    with np.load(BytesIO(packed)) as arrays:
        weights: npt.NDArray[np.float32] = arrays["weights"].astype(np.float32) * np.float32(arrays["scale"])
        return weights
