"""Text folded to the terminal's width, so that nothing is cut and nothing from an article can write over the screen."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

__all__ = ["Folder", "plain"]

_NARROWEST = 10  # columns for the text itself, however deep it stands
_MAX_WIDTH = 100  # columns; longer lines tire the eye


class Folder:
    """Prints texts with a prefix before the first line and another before the rest, none wider than the console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._width = min(console.width, _MAX_WIDTH)

    def put(self, text: Text, first: Text | str = "", rest: Text | str | None = None) -> None:
        """Print a text; the prefix of further lines is as many spaces as the first is wide, unless given."""
        first = Text(first) if isinstance(first, str) else first
        rest = Text(" " * first.cell_len) if rest is None else Text(rest) if isinstance(rest, str) else rest
        self._console.print(_Prefixed(text, first, rest), width=self._width)

    def skip(self) -> None:
        """Print an empty line."""
        self._console.print()


def plain(words: str) -> str:
    """Words on one line, without the control characters by which a text could write over the terminal."""
    return " ".join("".join(" " if not c.isprintable() else c for c in words).split())


class _Prefixed:
    """A text folded to the width at hand between its prefixes.

    Unlike rich's padding it leaves no spaces at the ends of lines, which a copy or a file would keep.
    """

    def __init__(self, text: Text, first: Text, rest: Text) -> None:
        self._text = text
        self._first = first
        self._rest = rest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(_NARROWEST, options.max_width - self._rest.cell_len)
        for number, line in enumerate(self._text.wrap(console, width, overflow="fold")):
            line.rstrip()
            yield Text.assemble(self._rest if number else self._first, line)
