"""What an article rests on, counted: kinds of source, what is said of the unnamed, and what rests on them alone.

Counts describe this copy. They are no measure of its worth, and what is absent from it may have been done all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.export.people import UNNAMED, Act, acts, speakers
from onrecord.types import Host, Record, SourceKind

__all__ = ["Sourcing", "SourcingLine", "sourcing"]

_NONE = "none in this copy"
_NAMED = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.GOVERNMENT)
_PLURALS = (
    (SourceKind.NAMED_PERSON, "person", "people"),
    (SourceKind.NAMED_ORGANISATION, "organisation", "organisations"),
    (SourceKind.GOVERNMENT, "government by its capital", "governments by their capitals"),
    (SourceKind.UNNAMED_PERSON, "person", "people"),
    (SourceKind.UNNAMED_GROUP, "group", "groups"),
)


@dataclass(frozen=True, slots=True)
class SourcingLine:
    """One line of the summary: what is counted, how many, and the names of the attributions that are meant."""

    label: str
    words: str
    attributions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What an article rests on.

    kinds: sources of each kind, in the order of the kinds, also those without any.
    reasonless: unnamed sources for whose namelessness this copy gives no reason.
    relayed: sources whose words this copy has through somebody else.
    attributions: how many, nested ones among them.
    on_unnamed: names of the attributions that come down to unnamed sources and to nobody else.
    unsourced: names of those that name no source; unread: of those whose source's words lead to no source.
    """

    kinds: tuple[tuple[SourceKind, int], ...]
    reasonless: int
    relayed: int
    attributions: int
    on_unnamed: tuple[str, ...]
    unsourced: tuple[str, ...]
    unread: tuple[str, ...]

    def lines(self) -> tuple[SourcingLine, ...]:
        """The summary for a person, line by line; a kind that is not there is said not to be."""
        counts = dict(self.kinds)
        unnamed = sum(counts[kind] for kind in UNNAMED)
        reasons = f"; no reason given in this copy for {self.reasonless} of {unnamed}" if self.reasonless else ""
        lines = [
            SourcingLine("named", self._listed(_NAMED)),
            SourcingLine("unnamed", self._listed(UNNAMED) + reasons),
            SourcingLine("documents", str(counts[SourceKind.DOCUMENT] or _NONE)),
            SourcingLine("press reports", str(counts[SourceKind.PRESS_REPORT] or _NONE)),
            SourcingLine("data", str(counts[SourceKind.DATA] or _NONE)),
        ]
        if counts[SourceKind.ARTICLE]:
            lines.append(SourcingLine("the article itself", "speaks as a source"))
        lines.append(SourcingLine("relayed by others", f"{self.relayed} of {sum(counts.values())} sources"))
        lines.append(self._share("on unnamed sources alone", self.on_unnamed))
        lines.append(self._share("no source named", self.unsourced))
        if self.unread:
            lines.append(self._share("source not made out", self.unread))
        return tuple(lines)

    def _listed(self, kinds: tuple[SourceKind, ...]) -> str:
        counts = dict(self.kinds)
        nouns = [(counts[kind], one, many) for kind, one, many in _PLURALS if kind in kinds and counts[kind]]
        parts = [f"{count} {one if count == 1 else many}" for count, one, many in nouns]
        total = sum(counts[kind] for kind in kinds)
        return f"{total}: {', '.join(parts)}" if parts else _NONE

    def _share(self, label: str, names: tuple[str, ...]) -> SourcingLine:
        return SourcingLine(label, f"{len(names)} of {self.attributions} attributions", names)


def sourcing(record: Record) -> Sourcing:
    """Count what a record's article rests on."""
    every = acts(record.attributions)
    return Sourcing(
        kinds=tuple((kind, sum(source.kind is kind for source in record.sources)) for kind in SourceKind),
        reasonless=sum(source.kind in UNNAMED and source.anonymity is None for source in record.sources),
        relayed=len(_relayed(record, every)),
        attributions=len(every),
        on_unnamed=tuple(act.name for act in every if _rests_on_unnamed(record, act)),
        unsourced=tuple(act.name for act in every if not act.attribution.speakers and not act.attribution.source),
        unread=tuple(act.name for act in every if not act.attribution.speakers and act.attribution.source),
    )


def _relayed(record: Record, every: tuple[Act, ...]) -> set[str]:
    """Ids of sources that the copy says somebody passes on, and of those that speak only in others' words."""
    direct = {speaker for act in every if act.outer is None for speaker in act.attribution.speakers}
    nested = {speaker for act in every if act.outer for speaker in act.attribution.speakers}
    return {source.id for source in record.sources if source.relay} | (nested - direct)


def _rests_on_unnamed(record: Record, act: Act) -> bool:
    """Whether all whom the words come down to are unnamed; whoever passes on the same words does not count as one."""
    passed_on = [inner for inner in act.attribution.nested if inner.host is Host.SOURCE]
    resting = [source for inner in passed_on for source in speakers(record, inner)]
    resting = resting or list(speakers(record, act.attribution))
    return bool(resting) and all(source.kind in UNNAMED for source in resting)
