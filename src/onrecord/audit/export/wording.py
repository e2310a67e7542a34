"""The words in which an audit is shown to a person; the terminal and the page share them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.audit.findings import Audit, Finding, HouseName, Severity, Standard, Tally
from onrecord.types import Span

__all__ = ["HOUSES", "LIMITS", "NOTHING", "Marked", "marked", "standards_of", "summary_lines"]

HOUSES = {
    HouseName.AP: "AP",
    HouseName.REUTERS: "Reuters",
    HouseName.BBC: "BBC",
    HouseName.NYT: "New York Times",
}
NOTHING = "Nothing to report by these rules, as far as could be read."
# What copy alone cannot show; said with every audit, since silence about it would read as a pass.
LIMITS = (
    "that an editor knows who an unnamed source is, and approved the use",
    "that a source was in a position to know, and what moved them to speak",
    "that somebody was asked for comment, where the copy does not say so",
    "that documents, recordings or notes bear the copy out",
    "that a statement is true",
)
_PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.NOTE: "notes"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the place of a finding in it: the words before, marked and after."""

    before: str
    words: str
    after: str


def marked(audit: Audit, finding: Finding) -> Marked:
    """The sentences that a finding lies in, cut at its place; white space as in the copy."""
    text, sentences = audit.record.article.text, audit.record.layout.sentences
    start = sentences[finding.sentence].start if sentences else finding.span.start
    end = max([s.end for s in sentences[finding.sentence : finding.sentence + 12] if s.start < finding.span.end] or [0])
    whole = Span(min(start, finding.span.start), max(end, finding.span.end))
    return Marked(text[whole.start : finding.span.start], finding.span.of(text), text[finding.span.end : whole.end])


def standards_of(audit: Audit, finding: Finding) -> tuple[Standard, ...]:
    """Whose standard a finding's rule is: the house's own where the audit goes by one house, else all."""
    own = tuple(s for s in finding.rule.standards if s.house == audit.house)
    return own or finding.rule.standards


def summary_lines(audit: Audit) -> tuple[tuple[str, str], ...]:
    """The summary for a person: what is counted, and how many."""
    counts = Counter(finding.severity for finding in audit.findings)
    found = ", ".join(_counted(counts[s], str(s), _PLURALS[s]) for s in Severity if counts[s]) or "none"
    unsure = sum(not finding.is_sure for finding in audit.findings)
    lines = [("findings", found + (f"; {unsure} of them unsure" if unsure else ""))]
    if audit.held_back:
        lines.append(
            ("not shown", f"{_counted(audit.held_back, 'unsure finding', 'unsure findings')} (--all shows them)")
        )
    if audit.waived:
        lines.append(("waived", str(len(audit.waived))))
    return (*lines, *_tally_lines(audit.tally))


def _tally_lines(tally: Tally) -> tuple[tuple[str, str], ...]:
    reasons = f"; no reason given in this copy for {tally.reasonless}" if tally.reasonless else ""
    share = f" ({100 * tally.attributed // tally.assertions} %)" if tally.assertions else ""
    return (
        ("sources that speak", f"{tally.named} named, {tally.unnamed} unnamed{reasons}"),
        ("statements attributed", f"{tally.attributed} of {tally.assertions} sentences{share}"),
    )


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
