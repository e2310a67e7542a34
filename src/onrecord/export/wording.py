"""The words in which a record is shown to a person; the terminal and the page share them.

Words of the article come out on one line and otherwise as they stand; whoever shows them makes them safe for the place.
What a copy lacks is said to be absent from this copy, never not to have happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.export.people import UNNAMED, Act, Voice, speakers
from onrecord.types import (
    Answer,
    Attribution,
    Count,
    Host,
    Inference,
    QuoteType,
    Record,
    Source,
    SourceKind,
    Span,
    Stance,
    StanceReading,
)

__all__ = [
    "LEGEND",
    "NO_PARTY",
    "NO_SOURCE",
    "Ground",
    "Remark",
    "because",
    "carried_in",
    "coded_words",
    "grounds",
    "joined",
    "mark",
    "quote_words",
    "reading_words",
    "remarks",
    "source_name",
    "speaker_names",
    "stance_words",
    "target_words",
    "together_with",
    "voice_name",
]

NO_SOURCE = "no source named"
NO_PARTY = "no party named"
LEGEND = (("●", "named"), ("○", "unnamed"), ("▪", "document, report or data"))
_LONG_TARGET = 160  # characters; a longer one that stands in full elsewhere is cut, and says where
_SAYS = {
    Stance.ASSERTS: ("asserts", "does not assert"),
    Stance.CONFIRMS: ("confirms", "does not confirm"),
    Stance.CONCEDES: ("concedes", "does not concede"),
    Stance.DENIES: ("denies", "does not deny"),
    Stance.DISPUTES: ("disputes", "does not dispute"),
    Stance.NOT_CONFIRMED: ("has not confirmed", "does not leave unconfirmed"),
    Stance.DECLINES_TO_COMMENT: ("declines to comment", "does not decline to comment"),
    Stance.NO_RESPONSE: ("has not answered", "does not leave unanswered"),
    Stance.ACCUSES: ("accuses", "does not accuse"),
    Stance.CRITICISES: ("criticises", "does not criticise"),
    Stance.SUPPORTS: ("supports", "does not support"),
    Stance.OPPOSES: ("opposes", "does not oppose"),
    Stance.PROMISES: ("promises", "does not promise"),
    Stance.DEMANDS: ("demands", "does not demand"),
    Stance.WARNS: ("warns", "does not warn"),
    Stance.PREDICTS: ("predicts", "does not predict"),
    Stance.INTENDS: ("intends", "does not intend"),
    Stance.BELIEVES: ("believes", "does not believe"),
    Stance.QUESTIONS: ("questions", "does not question"),
    Stance.CITES: ("cites", "does not cite"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a source: a label of ours, words of the article, or both."""

    label: str
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is said of a source.

    label: what is said; of: the words of the article that it is said of, None where it is the source itself.
    reason: may be empty where the words say it all. words: what it rests on.
    """

    label: str
    of: Span | None
    reason: str
    words: tuple[Span, ...]


def joined(text: str, spans: Sequence[Span]) -> str:
    """The words of some spans on one line, with an ellipsis where the article says something in between."""
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def mark(source: Source | None) -> str:
    """A sign for the kind of source that needs no colour: ● named, ○ unnamed, ▪ no person, ? not made out."""
    if source is None:
        return "?"
    if source.kind in UNNAMED:
        return "○"
    named = (SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANISATION, SourceKind.GOVERNMENT)
    return "●" if source.kind in named else "▪"


def source_name(text: str, source: Source) -> str:
    """What to call a source: its name, else its best description, else the words that bring it in."""
    words = source.name or source.description or (source.mentions[0].span if source.mentions else None)
    return joined(text, (words,)) if words else str(source.kind)


def voice_name(text: str, voice: Voice) -> str:
    """What to call a voice, also one that no source was made out for."""
    return source_name(text, voice.source) if voice.source else joined(text, voice.words) or NO_PARTY


def speaker_names(record: Record, attribution: Attribution) -> str:
    """Whom an attribution comes down to, else the words of its source, else that it names none."""
    text = record.article.text
    names = [source_name(text, source) for source in speakers(record, attribution)]
    return " and ".join(names) or joined(text, attribution.source) or NO_SOURCE


def remarks(text: str, source: Source | None) -> tuple[Remark, ...]:
    """What there is to say of a source beside its name; words that the name already shows are not said again."""
    if source is None:
        return (Remark("source not made out"),)
    found = [Remark(str(source.kind))]
    if source.kind in UNNAMED:
        if not _is_one(source):
            found.append(Remark(_count_words(source.count)))
        found.append(
            Remark("reason given", source.anonymity) if source.anonymity else Remark("no reason given in this copy")
        )
    shown = [span for span in (source.name or source.description,) if span]
    for label, span in (("", source.role), ("of", source.affiliation)):
        if span and not any(other.contains(span) for other in shown):
            found.append(Remark(label, span))
            shown.append(span)
    if source.country:
        words = source.country.words
        is_shown = any(words.of(text) in other.of(text) for other in shown)
        found.append(Remark(f"country {source.country.code}", None if is_shown else words))
    for label, span in (("access", source.access), ("through", source.relay)):
        if span:
            found.append(Remark(label, span))
    return tuple(found)


def grounds(source: Source) -> tuple[Ground, ...]:
    """What a source's fields and mentions rest on, as far as it is inferred."""
    found = []
    if source.count:
        found.append(Ground(_count_words(source.count), None, "", (source.count.words,)))
    if source.country:
        found.append(Ground(f"country {source.country.code}", None, "", (source.country.words,)))
    for mention in source.mentions:
        if mention.link:
            found.append(Ground("is this source", mention.span, because(mention.link), mention.link.words))
    return tuple(found)


