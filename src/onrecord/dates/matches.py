"""A pattern's match over letters, given back as the atoms that its groups stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.dates.atoms import Atom
from onrecord.types import Span

__all__ = ["Match"]


class Match:
    """A match of one of the grammar's patterns: its atoms by the names of groups, and the copy around them."""

    __slots__ = ("_atoms", "_match", "_text", "level")

    def __init__(self, match: re.Match[str], atoms: Sequence[Atom], text: str, level: str) -> None:
        self._match, self._atoms, self._text, self.level = match, atoms, text, level

    @property
    def span(self) -> Span:
        """From the first atom to the last, in the copy."""
        return Span(self.first.span.start, self._atoms[(self._match.end() - 1) // 2].span.end)

    @property
    def first(self) -> Atom:
        """The first atom."""
        return self._atoms[self._match.start() // 2]

    @property
    def written(self) -> str:
        """The words as they are written."""
        return self.span.of(self._text)

    def atom(self, name: str) -> Atom:
        """The atom of a group that took part."""
        return self._atoms[self._match.start(name) // 2]

    def get(self, name: str) -> Atom | None:
        """The atom of a group, None where it took no part."""
        return self.atom(name) if self.has(name) else None

    def value(self, name: str) -> int | None:
        """The value of a group's atom, None where it took no part."""
        return self.atom(name).value if self.has(name) else None

    def has(self, name: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return name in self._match.re.groupindex and self._match.start(name) >= 0

    def is_after(self, pattern: re.Pattern[str]) -> bool:
        r"""Whether the levelled copy just before matches a pattern, which ends with \Z."""
        start = self.first.span.start
        return pattern.search(self.level, max(0, start - _REACH), start) is not None

    def is_before(self, pattern: re.Pattern[str]) -> bool:
        """Whether the levelled copy just behind matches a pattern."""
        return pattern.match(self.level, self.span.end, self.span.end + _REACH) is not None

    def is_written_lower(self, span: Span) -> bool:
        """Whether an atom is written in small letters."""
        return span.of(self._text)[0].islower()

    def is_title(self) -> bool:
        """Whether the words are a title's, as of a programme ("This Week"): in capitals, and at no sentence's start."""
        written, (before, behind) = self.written, self.written_around()
        if before[-1:] in _OPENING and _QUOTED_TITLE.match(behind):
            return True
        is_possessive = written.istitle() and behind.startswith(("'s", "’s"))
        is_capital = written.istitle() or written.isupper()
        if is_possessive or not is_capital or not any(map(str.islower, before)):
            return False
        return before.rstrip(" ")[-1] not in _SENTENCE_STARTS

    def written_around(self) -> tuple[str, str]:
        """The copy just before and just behind, as it is written."""
        span = self.span
        return self._text[max(0, span.start - _REACH) : span.start], self._text[span.end : span.end + _REACH]


_OPENING = frozenset("\"“'‘")
_QUOTED_TITLE = re.compile(r"[.,]?[\"”'’](?!s\b)")
_SENTENCE_STARTS = frozenset(".!?:…\"“”'‘’—–-([|>\n\t")
_REACH = 24  # code points; no word that decides stands further off
