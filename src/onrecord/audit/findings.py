"""What an audit says: findings with their places, the rules that they come from, and whose standards those are.

A finding describes the copy that was read and nothing else. It never says what a reporter did or left undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from onrecord.audit.view import Copy
from onrecord.types import Record, Span

__all__ = ["Audit", "Finding", "HouseName", "Place", "Rule", "Severity", "Standard", "Tally", "Waived", "Waiver"]


class Severity(StrEnum):
    """How much a finding weighs, from most to least."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def reaches(self, least: Severity) -> bool:
        """Whether it weighs as much as another or more."""
        order = list(Severity)
        return order.index(self) <= order.index(least)


class HouseName(StrEnum):
    """Houses whose published standards the rules come from."""

    AP = "ap"
    REUTERS = "reuters"
    BBC = "bbc"
    NYT = "nyt"


@dataclass(frozen=True, slots=True)
class Standard:
    """What a house's published standard asks for. document: with edition or year. says: in our own words."""

    house: HouseName
    document: str
    says: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a rule sees something.

    span: the words to mark. message: what is seen there, in one plain line. evidence: other words that it rests on.
    is_sure: False where the reading that it rests on is doubtful here.
    """

    span: Span
    message: str
    evidence: tuple[Span, ...] = ()
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of sourcing.

    code: a letter for what it is about and three digits; never given to another rule.
    looks_for, cannot_see: for a person, in a sentence or two. settle: what would settle a finding.
    is_sure: False where its findings on labelled copy are right too seldom to be shown unasked (docs/auditing.md).
    look: every place in a copy, in any order.
    """

    code: str
    title: str
    looks_for: str
    cannot_see: str
    settle: str
    standards: tuple[Standard, ...]
    severity: Severity
    is_sure: bool
    look: Callable[[Copy], Iterator[Place]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule sees in one place of a copy, as the house weighs and words it.

    sentence, paragraph: index of the place in the record's layout. is_sure: both the rule and this place are.
    """

    rule: Rule
    severity: Severity
    is_sure: bool
    span: Span
    sentence: int
    paragraph: int
    message: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """A decision, kept beside the copy, that a finding may stand: its code, words of its sentence, and the reason."""

    code: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that a waiver covers."""

    finding: Finding
    waiver: Waiver


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that describe a copy's sourcing; no measure of its worth.

    named, unnamed: sources that somebody's words come down to. reasonless: of the unnamed, how many no reason is given
    for. assertions: sentences of the body that state something outside quotations; attributed: of those, how many name
    who says so.
    """

    named: int
    unnamed: int
    reasonless: int
    assertions: int
    attributed: int


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one copy.

    house: the name of the house whose rules were used. findings: in text order, without those waived.
    waived: findings that a waiver covers. stale: waivers that cover nothing in this copy.
    held_back: how many unsure findings were not asked for.
    """

    record: Record
    house: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    stale: tuple[Waiver, ...]
    held_back: int
    tally: Tally

    def fails(self, least: Severity) -> bool:
        """Whether a finding weighs as much as the least severity that fails, or more."""
        return any(finding.severity.reaches(least) for finding in self.findings)
