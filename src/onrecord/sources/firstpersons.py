"""First and second persons: "I" and "we" within a quotation are its speaker's; outside, the article's own."""

from __future__ import annotations

import re

from onrecord.sources.context import Context
from onrecord.sources.kinds import PRONOUNS
from onrecord.sources.markables import Markable
from onrecord.sources.ranking import last_before
from onrecord.sources.referents import Referent
from onrecord.sources.transcripts import turn_at
from onrecord.types import Inference, MentionForm, SourceKind

__all__ = ["resolve_first_person"]

_INTERVIEW = re.compile(r"\binterview", re.IGNORECASE)
_PEOPLE = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON})
_ANYBODY_BEFORE = re.compile(r"\b(?:as|because|if|what|whatever|when|whenever)\s+$", re.IGNORECASE)
_ANYBODY_AFTER = re.compile(r"you\s+(?:know|see)\b|you\s*['’]d\b", re.IGNORECASE)
_LEAD = 1500  # code points in which an interview says that it is one


def resolve_first_person(context: Context, markable: Markable) -> None:
    """Resolve "I", "we" or "you" by who speaks where it stands.

    The "we" of one person stays apart: whom it takes in is not said.
    """
    sort = PRONOUNS[markable.span.of(context.text).lower()]
    start = markable.span.start
    at = context.speaker_at(start) if context.quoted[start] else None
    if at is not None and sort == "speaker" and at[1] is not None and at[1].number == "thing":
        speaker, reason, confidence = _person_around(context, start), "a person's words in what is quoted", 0.5
    elif at is not None and sort != "hearer":
        speaker, reason, confidence = at[1], "the first person of the one who is quoted", 0.9
    elif context.quoted[start] and sort != "hearer" and not context.turns:
        speaker, reason, confidence = _quoted_beside(context, start), "the one who is quoted beside it", 0.6
    elif context.turns:
        speaker, reason, confidence = *_turn(context, start, sort), 0.8
    elif sort == "hearer":
        speaker, reason, confidence = _hearer(context, start), "whom the interviewer asks", 0.5
    else:
        speaker, reason, confidence = _interviewee(context, start), "the one who is interviewed", 0.5
    if speaker is None:
        _apart(context, markable, sort)
        return
    if sort == "speakers" and speaker.number == "one":
        _apart(context, markable, sort)
        return
    context.settle(markable, speaker, MentionForm.PRONOUN, Inference(reason, (speaker.mentions[0].span,), confidence))


def _quoted_beside(context: Context, start: int) -> Referent | None:
    """Who speaks the other quotations of a paragraph: what is quoted without a source is seldom somebody else's.

    Where it has none, who spoke last in the paragraph before.
    """
    number = context.paragraph(start)
    here = context.layout.paragraphs[number]
    before = context.layout.paragraphs[max(0, number - 1)]
    own = [(place, referent) for place, referent in context.spoken_in(here) if referent.kind in _PEOPLE]
    earlier = [(place, referent) for place, referent in own if place < start]
    last = [(place, referent) for place, referent in context.spoken_in(before) if referent.kind in _PEOPLE]
    found = max(earlier, default=None, key=_place) or min(own, default=None, key=_place)
    found = found or max(last, default=None, key=_place)
    return found[1] if found else None


def _place(item: tuple[int, Referent]) -> int:
    return item[0]


def _person_around(context: Context, start: int) -> Referent | None:
    """The person mentioned last before words that a text or a medium quotes, within the sentence before them."""
    here = context.sentence(start)
    people = [
        (place, referent)
        for referent in context.latest()
        if referent.is_person and (place := last_before(referent.places, start)) >= 0
        if here - context.sentence(place) <= 1
    ]
    return max(people, key=_place)[1] if people else None


def _turn(context: Context, start: int, sort: str) -> tuple[Referent | None, str]:
    """In a transcript: who has the turn; for "you", who had the turn before, or has the next one."""
    number = turn_at(context.turns, start)
    if number is None:
        return None, ""
    if sort != "hearer":
        return context.turn_speaker_at(start), "the first person of the one whose turn it is"
    before, after = context.turn_speakers.get(number - 1), context.turn_speakers.get(number + 1)
    if not _is_question(context, start) and (before is not after or before is None or _is_general(context, start)):
        return None, ""
    neighbour = number - 1 if number else number + 1
    other = context.turn_speakers.get(neighbour)
    return (None if other is context.turn_speakers.get(number) else other), "whom the speaker answers"


def _is_general(context: Context, start: int) -> bool:
    """Whether "you" may be anybody: "if you think", "what you would expect", "you know"."""
    text = context.text
    return bool(_ANYBODY_BEFORE.search(text, max(0, start - 12), start) or _ANYBODY_AFTER.match(text, start))


def _is_question(context: Context, start: int) -> bool:
    sentence = context.layout.sentences[context.sentence(start)]
    return sentence.of(context.text).rstrip("\"”’' ").endswith("?")


def _apart(context: Context, markable: Markable, sort: str) -> None:
    """Somebody of whom the article tells no more: the article's own first person, or people in general."""
    is_own = sort != "hearer" and not context.quoted[markable.span.start]
    is_own = is_own and not context.turns
    is_one = sort == "speaker"
    kind = SourceKind.ARTICLE if is_own else SourceKind.UNNAMED_PERSON if is_one else SourceKind.UNNAMED_GROUP
    found = Referent(kind, "many" if sort in {"speakers", "hearer"} else "one")
    found.described.append(markable.span)
    context.bring_in(found)
    context.settle(markable, found, MentionForm.PRONOUN, None)


def _interviewee(context: Context, start: int) -> Referent | None:
    """In an interview, who answers: the person named first of those named most, unless the paragraph asks."""
    if not _is_interview(context) or _asks(context, start):
        return None
    return _subject(context)


def _hearer(context: Context, start: int) -> Referent | None:
    return _subject(context) if _is_interview(context) and _asks(context, start) else None


def _is_interview(context: Context) -> bool:
    questions = sum(context.text[p.start : p.end].rstrip().endswith("?") for p in context.layout.paragraphs)
    return bool(_INTERVIEW.search(context.text, 0, _LEAD)) and questions * 10 >= len(context.layout.paragraphs)


def _asks(context: Context, start: int) -> bool:
    paragraph = context.layout.paragraphs[context.paragraph(start)]
    return paragraph.of(context.text).rstrip().endswith("?")


def _subject(context: Context) -> Referent | None:
    lead = [r for r in context.referents if r.names and r.is_person and r.names[0].span.start < _LEAD]
    return max(lead, key=lambda r: (min(len(r.places), 4), -r.names[0].span.start), default=None)