def stance_words(attribution: Attribution) -> str:
    """What the source does, the main act first; empty where no stance was read."""
    return ", ".join(reading_words(reading) for reading in attribution.stances)


def reading_words(reading: StanceReading) -> str:
    """One act in the third person: "denies", "does not deny"."""
    return _SAYS[reading.stance][1 if reading.is_negated else 0]


def coded_words(reading: StanceReading) -> str:
    """One act in the third person with its code in the CAMEO event ontology, where it has one."""
    return reading_words(reading) + (f" (CAMEO {reading.cameo})" if reading.cameo else "")


def quote_words(attribution: Attribution) -> str:
    """How much of the content is quoted; empty where there is no content."""
    return "" if attribution.quote is QuoteType.NONE else str(attribution.quote)


def carried_in(record: Record, act: Act) -> tuple[str, str] | None:
    """The words before and after the name of the attribution that a nested one stands in.

    None for an outer one, and where a source's own words lie within its own.
    """
    if act.outer is None:
        return None
    inner, outer = act.attribution, act.outer.attribution
    if inner.speakers and inner.speakers == outer.speakers:
        return None
    by = f"by {speaker_names(record, outer)}" if outer.speakers or outer.source else ""
    return ("passed on in" if inner.host is Host.SOURCE else "within", by)


def together_with(record: Record, attribution: Attribution, source: Source | None) -> str:
    """Who else an attribution comes down to beside one source; empty where nobody does."""
    text = record.article.text
    others = [source_name(text, other) for other in speakers(record, attribution) if source and other.id != source.id]
    names = " and ".join(name for name in others if source and name != source_name(text, source))
    return f"together with {names}" if names else ""


def target_words(text: str, answer: Answer) -> tuple[str, bool]:
    """What is answered, and whether it is cut because it is long and stands in full where its attribution does."""
    words = joined(text, answer.target)
    if answer.attribution is None or len(words) <= _LONG_TARGET:
        return words, False
    return words[:_LONG_TARGET].rpartition(" ")[0] + " …", True


def because(inference: Inference) -> str:
    """The reason of an inference with its confidence; the words that it rests on are for the caller to show."""
    return f"{inference.reason}, confidence {inference.confidence:.2f}"


def _is_one(source: Source) -> bool:
    """Whether the kind says already that it is one person."""
    count = source.count
    return source.kind is SourceKind.UNNAMED_PERSON and (count is None or count.least == count.most == 1)


def _count_words(count: Count | None) -> str:
    if count is None:
        return "number not given in this copy"
    if count.most is None:
        return f"{count.least} people or more"
    if count.least == count.most:
        return "1 person" if count.least == 1 else f"{count.least} people"
    return f"up to {count.most} people" if count.least <= 1 else f"{count.least} to {count.most} people"
