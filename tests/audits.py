"""Audits of short invented copies, for tests: by the shipped reader, all rules, unsure findings among them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.audit import DEFAULT, Audit, Finding, House, Waiver, audit
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader

__all__ = ["HEADLINE", "audited", "codes", "found", "places"]

HEADLINE = "Old quay at Orsk Bay to close in May"


def audited(
    reader: Reader,
    text: str,
    house: House = DEFAULT,
    waivers: Sequence[Waiver] = (),
    *,
    title: str | None = None,
    outlet: str | None = "Coastal Gazette",
    published: str | None = "2031-03-07",
    with_unsure: bool = True,
) -> Audit:
    """The audit of a copy that says where and when it comes from."""
    article = article_from_text(text, title=title, outlet=outlet, published=published)
    return audit(reader.read(article), house, waivers, with_unsure=with_unsure)


def found(shown: Audit, code: str) -> list[Finding]:
    """The findings of one rule, in text order."""
    return [finding for finding in shown.findings if finding.rule.code == code]


def places(shown: Audit, code: str) -> list[str]:
    """The words that one rule's findings mark."""
    text = shown.record.article.text
    return [" ".join(finding.span.of(text).split()) for finding in found(shown, code)]


def codes(shown: Audit) -> set[str]:
    """The codes of the rules that found something."""
    return {finding.rule.code for finding in shown.findings}
