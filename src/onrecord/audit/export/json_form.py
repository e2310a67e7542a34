"""Audits as JSON, documented in docs/audit.schema.json; every span carries its words beside its offsets."""

from __future__ import annotations

import json
from typing import Any

from onrecord.audit.export.wording import LIMITS, marked, standards_of
from onrecord.audit.findings import Audit, Finding, Severity, Waiver
from onrecord.types import Span

__all__ = ["SCHEMA", "to_json"]

SCHEMA = "onrecord.audit/1"

# Dictionaries live at the edges only: they are JSON's own shape.
_Json = dict[str, Any]


def to_json(audit: Audit, draft: str, *, indent: int | None = None) -> str:
    """An audit as JSON text. draft: what was audited, as the caller named it."""
    return json.dumps(_form(audit, draft), ensure_ascii=False, indent=indent)


def _form(audit: Audit, draft: str) -> _Json:
    article, model = audit.record.article, audit.record.model
    findings = [_finding_form(audit, finding) for finding in audit.findings]
    return {
        "schema": SCHEMA,
        "draft": draft,
        "model": {"name": model.name, "sha256": model.sha256},
        "article": {
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "media_type": article.media_type,
            "text_sha256": article.text_sha256,
        },
        "house": audit.house,
        "findings": findings,
        "waived": [
            {"waiver": _waiver_form(w.waiver), "finding": _finding_form(audit, w.finding)} for w in audit.waived
        ],
        "stale_waivers": [_waiver_form(waiver) for waiver in audit.stale],
        "summary": {
            "findings": {str(s): sum(f.severity is s for f in audit.findings) for s in Severity},
            "unsure_held_back": audit.held_back,
            "sources": {
                "named": audit.tally.named,
                "unnamed": audit.tally.unnamed,
                "unnamed_without_reason": audit.tally.reasonless,
            },
            "assertions": {"all": audit.tally.assertions, "attributed": audit.tally.attributed},
        },
        "cannot_show": list(LIMITS),
    }


def _finding_form(audit: Audit, finding: Finding) -> _Json:
    text, sentences = audit.record.article.text, audit.record.layout.sentences
    place = marked(audit, finding)
    start = finding.span.start - len(place.before)
    whole = Span(start, start + len(place.before) + len(place.words) + len(place.after))
    return {
        "code": finding.rule.code,
        "title": finding.rule.title,
        "severity": str(finding.severity),
        "is_sure": finding.is_sure,
        "message": finding.message,
        "settle": finding.rule.settle,
        "paragraph": finding.paragraph,
        "sentence": finding.sentence if sentences else None,
        "place": _span_form(text, finding.span),
        "context": _span_form(text, whole),
        "evidence": [_span_form(text, span) for span in finding.evidence],
        "standards": [
            {"house": str(s.house), "document": s.document, "says": s.says} for s in standards_of(audit, finding)
        ],
    }


def _waiver_form(waiver: Waiver) -> _Json:
    return {"code": waiver.code, "words": waiver.words, "reason": waiver.reason}


def _span_form(text: str, span: Span) -> _Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}
