"""Attributions and the sources that they come down to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.types.article import Span
from onrecord.types.common import Count, Country, Inference

__all__ = [
    "Answer",
    "Attribution",
    "Host",
    "Mention",
    "MentionForm",
    "QuoteType",
    "Source",
    "SourceKind",
    "Stance",
    "StanceReading",
]


class QuoteType(StrEnum):
    """How much of a content stands within quotation marks: all, part, none; NONE where there is no content."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NONE = "none"


class Host(StrEnum):
    """The part of the outer attribution that a nested one stands in."""

    CONTENT = "content"
    SOURCE = "source"


class SourceKind(StrEnum):
    """What a source is, as far as the article tells; docs/labelling-guide.md says where each begins and ends."""

    NAMED_PERSON = "named person"
    UNNAMED_PERSON = "unnamed person"
    NAMED_ORGANISATION = "named organisation"
    UNNAMED_GROUP = "unnamed group"
    GOVERNMENT = "government by its capital"
    DOCUMENT = "document"
    PRESS_REPORT = "press report"
    DATA = "data"
    ARTICLE = "the article itself"


class MentionForm(StrEnum):
    """How a mention names its source: by a name, by a description ("the spokesman"), by a pronoun."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


class Stance(StrEnum):
    """What a source does in an attribution; docs/labelling-guide.md says which is which."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    CONCEDES = "concedes"
    DENIES = "denies"
    DISPUTES = "disputes"
    NOT_CONFIRMED = "not_confirmed"
    DECLINES_TO_COMMENT = "declines_to_comment"
    NO_RESPONSE = "no_response"
    ACCUSES = "accuses"
    CRITICISES = "criticises"
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    PROMISES = "promises"
    DEMANDS = "demands"
    WARNS = "warns"
    PREDICTS = "predicts"
    INTENDS = "intends"
    BELIEVES = "believes"
    QUESTIONS = "questions"
    CITES = "cites"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a source is named, described or meant.

    link: why this mention is taken for this source; None for the one that brings the source in.
    """

    span: Span
    form: MentionForm
    link: Inference | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Whom attributions come down to, within one article.

    id: "s1", "s2" and on, in text order of the first mention.
    name: the fullest name that the article gives, as it stands there; None for the unnamed.
    description: for a source without a name, the words that describe it best.
    role, affiliation: what the person is, and of whom or what, in the article's words; None where it does not say.
    count: of unnamed people; None for other kinds, and where the words give none.
    access: how close to the matter the unnamed are said to be ("briefed on the talks").
    anonymity: the reason that the copy gives for withholding the name.
    relay: who passes the source's words on, where the copy says so ("told Reuters", "a report quoting").
    mentions: in text order; those in attributions' sources, and those that the name and the role come from.
    """

    id: str
    kind: SourceKind
    name: Span | None
    description: Span | None
    role: Span | None
    affiliation: Span | None
    country: Country | None
    count: Count | None
    access: Span | None
    anonymity: Span | None
    relay: Span | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class StanceReading:
    """One act that a source performs in an attribution.

    is_negated: the act is said not to happen, and no stance says so by itself ("did not deny").
    hedges: words that weaken it ("reportedly", "may").
    decided: why it was read so, with the words that decided it.
    cameo: code of the CAMEO event ontology that fits, else None.
    """

    stance: Stance
    is_negated: bool
    hedges: tuple[Span, ...]
    decided: Inference
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What an attribution answers: something that the article says elsewhere.

    target: the proposition or matter, innermost, in the article's words.
    attribution: name of the attribution whose content the target is ("a2", "a2.1"); None where nobody says it.
    """

    target: tuple[Span, ...]
    attribution: str | None
    link: Inference


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attributed statement: who is said to say it, the words that say so, and what is said.

    source: spans of the source, in text order; empty where the copy names none ("it was reported that").
    cue: spans of the cue, in text order; never empty.
    content: spans of the content, in text order.
    quote: how much of the content stands within quotation marks.
    paragraph, sentence: index of the cue's paragraph and sentence in the record's layout.
    confidence: the reader's probability for the cue, 0 to 1, times the mean of the spans' own; not calibrated.
    nested: attributions inside this one, in text order.
    host: for a nested attribution, the part of the outer one that it stands in; None for an outer attribution.
    speakers: ids of the record's sources that it comes down to, one for each part of a conjoined source.
    stances: what the source does, the main act first; two where the words hold two acts.
    answers: what it answers elsewhere in the article, where it does.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote: QuoteType
    paragraph: int
    sentence: int
    confidence: float
    nested: tuple[Attribution, ...] = ()
    host: Host | None = None
    speakers: tuple[str, ...] = ()
    stances: tuple[StanceReading, ...] = ()
    answers: Answer | None = None
