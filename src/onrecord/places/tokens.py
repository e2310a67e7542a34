"""A text as words and marks with their places, and what each is written like."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.types import Span, TextLayout

__all__ = ["Tokens"]

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|['’][sS]\b|[^\W_]+(?:['’‘ʻ-](?![sS]\b)[^\W_]+)*|[^\s\w]|_")
_SHARE_OF_CAPITALS = 0.7  # of a sentence's letters, above which its capitals tell nothing


class Tokens:
    """Words and marks of one text, in text order.

    words: as written; lower: in lower case; starts, ends: offsets. A token of another sentence is never a neighbour:
    `same(i, j)` says whether two stand in one sentence.
    """

    def __init__(self, text: str, layout: TextLayout) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _TOKEN.finditer(text):
            self.words.append(match.group())
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.lower = [word.lower() for word in self.words]
        self._sentences: list[int] = []
        self._firsts: list[int] = []
        self._shouted: list[bool] = []
        self._divide(layout.sentences)

    def _divide(self, sentences: Sequence[Span]) -> None:
        at = 0
        for number, sentence in enumerate(sentences):
            while at < len(self.words) and self.starts[at] < sentence.start:
                self._sentences.append(max(0, number - 1))
                at += 1
            self._firsts.append(at)
            while at < len(self.words) and self.starts[at] < sentence.end:
                self._sentences.append(number)
                at += 1
            letters = [letter for letter in self.text[sentence.start : sentence.end] if letter.isalpha()]
            capitals = sum(map(str.isupper, letters))
            self._shouted.append(len(letters) > 12 and capitals > _SHARE_OF_CAPITALS * len(letters))
        self._sentences.extend([max(0, len(sentences) - 1)] * (len(self.words) - at))

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
        first = self._firsts[self._sentences[i]] if self._firsts else 0
        return all(not word[0].isalnum() for word in self.words[first:i])

    def is_shouted(self, i: int) -> bool:
        """Whether a token's sentence is in capitals throughout, so that they tell nothing."""
        return bool(self._shouted) and self._shouted[self._sentences[i]]

    def is_capital(self, i: int) -> bool:
        """Whether a token begins with a capital."""
        return self.words[i][0].isupper()

    def span(self, first: int, last: int) -> Span:
        """Where tokens stand, both included."""
        return Span(self.starts[first], self.ends[last])

    def at(self, offset: int) -> int:
        """Index of the token that an offset lies in or after."""
        return max(0, bisect_right(self.starts, offset) - 1)
