"""A record by people: each source with what it says, who has not answered, and what names no source.

The terminal and the page both show this; neither groups anything itself. A source that speaks in the article's own
voice comes before one whose words only another passes on, and each group keeps the order of the text, so that no order
ranks anybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.numbering import numbered
from onrecord.types import Attribution, Record, Source, SourceKind, Span, Stance

__all__ = ["UNNAMED", "Act", "People", "Voice", "acts", "is_unanswering", "people", "speakers"]

UNNAMED = (SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP)
_UNANSWERING = (Stance.NO_RESPONSE, Stance.DECLINES_TO_COMMENT, Stance.NOT_CONFIRMED)


@dataclass(frozen=True, slots=True)
class Act:
    """One attribution with its name, and the one that it is nested in."""

    name: str
    attribution: Attribution
    outer: Act | None

    def outermost(self) -> Act:
        """The outer attribution that this one stands in, however deep; itself where it is none."""
        return self.outer.outermost() if self.outer else self

    def depth(self) -> int:
        """How many attributions this one stands in."""
        return 1 + self.outer.depth() if self.outer else 0


@dataclass(frozen=True, slots=True)
class Voice:
    """A source and what it says, in the order of the text.

    source: None where the copy has words for a source, but the record no source for the words.
    words: those words; empty where there is a source, and where a silence has no party.
    """

    source: Source | None
    words: tuple[Span, ...]
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Everything that a record attributes, each attribution at least once.

    speaking: voices with at least one act of their own that is no silence.
    quoted: voices that only others' words bring in.
    unanswering: voices that have not answered, confirmed or commented, with the acts that say so; those that do nothing
        else stand here only, the others in an earlier group too.
    unsourced: acts that name no source, silences left out.
    mentioned: sources that nothing is attributed to.
    """

    speaking: tuple[Voice, ...]
    quoted: tuple[Voice, ...]
    unanswering: tuple[Voice, ...]
    unsourced: tuple[Act, ...]
    mentioned: tuple[Source, ...]

    def says_more(self, voice: Voice) -> bool:
        """Whether a voice that has not answered stands in an earlier group too."""
        return any((v.source, v.words) == (voice.source, voice.words) for v in (*self.speaking, *self.quoted))


def people(record: Record) -> People:
    """Group a record's attributions by whom they come down to."""
    every = acts(record.attributions)
    voices = _voices(record, every)
    telling = [voice for voice in voices if not all(is_unanswering(act.attribution, wholly=True) for act in voice.acts)]
    silences = tuple(act for act in every if is_unanswering(act.attribution))
    silent = {act.name for act in silences}
    heard = {speaker for act in every for speaker in act.attribution.speakers}
    return People(
        speaking=tuple(voice for voice in telling if any(act.outer is None for act in voice.acts)),
        quoted=tuple(voice for voice in telling if all(act.outer for act in voice.acts)),
        unanswering=tuple(_voices(record, silences, with_nobody=True)),
        unsourced=tuple(act for act in every if _names_nobody(act) and act.name not in silent),
        mentioned=tuple(source for source in record.sources if source.id not in heard),
    )


def acts(attributions: Sequence[Attribution]) -> tuple[Act, ...]:
    """Every attribution in the order of the text, an outer one before those nested in it."""
    return tuple(_acts(attributions, "a", None))


def is_unanswering(attribution: Attribution, *, wholly: bool = False) -> bool:
    """Whether the source does not answer, confirm or comment in it; wholly: whether it does nothing else."""
    silent = [reading.stance in _UNANSWERING and not reading.is_negated for reading in attribution.stances]
    return bool(silent) and (all(silent) if wholly else any(silent))


def speakers(record: Record, attribution: Attribution) -> tuple[Source, ...]:
    """The sources that an attribution comes down to, in its own order."""
    return tuple(s for speaker in attribution.speakers for s in record.sources if s.id == speaker)


def _acts(attributions: Sequence[Attribution], within: str, outer: Act | None) -> Iterator[Act]:
    for name, attribution in numbered(attributions, within):
        act = Act(name, attribution, outer)
        yield act
        yield from _acts(attribution.nested, f"{name}.", act)


def _names_nobody(act: Act) -> bool:
    return not act.attribution.speakers and not act.attribution.source


def _voices(record: Record, every: Sequence[Act], *, with_nobody: bool = False) -> list[Voice]:
    """The voices of some acts, in the order in which they first speak."""
    sources = {source.id: source for source in record.sources}
    grouped: dict[str, tuple[Source | None, tuple[Span, ...], list[Act]]] = {}
    for act in every:
        attribution = act.attribution
        for speaker in dict.fromkeys(attribution.speakers):
            grouped.setdefault(speaker, (sources[speaker], (), []))[2].append(act)
        if not attribution.speakers and (attribution.source or with_nobody):
            # Words alike are shown together for the eye's sake; that says nothing about who they are.
            words = " ".join(span.of(record.article.text) for span in attribution.source)
            grouped.setdefault(f"words {words.casefold()}", (None, attribution.source, []))[2].append(act)
    return [Voice(source, words, tuple(together)) for source, words, together in grouped.values()]
