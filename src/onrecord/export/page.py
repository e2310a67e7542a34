"""Records as one HTML page that needs nothing else: no script, no font, no picture, nothing fetched.

The article stands on the left with its spans marked, who says what beside it; each leads to the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from importlib.resources import files

from onrecord.export.marked_text import marked_text
from onrecord.export.panel import jumps, panel
from onrecord.numbering import summarise
from onrecord.types import Record

__all__ = ["page"]

_LEGEND = (
    '<p class="legend"><span class="source">source</span> · <span class="source unnamed">unnamed source</span> · '
    '<span class="cue">cue</span> · <span class="content">content</span> · '
    '<span class="content inner">content within a content</span></p>'
)
_INCIDENT_LEGEND = (
    '<p class="legend">lines above, of incidents: <span class="trigger">what happened</span> · '
    '<span class="toll">to how many</span> · <span class="when">when</span> · <span class="where">where</span></p>'
)


def page(records: Sequence[Record]) -> str:
    """The page of one record, or of several, one below the other under a list of their titles."""
    title = _title(records[0]) if len(records) == 1 else f"{len(records)} articles"
    css = files("onrecord.export").joinpath("page.css").read_text(encoding="utf-8")
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)} · Onrecord</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>",
    ]
    if len(records) > 1:
        parts.append(_contents(records))
    parts += [_section(record, f"r{number}-") for number, record in enumerate(records, 1)]
    parts.append("</main>\n" + _footer(records) + "\n</body>\n</html>\n")
    return "\n".join(parts)


def _contents(records: Sequence[Record]) -> str:
    items = "\n".join(
        f'<li><a href="#r{number}-">{escape(_title(record))}</a> '
        f'<span class="summary">{escape(summarise(record).line())}</span></li>'
        for number, record in enumerate(records, 1)
    )
    return f'<nav aria-label="Articles">\n<h1>{len(records)} articles</h1>\n<ol>\n{items}\n</ol>\n</nav>'


def _section(record: Record, prefix: str) -> str:
    article = record.article
    stated = [escape(value) for value in (article.outlet, article.published, article.byline) if value]
    if article.address:
        address = escape(article.address)
        is_web = article.address.startswith(("http://", "https://"))
        stated.append(f'<a href="{address}" rel="noreferrer">{address}</a>' if is_web else address)
    return "\n".join(
        [
            f'<section class="record" id="{prefix}">',
            f"<h1>{escape(_title(record))}</h1>",
            f'<p class="stated">{" · ".join(stated)}</p>' if stated else "",
            f'<p class="summary">{escape(summarise(record).line())}</p>',
            _LEGEND,
            _INCIDENT_LEGEND if record.incidents else "",
            jumps(record, prefix),
            '<div class="columns">',
            f'<article class="text" aria-label="The article">\n{marked_text(record, prefix)}\n</article>',
            f'<aside class="panel" aria-label="Who says what">\n{panel(record, prefix)}',
            "</aside>\n</div>\n</section>",
        ]
    )


def _title(record: Record) -> str:
    return record.article.title or "Untitled article"


def _footer(records: Sequence[Record]) -> str:
    models = sorted({f"{record.model.name} ({record.model.sha256[:12]})" for record in records})
    texts = ", ".join(record.article.text_sha256[:12] for record in records[:20])
    return (
        f"<footer><p>Found by machine ({escape('; '.join(models))}); marks can be missing or wrong. "
        f"Canonical text: SHA-256 {texts}.</p></footer>"
    )
