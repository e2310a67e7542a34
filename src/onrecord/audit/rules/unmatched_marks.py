"""Q505: quotation marks that do not pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import ap, nyt_integrity
from onrecord.audit.view import Copy
from onrecord.types import Quotation, Span

__all__ = ["RULE"]

_MARK = re.compile(r"[\"“”]|``|''")
_MARKUP = re.compile(r"<\w[^<>]*>|https?://\S+\"")  # what is left of a page, whose marks are no quotations
_SHORT = 8  # words; what is longer is a paragraph of the story
_INCHES = re.compile(r"(?<=\d)\"")


def _look(copy: Copy) -> Iterator[Place]:
    body = ((copy.headline,) if copy.headline else ()) + copy.body
    opened: dict[int, list[Quotation]] = {}
    for quotation in copy.quotations:
        if not quotation.is_closed:
            opened.setdefault(copy.paragraph_at(quotation.spans[-1].start), []).append(quotation)
    for paragraph in body:
        if _MARKUP.search(copy.text, paragraph.start, paragraph.end):
            continue
        unclosed = opened.get(copy.paragraph_at(paragraph.start), [])
        for quotation in unclosed:
            start = quotation.spans[-1].start
            if _goes_on(copy, quotation.spans[-1]) or _closes_singly(copy, paragraph, start):
                continue
            if copy.text[start] in "\"“„«`'":
                yield Place(Span(start, start + 1), "this quotation mark is opened, and not closed in this copy")
        if not unclosed:
            yield from _strays(copy, paragraph)


def _goes_on(copy: Copy, span: Span) -> bool:
    """Whether the quotation opens again behind a short line, such as a sub-heading."""
    number = copy.paragraph_at(span.start)
    between, behind = copy.paragraphs[number + 1 : number + 2], copy.paragraphs[number + 2 : number + 3]
    is_short = bool(between) and len(between[0].of(copy.text).split()) <= _SHORT
    return is_short and bool(behind) and copy.text[behind[0].start] == copy.text[span.start]


def _closes_singly(copy: Copy, paragraph: Span, start: int) -> bool:
    """Whether two single marks stand where the double one that closes belongs."""
    return any(pair in copy.text[start : paragraph.end] for pair in ("’’", "''"))


def _strays(copy: Copy, paragraph: Span) -> Iterator[Place]:
    """Closing marks that nothing opens: those that are no quotation's edge."""
    edges = copy.once("edges", _edges)
    for match in _MARK.finditer(copy.text, paragraph.start, paragraph.end):
        at = match.start()
        is_edge = at in edges or match.end() - 1 in edges
        if not is_edge and not _INCHES.match(copy.text, at):
            yield Place(Span(*match.span()), "this quotation mark closes nothing that is opened in this copy")


def _edges(copy: Copy) -> frozenset[int]:
    quotations = copy.record.layout.quotations
    return frozenset(edge for q in quotations for span in q.spans for edge in (span.start, span.end - 1))


RULE = Rule(
    code="Q505",
    title="Quotation marks that do not pair",
    looks_for="A mark that opens and is not closed, one that closes nothing, a next paragraph of a quotation "
    "without its mark.",
    cannot_see="Single marks, which may be apostrophes, and a quotation that is closed in the wrong place.",
    settle="Set the mark where the words begin or end; a quotation that goes on opens again with each paragraph.",
    standards=(
        ap("a quotation that runs over paragraphs opens again with each and closes with the last"),
        nyt_integrity("every word between quotation marks is what the speaker said, so where they stand matters"),
    ),
    severity=Severity.WARNING,
    is_sure=True,
    look=_look,
)
