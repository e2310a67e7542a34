"""The audit of one copy: a pure function of its record, the house's rules and the waivers beside it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.audit.assertions import is_assertion
from onrecord.audit.findings import Audit, Finding, Place, Rule, Severity, Tally, Waived, Waiver
from onrecord.audit.house import DEFAULT, House
from onrecord.audit.registry import RULES
from onrecord.audit.view import Copy
from onrecord.audit.voices import speaks
from onrecord.types import Record, SourceKind

__all__ = ["audit"]

_NAMED = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.GOVERNMENT})
_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})


def audit(
    record: Record, house: House = DEFAULT, waivers: Sequence[Waiver] = (), *, with_unsure: bool = False
) -> Audit:
    """Look at a copy by a house's rules.

    with_unsure: give unsure findings too; they are marked so. Findings are in text order, then by code.
    """
    copy = Copy(record)
    found: list[Finding] = []
    held_back = 0
    for rule in RULES:
        if not house.has(rule):
            continue
        for place in rule.look(copy):
            finding = _finding(copy, rule, place, house)
            if finding.is_sure or with_unsure or house.asks_for(rule):
                found.append(finding)
            else:
                held_back += 1
    found.sort(key=lambda finding: (finding.span.start, finding.rule.code, finding.span.end))
    kept, waived, stale = _waive(copy, found, waivers)
    return Audit(record, house.name, kept, waived, stale, held_back, _tally(copy))


def _finding(copy: Copy, rule: Rule, place: Place, house: House) -> Finding:
    message = house.message_of(rule, place.message, " ".join(place.span.of(copy.text).split()))
    severity: Severity = house.severity_of(rule)
    return Finding(
        rule=rule,
        severity=severity,
        is_sure=rule.is_sure and place.is_sure,
        span=place.span,
        sentence=copy.sentence_at(place.span.start),
        paragraph=copy.paragraph_at(place.span.start),
        message=message,
        evidence=place.evidence,
    )


def _waive(
    copy: Copy, found: Sequence[Finding], waivers: Sequence[Waiver]
) -> tuple[tuple[Finding, ...], tuple[Waived, ...], tuple[Waiver, ...]]:
    kept, waived = [], []
    used: set[int] = set()
    for finding in found:
        number = next((n for n, waiver in enumerate(waivers) if _covers(copy, waiver, finding)), None)
        if number is None:
            kept.append(finding)
        else:
            used.add(number)
            waived.append(Waived(finding, waivers[number]))
    return tuple(kept), tuple(waived), tuple(w for number, w in enumerate(waivers) if number not in used)


def _covers(copy: Copy, waiver: Waiver, finding: Finding) -> bool:
    """Whether a waiver is for a finding: its code, and its words in the finding's sentence or marked words."""
    if waiver.code != finding.rule.code:
        return False
    words = _levelled(waiver.words)
    sentence = copy.sentences[finding.sentence] if copy.sentences else finding.span
    return any(words in _levelled(span.of(copy.text)) for span in (sentence, finding.span))


def _levelled(words: str) -> str:
    """Words on one line with straight marks: an editor types what a desk sets."""
    table = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})
    return " ".join(words.translate(table).split()).lower()


def _tally(copy: Copy) -> Tally:
    speaking = {source.id for act in copy.own_acts for source in act.speakers}
    sources = [source for source in copy.record.sources if source.id in speaking]
    unnamed = [source for source in sources if source.kind in _UNNAMED]
    sentences = [s for p in copy.body for s in copy.sentences_in(p) if is_assertion(copy, s)]
    return Tally(
        named=sum(source.kind in _NAMED for source in sources),
        unnamed=len(unnamed),
        reasonless=sum(source.anonymity is None for source in unnamed),
        assertions=len(sentences),
        attributed=sum(bool(copy.acts_in(s)) or speaks(copy, s) for s in sentences),
    )
