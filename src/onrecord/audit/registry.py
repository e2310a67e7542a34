"""All rules, in the order of their codes."""

from __future__ import annotations

from onrecord.audit.findings import Rule
from onrecord.audit.rules import (
    accusation,
    ambiguous_speaker,
    counts_differ,
    declined_and_quoted,
    first_mention,
    headline_as_fact,
    judging_cue,
    late_attribution,
    late_speaker,
    partial_quotation,
    single_origin,
    speakerless_quotation,
    two_speakers,
    uncredited_relay,
    unmatched_marks,
    unnamed_bare,
    unnamed_opinion,
    unnamed_plural,
    unnamed_reason,
    unnamed_support,
    unnamed_verbatim,
    unresolved_time,
    unsourced_assertion,
    unverified_relay,
)

__all__ = ["RULES", "rule_of"]

RULES: tuple[Rule, ...] = (
    unsourced_assertion.RULE,
    late_attribution.RULE,
    unnamed_bare.RULE,
    unnamed_reason.RULE,
    unnamed_plural.RULE,
    unnamed_opinion.RULE,
    unnamed_verbatim.RULE,
    unnamed_support.RULE,
    declined_and_quoted.RULE,
    accusation.RULE,
    single_origin.RULE,
    uncredited_relay.RULE,
    unverified_relay.RULE,
    speakerless_quotation.RULE,
    ambiguous_speaker.RULE,
    two_speakers.RULE,
    late_speaker.RULE,
    unmatched_marks.RULE,
    partial_quotation.RULE,
    judging_cue.RULE,
    headline_as_fact.RULE,
    first_mention.RULE,
    counts_differ.RULE,
    unresolved_time.RULE,
)


def rule_of(code: str) -> Rule | None:
    """The rule of a code, however it is written; None where there is none."""
    return next((rule for rule in RULES if rule.code == code.strip().upper()), None)
