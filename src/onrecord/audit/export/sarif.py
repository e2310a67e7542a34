"""Audits as SARIF 2.1.0, the form in which editors and pipelines show the findings of a linter (OASIS, 2020).

Where the canonical text is the file's own (plain text, Markdown), a finding has its lines and columns in code points.
Where it was taken out of a page or a document, lines of the file would mean nothing, so that a finding names the
paragraph and carries its words.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from onrecord import __version__
from onrecord.audit.export.wording import HOUSES
from onrecord.audit.findings import Audit, Finding, Rule, Severity
from onrecord.audit.registry import RULES
from onrecord.types import Span

__all__ = ["to_sarif"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_OWN_TEXT = frozenset({"text/plain", "text/markdown"})
_LINE_END = re.compile(r"\r\n|\n|\r")
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_NONE: Mapping[str, str] = MappingProxyType({})

# Dictionaries live at the edges only: they are SARIF's own shape.
_Json = dict[str, Any]


def to_sarif(audits: Sequence[tuple[str, Audit]], texts: Mapping[str, str] = _NONE) -> str:
    """One SARIF log of the audits of some drafts, each under the name that the caller gave it.

    texts: the file's own text of each Markdown draft, by name, whose line ends the canonical text joins within a
    paragraph; without it such a draft is taken to have the canonical text's lines.
    """
    results = []
    for draft, audit in audits:
        text = texts.get(draft, audit.record.article.text)
        lines = [0, *(match.end() for match in _LINE_END.finditer(text))]
        results += [_result(audit, finding, draft, lines) for finding in audit.findings]
        for waived in audit.waived:
            result = _result(audit, waived.finding, draft, lines)
            result["suppressions"] = [{"kind": "external", "justification": waived.waiver.reason}]
            results.append(result)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Onrecord audit",
                        "semanticVersion": __version__,
                        "rules": [_descriptor(rule) for rule in RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": _uri(draft)}} for draft, _ in audits],
                "results": results,
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _descriptor(rule: Rule) -> _Json:
    standards = "; ".join(f"{HOUSES[s.house]}, {s.document}: {s.says}" for s in rule.standards)
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.looks_for},
        "help": {"text": f"{rule.settle} Cannot see: {rule.cannot_see} Standards: {standards}."},
        "defaultConfiguration": {"enabled": rule.is_sure, "level": _LEVELS[rule.severity]},
    }


def _result(audit: Audit, finding: Finding, draft: str, lines: Sequence[int]) -> _Json:
    return {
        "ruleId": finding.rule.code,
        "ruleIndex": RULES.index(finding.rule),
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(audit, finding.span, draft, lines)],
        "relatedLocations": [_location(audit, span, draft, lines) for span in finding.evidence],
        "properties": {"isSure": finding.is_sure, "words": finding.span.of(audit.record.article.text)},
    }


def _location(audit: Audit, span: Span, draft: str, lines: Sequence[int]) -> _Json:
    article = audit.record.article
    paragraph = sum(p.start <= span.start for p in audit.record.layout.paragraphs)
    physical: _Json = {"artifactLocation": {"uri": _uri(draft)}}
    if article.media_type in _OWN_TEXT:
        physical["region"] = _region(article.text, span, lines)
    return {"physicalLocation": physical, "logicalLocations": [{"name": f"paragraph {paragraph}", "kind": "element"}]}


def _region(text: str, span: Span, lines: Sequence[int]) -> _Json:
    first, last = bisect_right(lines, span.start), bisect_right(lines, max(span.start, span.end - 1))
    return {
        "startLine": first,
        "startColumn": span.start - lines[first - 1] + 1,
        "endLine": last,
        "endColumn": span.end - lines[last - 1] + 1,
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": span.of(text)},
    }


def _uri(draft: str) -> str:
    """A draft's name as a URI reference: an address as it is, a path with forward strokes, escaped."""
    if re.match(r"[a-z][a-z0-9+.-]*://", draft, re.IGNORECASE):
        return draft
    path = PurePath(draft)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
