"""The running example's sources, mentions and positions, held against what a careful reader finds in it.

A gold source goes to the found one that shares most of its mentions, each found one once. A mention is resolved where
it overlaps one of that source's. A position is found where an attribution whose source stands where the party's does
takes the stance; the claim's own wording is left to the measure of answers.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.ingest import article_from_text
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.types import Attribution, Record, Source, Span

__all__ = ["Found", "hold_against"]

_Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """How much of the gold file is found, and of how much: kinds of sources, mentions, positions.

    missing: what is not, in words.
    """

    kinds: tuple[int, int]
    mentions: tuple[int, int]
    positions: tuple[int, int]
    missing: tuple[str, ...]


def hold_against(gold: Path, reader: Reader) -> Found:
    """Read the text of a gold file of the running example's form and count what is found."""
    expected: _Json = json.loads(gold.read_text(encoding="utf-8"))
    record = reader.read(article_from_text(expected["text"]))
    missing: list[str] = []
    pairs = _paired(expected["sources"], record.sources)
    kinds = mentions = total = 0
    for wanted, found in pairs:
        name = wanted.get("name") or wanted.get("description") or wanted.get("role") or wanted["kind"]
        spans = [Span(*span) for span in wanted["mentions"]]
        resolved = [span for span in spans if found and any(m.span.overlaps(span) for m in found.mentions)]
        kinds += found is not None and found.kind == wanted["kind"]
        mentions += len(resolved)
        total += len(spans)
        if found is None or found.kind != wanted["kind"]:
            missing.append(f"source {name}: {wanted['kind']}, found {found.kind if found else 'nobody'}")
        missing += [f"mention of {name} at {span.start}" for span in spans if span not in resolved]
    positions = 0
    for where, stance in _positions(expected):
        if _takes(record, where, stance):
            positions += 1
        else:
            missing.append(f"position {stance} at {where[0].start}")
    return Found(
        (kinds, len(pairs)), (mentions, total), (positions, len(expected["claim"]["positions"])), tuple(missing)
    )


def _paired(gold: Sequence[_Json], found: Sequence[Source]) -> list[tuple[_Json, Source | None]]:
    """Each gold source with the found one that shares most of its mentions, greedily; each found one goes once."""

    def shared(wanted: _Json, source: Source) -> int:
        spans = [Span(*span) for span in wanted["mentions"]]
        return sum(any(m.span.overlaps(span) for m in source.mentions) for span in spans)

    left = list(found)
    pairs: list[tuple[_Json, Source | None]] = []
    for wanted in gold:
        best = max(left, key=lambda source: (shared(wanted, source), source.kind == wanted["kind"]), default=None)
        if best is not None and shared(wanted, best):
            left.remove(best)
            pairs.append((wanted, best))
        else:
            pairs.append((wanted, None))
    return pairs


def _positions(expected: _Json) -> list[tuple[list[Span], str]]:
    """Where each party of the claim speaks, and its stance: by the gold attributions of that stance."""
    found: list[tuple[list[Span], str]] = []
    for stance in expected["claim"]["positions"].values():
        attributions = [a for outer in expected["attributions"] for a in (outer, *outer.get("nested", ()))]
        holding = [[Span(*span) for span in a["source"]] for a in attributions if a["stance"] == stance]
        if stance == "asserts":  # the five officials' own, not everybody's who asserts something
            groups = [
                Span(*span) for s in expected["sources"] if s["kind"] == "unnamed group" for span in s["mentions"]
            ]
            holding = [spans for spans in holding if any(span.overlaps(group) for span in spans for group in groups)]
        found.append((holding[0], stance))
    return found


def _takes(record: Record, where: Sequence[Span], stance: str) -> bool:
    def speaks(attribution: Attribution) -> bool:
        return any(span.overlaps(place) for span in attribution.source for place in where)

    return any(
        speaks(attribution) and any(reading.stance == stance for reading in attribution.stances)
        for _, attribution in walk(record.attributions)
    )
