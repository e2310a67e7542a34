"""An article's text in HTML with its spans marked, and an anchor at every word that something else points to.

Spans may lie in one another, so a paragraph is cut wherever one begins or ends, and each cut carries the roles that it
has. An anchor is named by the offset at which its words begin, `c120`, so that whoever points to words needs no list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from onrecord.export.people import UNNAMED, speakers
from onrecord.numbering import walk
from onrecord.types import Attribution, Host, Incident, Record, Source, Span

__all__ = ["anchor_of", "marked_text"]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    classes: str


def marked_text(record: Record, prefix: str) -> str:
    """The paragraphs of the article; prefix: of every anchor, so that several articles can share a page."""
    text = record.article.text
    marks: list[_Mark] = []
    links: dict[int, list[str]] = {}
    for name, attribution in walk(record.attributions):
        marks += _marks(record, attribution)
        at = min((*attribution.source, *attribution.cue)).start
        links.setdefault(at, []).append(_link(name, f"attribution {name}", prefix))
    for incident in record.incidents:
        marks += _incident_marks(incident)
        for number, mention in enumerate(incident.mentions):
            link = _link(incident.id, f"incident {incident.id}", prefix, is_first=number == 0)
            links.setdefault(mention.trigger.start, []).append(link)
    pointed = _pointed_at(record)
    edged = pointed | {mark.span for mark in marks}
    cuts = sorted({edge for span in edged for edge in (span.start, span.end)} | set(links))
    anchored = {span.start for span in pointed}
    shown = []
    for number, paragraph in enumerate(record.layout.paragraphs, 1):
        inside = [mark for mark in marks if mark.span.overlaps(paragraph)]
        own = cuts[bisect_left(cuts, paragraph.start) : bisect_left(cuts, paragraph.end)]
        pieces: list[str] = []
        for start, end in pairwise(sorted({paragraph.start, *own, paragraph.end})):
            pieces += links.get(start, ())
            pieces.append(_piece(text, Span(start, end), inside, anchor_of(start, prefix) if start in anchored else ""))
        shown.append(f'<p id="{prefix}p{number}">{"".join(pieces)}</p>')
    return "\n".join(shown)


def anchor_of(start: int, prefix: str) -> str:
    """The name of the anchor at the word that begins at an offset."""
    return f"{prefix}c{start}"


def _piece(text: str, span: Span, inside: Iterable[_Mark], anchor: str) -> str:
    classes = {name for mark in inside if mark.span.contains(span) for name in mark.classes.split()}
    words = escape(span.of(text))
    if not classes and not anchor:
        return words
    attributes = (f' class="{" ".join(sorted(classes))}"' if classes else "") + (f' id="{anchor}"' if anchor else "")
    return f"<span{attributes}>{words}</span>"


def _marks(record: Record, attribution: Attribution) -> Iterator[_Mark]:
    found = speakers(record, attribution)
    is_unnamed = bool(found) and all(source.kind in UNNAMED for source in found)
    for span in attribution.source:
        yield _Mark(span, "source unnamed" if is_unnamed else "source")
    for span in attribution.cue:
        yield _Mark(span, "cue")
    if attribution.host is not Host.SOURCE:
        for span in attribution.content:
            yield _Mark(span, "content inner" if attribution.host else "content")


def _incident_marks(incident: Incident) -> Iterator[_Mark]:
    for toll in incident.tolls:
        for span in (toll.count.words, *((toll.whom,) if toll.whom else ()), toll.cue):
            yield _Mark(span, "toll")
    for date in incident.dates:
        yield _Mark(date.reading.words, "when")
    for place in incident.places:
        yield _Mark(place.reading.words, "where")
    for mention in incident.mentions:
        yield _Mark(mention.trigger, "trigger")


def _pointed_at(record: Record) -> set[Span]:
    """The words that the panel leads to: cues, sources' and incidents' fields, and what inferences rest on."""
    spans: list[Span] = []
    for source in record.sources:
        spans += _fields(source)
        for mention in source.mentions:
            spans += (mention.span, *(mention.link.words if mention.link else ()))
    for _, attribution in walk(record.attributions):
        spans.append(attribution.cue[0])
        for reading in attribution.stances:
            spans += (*reading.hedges, *reading.decided.words)
        if attribution.answers:
            spans += (*attribution.answers.target, *attribution.answers.link.words)
    for incident in record.incidents:
        spans += _incident_words(incident)
    return set(spans)


def _fields(source: Source) -> Iterator[Span]:
    words = (source.country.words if source.country else None, source.count.words if source.count else None)
    plain = (source.name, source.description, source.role, source.affiliation)
    yield from (s for s in (*words, *plain, source.access, source.anonymity, source.relay) if s)


def _incident_words(incident: Incident) -> Iterator[Span]:
    inferences = [incident.background] if incident.background else []
    inferences += [date.reading.resolved for date in incident.dates]
    inferences += [place.reading.resolved for place in incident.places]
    yield from (mark.span for mark in _incident_marks(incident))
    yield from (span for inference in inferences for span in inference.words)
    yield from (span for actor in incident.actors for span in (actor.words, actor.by) if span)


def _link(name: str, label: str, prefix: str, *, is_first: bool = True) -> str:
    """A name that leads to the panel; the first place of an incident is the one that the panel leads back to."""
    anchor = f' id="{prefix}t-{name}"' if is_first else ""
    return f'<a class="at"{anchor} href="#{prefix}{name}" aria-label="{label}">{name}</a>'
