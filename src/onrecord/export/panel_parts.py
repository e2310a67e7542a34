"""What the panel's parts share: words that lead to their place in the article, and reasons behind one click."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from onrecord.export.marked_text import anchor_of
from onrecord.export.wording import joined
from onrecord.types import Span

__all__ = ["act_link", "folded", "part", "quoted", "reason"]


def part(anchor: str, title: str, note: str, items: Sequence[str], kind: str = "voices") -> str:
    """A part of the panel with its items, which are HTML; nothing where there are none."""
    if not items:
        return ""
    remark = f'\n<p class="note">{escape(note)}</p>' if note else ""
    heading = f'<h2 id="{anchor}">{escape(title)}</h2>'
    return f'<section>\n{heading}{remark}\n<ol class="{kind}">\n' + "\n".join(items) + "\n</ol>\n</section>"


def quoted(text: str, span: Span, prefix: str) -> str:
    """Words of the article, leading to their place."""
    return f'<a href="#{anchor_of(span.start, prefix)}">“{escape(joined(text, (span,)))}”</a>'


def act_link(name: str, prefix: str) -> str:
    """The name of an attribution, leading to where the panel has it."""
    return f'<a href="#{prefix}{name}">{name}</a>'


def reason(text: str, what: str, why: str, words: Sequence[Span], prefix: str) -> str:
    """A reason with the words that it rests on; what: HTML."""
    places = ", ".join(quoted(text, span, prefix) for span in words)
    return what + (f": {escape(why)}" if why else "") + (f", from {places}" if places else "")


def folded(summary: str, reasons: Sequence[str]) -> str:
    """Reasons behind one click; nothing where there are none."""
    if not reasons:
        return ""
    items = "".join(f"<li>{each}</li>" for each in reasons)
    return f'<details class="why"><summary>{summary}</summary><ul>{items}</ul></details>'
