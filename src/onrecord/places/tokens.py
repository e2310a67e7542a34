"""A text as words and marks with their places, and what each is written like."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from onrecord.types import Span, TextLayout

__all__ = ["Tokens"]

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|['’][sS]\b|[^\W_]+(?:['’‘ʻ-](?![sS]\b)[^\W_]+)*|[^\s\w]|_")
_SHARE_OF_CAPITALS = 0.7  # of a sentence's words, above which its capitals tell nothing


class Tokens:
    """Words and marks of one text, in text order.

    words: as written; lower: in lower case; starts, ends: offsets. A token of another sentence is never a neighbour:
    `same(i, j)` says whether two stand in one sentence.
    """

    def __init__(self, text: str, layout: TextLayout) -> None:
        self.text = text
        matches = list(_TOKEN.finditer(text))
        self.words = [match.group() for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.lower = [word.lower() for word in self.words]
        self._firsts = [bisect_left(self.starts, sentence.start) for sentence in layout.sentences] or [0]
        self._sentences = [0] * self._firsts[0]
        for number, (first, end) in enumerate(pairwise((*self._firsts, len(self.words)))):
            self._sentences += [number] * (end - first)
        self._shouted: dict[int, bool] = {}

    def __len__(self) -> int:
        return len(self.words)

    def same(self, one: int, other: int) -> bool:
        """Whether both tokens are there and stand in one sentence."""
        count = len(self.words)
        return 0 <= one < count and 0 <= other < count and self._sentences[one] == self._sentences[other]

    def before(self, i: int, back: int = 1) -> str:
        """The lower-case token before one, "" at the sentence's beginning."""
        return self.lower[i - back] if self.same(i - back, i) else ""

    def after(self, i: int, on: int = 1) -> str:
        """The lower-case token after one, "" at the sentence's end."""
        return self.lower[i + on] if self.same(i, i + on) else ""

    def is_first(self, i: int) -> bool:
        """Whether a token begins its sentence, marks before it aside."""
        first = self._firsts[self._sentences[i]]
        return not any(self.words[at][0].isalnum() for at in range(first, i))

    def is_shouted(self, i: int) -> bool:
        """Whether a token's sentence is in capitals throughout, so that they tell nothing."""
        number = self._sentences[i]
        if number not in self._shouted:
            end = self._firsts[number + 1] if number + 1 < len(self._firsts) else len(self.words)
            words = [word for word in self.words[self._firsts[number] : end] if word.isalpha()]
            capitals = sum(map(str.isupper, words))
            self._shouted[number] = len(words) > 2 and capitals > _SHARE_OF_CAPITALS * len(words)
        return self._shouted[number]

    def is_capital(self, i: int) -> bool:
        """Whether a token begins with a capital."""
        return self.words[i][0].isupper()

    def span(self, first: int, last: int) -> Span:
        """Where tokens stand, both included."""
        return Span(self.starts[first], self.ends[last])

    def at(self, offset: int) -> int:
        """Index of the token that an offset lies in or after."""
        return max(0, bisect_right(self.starts, offset) - 1)
