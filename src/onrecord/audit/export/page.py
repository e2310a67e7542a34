"""Audits as one HTML page that needs nothing else: no script, no font, no picture, nothing fetched.

The copy stands on the left with its places marked, the findings beside it; each leads to the other. The style sheet is
that of the record's page, with what an audit adds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from html import escape
from importlib.resources import files
from itertools import pairwise

from onrecord.audit.export.wording import HOUSES, LIMITS, NOTHING, marked, standards_of, summary_lines
from onrecord.audit.findings import Audit, Finding, Waiver
from onrecord.types import Span

__all__ = ["page"]


def page(audits: Sequence[tuple[str, Audit]]) -> str:
    """The page of one audit, or of several, one below the other under a list; each with the name of its draft."""
    title = _title(*audits[0]) if len(audits) == 1 else f"{len(audits)} drafts"
    css = "".join(
        files(package).joinpath(name).read_text(encoding="utf-8")
        for package, name in (("onrecord.export", "page.css"), ("onrecord.audit.export", "audit.css"))
    )
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>Audit: {escape(title)} · Onrecord</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>",
    ]
    if len(audits) > 1:
        items = "\n".join(
            f'<li><a href="#d{number}-">{escape(_title(draft, audit))}</a> '
            f'<span class="summary">{escape(summary_lines(audit)[0][1])}</span></li>'
            for number, (draft, audit) in enumerate(audits, 1)
        )
        parts.append(f'<nav aria-label="Drafts">\n<h1>{len(audits)} drafts</h1>\n<ol>\n{items}\n</ol>\n</nav>')
    parts += [_section(draft, audit, f"d{number}-") for number, (draft, audit) in enumerate(audits, 1)]
    parts.append(f"</main>\n{_footer(audits)}\n</body>\n</html>\n")
    return "\n".join(parts)


def _section(draft: str, audit: Audit, prefix: str) -> str:
    rules = "all rules" if audit.house == "all" else f"the rules of {audit.house}"
    findings = [_finding(audit, finding, number, prefix) for number, finding in enumerate(audit.findings, 1)]
    listed = "<ol>\n" + "\n".join(findings) + "\n</ol>" if findings else f"<p>{NOTHING}</p>"
    return "\n".join(
        [
            f'<section class="record" id="{prefix}">',
            f"<h1>{escape(_title(draft, audit))}</h1>",
            f'<p class="stated">{escape(draft)} · audited by {escape(rules)}</p>',
            '<p class="legend">What is said here is said of this copy alone; '
            '<mark class="place error">error</mark> <mark class="place warning">warning</mark> '
            '<mark class="place note">note</mark></p>',
            '<div class="columns">',
            f'<article class="text" aria-label="The copy">\n{_text(audit, prefix)}\n</article>',
            f'<aside class="panel" aria-label="Findings">\n<section>\n<h2>Findings</h2>\n{listed}\n</section>',
            _waivers(audit),
            _summary(audit),
            "</aside>\n</div>\n</section>",
        ]
    )


def _finding(audit: Audit, finding: Finding, number: int, prefix: str) -> str:
    place = marked(audit, finding)
    standards = "".join(
        f"<li><strong>{HOUSES[s.house]}</strong>, {escape(s.document)}: {escape(s.says)}</li>"
        for s in standards_of(audit, finding)
    )
    unsure = ' <span class="type">unsure</span>' if not finding.is_sure else ""
    sentence = f"{escape(place.before)}<mark>{escape(place.words)}</mark>{escape(place.after)}"
    return (
        f'<li class="finding {finding.severity}" id="{prefix}f{number}">'
        f'<h3><strong class="severity">{finding.severity}</strong> {finding.rule.code} {escape(finding.rule.title)}'
        f"{unsure}</h3>"
        f'<blockquote><a class="name" href="#{prefix}t{number}">¶{finding.paragraph + 1}</a> {sentence}</blockquote>'
        f"<p>{escape(finding.message)}</p>"
        f'<p class="settle"><span aria-hidden="true">→</span> {escape(finding.rule.settle)}</p>'
        f'<details class="why"><summary>whose rule?</summary><ul>{standards}</ul></details></li>'
    )


def _text(audit: Audit, prefix: str) -> str:
    """The paragraphs of the copy, cut wherever a finding's place begins or ends."""
    text = audit.record.article.text
    cuts = sorted({edge for f in audit.findings for edge in (f.span.start, f.span.end)})
    numbered = list(enumerate(audit.findings, 1))
    shown = []
    for paragraph in audit.record.layout.paragraphs:
        inside = [(number, f) for number, f in numbered if f.span.overlaps(paragraph)]
        own = cuts[bisect_left(cuts, paragraph.start) : bisect_left(cuts, paragraph.end)]
        pieces = []
        for start, end in pairwise(sorted({paragraph.start, *own, paragraph.end})):
            pieces += [
                f'<a class="at" id="{prefix}t{number}" href="#{prefix}f{number}" '
                f'aria-label="finding {number}, {f.rule.code}">{f.rule.code}</a>'
                for number, f in inside
                if max(f.span.start, paragraph.start) == start and f.span.start >= paragraph.start
            ]
            words = escape(text[start:end])
            over = [f.severity for _, f in inside if f.span.contains(Span(start, end))]
            pieces.append(f'<mark class="place {min(over, key=_weight)}">{words}</mark>' if over else words)
        shown.append(f"<p>{''.join(pieces)}</p>")
    return "\n".join(shown)


def _weight(severity: str) -> int:
    return ("error", "warning", "note").index(severity)


def _waivers(audit: Audit) -> str:
    parts = []
    if audit.waived:
        items = "\n".join(_waiver(waived.waiver) for waived in audit.waived)
        parts.append(f"<section>\n<h2>Waived</h2>\n<ul>\n{items}\n</ul>\n</section>")
    if audit.stale:
        items = "\n".join(_waiver(waiver) for waiver in audit.stale)
        parts.append(f"<section>\n<h2>Waivers that no longer match</h2>\n<ul>\n{items}\n</ul>\n</section>")
    return "\n".join(parts)


def _waiver(waiver: Waiver) -> str:
    return f"<li>{escape(waiver.code)} “{escape(waiver.words)}”: {escape(waiver.reason)}</li>"


def _summary(audit: Audit) -> str:
    rows = "\n".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{escape(words)}</td></tr>'
        for label, words in summary_lines(audit)
    )
    limits = "\n".join(f"<li>{escape(limit)}</li>" for limit in LIMITS)
    return (
        f'<section>\n<h2>Summary</h2>\n<table class="sourcing">\n{rows}\n</table>\n</section>\n'
        f'<section>\n<h2>What copy alone cannot show</h2>\n<ul class="limits">\n{limits}\n</ul>\n</section>'
    )


def _title(draft: str, audit: Audit) -> str:
    return audit.record.article.title or draft


def _footer(audits: Sequence[tuple[str, Audit]]) -> str:
    models = sorted({f"{audit.record.model.name} ({audit.record.model.sha256[:12]})" for _, audit in audits})
    return (
        f"<footer><p>Found by machine ({escape('; '.join(models))}); findings can be missing or wrong, and none says "
        "what anybody did.</p></footer>"
    )
