"""Split a stretch of text into words and marks, and describe each by the features that its part of speech shows in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

from onrecord.types import Span

__all__ = ["BUCKETS", "N_FEATURES", "features_of", "is_mark", "split_words"]

BUCKETS = 1 << 16  # rows of the weights that hashed features share
N_FEATURES = 14

# "n't" and "'s" stand apart, as in the Penn Treebank; a full stop belongs to initials and common abbreviations.
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[-‐][A-Za-z]+)+|\d[\d,.:]*\d|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Jr|Sr|No|vs)\."
    r"|[^\W_]+(?=n[’']t\b)|n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:[-‐][^\W_]+)*|\S",
    re.IGNORECASE,
)
_EDGE = "<>"


def split_words(text: str, span: Span) -> tuple[Span, ...]:
    """The words and marks of a stretch of text, in order; each mark by itself."""
    return tuple(Span(match.start(), match.end()) for match in _WORD.finditer(text, span.start, span.end))


def is_mark(word: str) -> bool:
    """Whether a word is a mark: it has no letter and no digit."""
    return not any(character.isalnum() for character in word)


def features_of(words: Sequence[str]) -> Iterator[list[int]]:
    """For each word of a sentence, rows of the weights that vote on its tag: itself, its neighbours, endings, shape."""
    lowered = [word.lower().replace("’", "'") for word in words]
    padded = [_EDGE, _EDGE, *lowered, _EDGE, _EDGE]
    shapes = [_EDGE, *(_shape(word, is_first=number == 0) for number, word in enumerate(words)), _EDGE]
    for number, word in enumerate(lowered):
        before2, before, _, after, after2 = padded[number : number + 5]
        shape = shapes[number + 1]
        seen = (
            f"w{word}",
            f"b{before}",
            f"a{after}",
            f"B{before2}",
            f"A{after2}",
            f"3{word[-3:]}",
            f"2{word[-2:]}{shape}",
            f"1{word[:3]}{shape}",
            f"p{before}|{word}",
            f"n{word}|{after}",
            f"s{before[-3:]}|{word[-3:]}",
            f"t{word[-3:]}|{after[-3:]}",
            f"c{shape}|{shapes[number]}|{shapes[number + 2]}",
            f"d{before2}|{before}|{word[-2:]}",
        )
        yield [crc32(feature.encode()) % BUCKETS for feature in seen]


def _shape(word: str, *, is_first: bool) -> str:
    if word[:1].isdigit():
        return "9"
    if word.isupper():
        return "X" if len(word) > 1 else "x"
    if word[:1].isupper():
        return "F" if is_first else "T"
    return "-" if "-" in word else "l"
