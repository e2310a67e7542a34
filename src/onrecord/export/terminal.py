"""A record for the terminal: what the article is, then who says what, paragraph by paragraph.

Source, cue and content are told apart by place and mark as well as by colour: the source stands first, the ‹cue› in
angle marks, the content on lines of its own behind a bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderResult
from rich.rule import Rule
from rich.style import Style
from rich.text import Text

from onrecord.numbering import numbered, summarise
from onrecord.types import Attribution, Host, QuoteType, Record, Span

__all__ = ["render"]

_INDENT = 6
_NARROWEST = 10  # columns for the text itself, however deep it stands
_MAX_WIDTH = 100  # columns; longer lines tire the eye
_NO_SOURCE = "(no source named)"


def render(record: Record, console: Console) -> None:
    """Print a record; what a copy does not state is left out."""
    article = record.article
    console.print(Text(_plain(article.title or "(no title)"), style="bold"))
    stated = [value for value in (article.outlet, article.published, article.byline, article.address) if value]
    if stated:
        console.print(Text(_plain(" · ".join(stated)), style="dim"))
    console.print()
    for paragraph, together in groupby(numbered(record.attributions), key=lambda item: item[1].paragraph):
        console.print(Text(f"¶ {paragraph + 1}", style="dim"))
        for name, attribution in together:
            _print_attribution(article.text, name, attribution, console, 2)
        console.print()
    console.print(Text(summarise(record).line(), style="bold"))
    console.print(Rule(style="dim"))


def _print_attribution(text: str, name: str, attribution: Attribution, console: Console, indent: int) -> None:
    width = min(console.width, _MAX_WIDTH)
    margin = " " * indent
    body = margin + " " * _INDENT
    heading = _Prefixed(_heading(text, attribution), Text(margin) + Text(f"{name:<{_INDENT}}", style="dim"), Text(body))
    console.print(heading, width=width)
    if attribution.content and attribution.host is not Host.SOURCE:
        bar = Text(body) + Text("│ ", style="dim")
        console.print(_Prefixed(Text(_joined(text, attribution.content)), bar, bar), width=width)
    for inner_name, inner in numbered(attribution.nested, f"{name}."):
        _print_attribution(text, inner_name, inner, console, indent + _INDENT)


def _heading(text: str, attribution: Attribution) -> Text:
    heading = Text()
    source = _joined(text, attribution.source)
    heading.append(source or _NO_SOURCE, style=Style(bold=bool(source), color="cyan", dim=not source))
    heading.append("  ")
    heading.append(f"‹{_joined(text, attribution.cue)}›", style=Style(italic=True, color="yellow", dim=False))
    if remark := _remark(attribution):
        heading.append(f"  {remark}", style=Style(dim=True))
    return heading


def _remark(attribution: Attribution) -> str:
    if attribution.host is Host.SOURCE:
        return "passed on by the source above, same content"
    return "" if attribution.quote is QuoteType.NONE else str(attribution.quote)


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(_plain(span.of(text)) for span in spans)


def _plain(words: str) -> str:
    """Words on one line, without the control characters by which a text could write over the terminal."""
    return " ".join("".join(" " if not c.isprintable() else c for c in words).split())


class _Prefixed:
    """Text folded to the width at hand, with one prefix before its first line and another before the rest.

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
