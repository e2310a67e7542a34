"""Records as one HTML page that needs nothing else: no script, no font, no picture, nothing fetched.

The article stands on the left with its spans marked, the attributions beside it; each links to the other. Spans may
lie in one another, so a paragraph is cut wherever one begins or ends, and each cut carries the roles that it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from itertools import pairwise

from onrecord.numbering import numbered, summarise, walk
from onrecord.types import Attribution, Host, QuoteType, Record, Span

__all__ = ["page"]

_NO_SOURCE = "no source named"


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    role: str
    is_nested: bool


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
            '<p class="legend"><span class="source">source</span> · <span class="cue">cue</span> · '
            '<span class="content">content</span> · <span class="content inner">content within a content</span></p>',
            '<div class="columns">',
            f'<article class="text" aria-label="The article">\n{_text(record, prefix)}\n</article>',
            '<aside class="panel" aria-label="Attributions">\n<h2>Who says what</h2>',
            _items(article.text, record.attributions, "a", prefix),
            "</aside>\n</div>\n</section>",
        ]
    )


def _text(record: Record, prefix: str) -> str:
    text = record.article.text
    marks: list[_Mark] = []
    anchors: dict[int, list[str]] = {}
    for name, attribution in walk(record.attributions):
        marks += list(_marks(attribution))
        anchors.setdefault(min((*attribution.source, *attribution.cue)).start, []).append(name)
    return "\n".join(f"<p>{_paragraph(text, span, marks, anchors, prefix)}</p>" for span in record.layout.paragraphs)


def _marks(attribution: Attribution) -> Iterator[_Mark]:
    is_nested = attribution.host is not None
    for role, spans in (("source", attribution.source), ("cue", attribution.cue)):
        for span in spans:
            yield _Mark(span, role, is_nested)
    if attribution.host is not Host.SOURCE:
        for span in attribution.content:
            yield _Mark(span, "content", is_nested)


def _paragraph(
    text: str, paragraph: Span, marks: Sequence[_Mark], anchors: dict[int, list[str]], prefix: str
) -> str:
    inside = [mark for mark in marks if mark.span.overlaps(paragraph)]
    edges = {edge for mark in inside for edge in (mark.span.start, mark.span.end)} | set(anchors)
    cuts = sorted({paragraph.start, paragraph.end} | {e for e in edges if paragraph.start < e < paragraph.end})
    parts = []
    for start, end in pairwise(cuts):
        parts += [_anchor(name, prefix) for name in anchors.get(start, ())]
        covering = [mark for mark in inside if mark.span.start <= start and end <= mark.span.end]
        classes = sorted({mark.role for mark in covering})
        if any(mark.role == "content" and mark.is_nested for mark in covering):
            classes.append("inner")
        words = escape(text[start:end])
        parts.append(f'<span class="{" ".join(classes)}">{words}</span>' if classes else words)
    return "".join(parts)


def _anchor(name: str, prefix: str) -> str:
    return f'<a class="at" id="{prefix}t-{name}" href="#{prefix}{name}" aria-label="attribution {name}">{name}</a>'


def _items(text: str, attributions: Sequence[Attribution], within: str, prefix: str) -> str:
    return "<ol>\n" + "\n".join(_item(text, n, a, prefix) for n, a in numbered(attributions, within)) + "\n</ol>"


def _item(text: str, name: str, attribution: Attribution, prefix: str) -> str:
    source = _joined(text, attribution.source)
    heading = (
        f'<a class="name" href="#{prefix}t-{name}">{name}</a>'
        + (f'<span class="source">{source}</span> ' if source else f'<span class="type">{_NO_SOURCE}</span> ')
        + f'<span class="cue">{_joined(text, attribution.cue)}</span> '
        + f'<span class="type">{_remark(attribution)}</span>'
    )
    shows_content = attribution.content and attribution.host is not Host.SOURCE
    content = f'<p><span class="content">{_joined(text, attribution.content)}</span></p>' if shows_content else ""
    nested = _items(text, attribution.nested, f"{name}.", prefix) if attribution.nested else ""
    return f'<li id="{prefix}{name}">{heading}{content}{nested}</li>'


def _remark(attribution: Attribution) -> str:
    if attribution.host is Host.SOURCE:
        return "passed on by the source above, same content"
    return "" if attribution.quote is QuoteType.NONE else str(attribution.quote)


def _joined(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(escape(" ".join(span.of(text).split())) for span in spans)


def _title(record: Record) -> str:
    return record.article.title or "Untitled article"


def _footer(records: Sequence[Record]) -> str:
    models = sorted({f"{record.model.name} ({record.model.sha256[:12]})" for record in records})
    texts = ", ".join(record.article.text_sha256[:12] for record in records[:20])
    return (
        f"<footer><p>Found by machine ({escape('; '.join(models))}); marks can be missing or wrong. "
        f"Canonical text: SHA-256 {texts}.</p></footer>"
    )
