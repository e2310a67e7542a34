"""Whose words a stretch of the article is: the attribution whose content it stands in, or the article's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.numbering import walk
from onrecord.types import Attribution, Span

__all__ = ["Voices"]

_DEEPEST = 60  # contents that begin before a span and may still cover it: those of one long quotation and what it holds


class Voices:
    """Looks up the innermost attribution whose content covers a span.

    attributions: a record's outer attributions, with those nested in them.
    """

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        contents = [(span, name) for name, said in walk(attributions) for span in said.content]
        contents.sort(key=lambda pair: (pair[0].start, -pair[0].end))
        self._contents = contents
        self._starts = [span.start for span, _ in contents]
        self._by_name = dict(walk(attributions))

    def of(self, span: Span) -> str | None:
        """Name of the innermost attribution whose content the span stands in; None for the article's own words."""
        best: tuple[int, str] | None = None
        last = bisect_right(self._starts, span.start) - 1
        for place in range(last, max(last - _DEEPEST, -1), -1):
            content, name = self._contents[place]
            size = content.end - content.start
            if content.contains(span) and (best is None or (size, -len(name)) < (best[0], -len(best[1]))):
                best = (size, name)
        return best[1] if best else None

    def speakers(self, span: Span) -> tuple[str, ...]:
        """Ids of the sources whose words a span stands in; empty for the article's own, or where they are not known."""
        name = self.of(span)
        return self._by_name[name].speakers if name else ()

    def attribution(self, name: str) -> Attribution:
        """An attribution by its name. Raises KeyError where there is none."""
        return self._by_name[name]
