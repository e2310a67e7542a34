"""A copy as the rules look at it: a record with its headline, lead, sentences and voices at hand.

Rules ask the same questions of a record over and over (which sentence is this, is it quoted, who speaks here), so they
are answered here once, in time linear in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from onrecord.audit.words import content_words
from onrecord.numbering import walk
from onrecord.text import quotation_depth
from onrecord.types import Attribution, Entity, Host, Mention, Quotation, Record, Source, SourceKind, Span

__all__ = ["Act", "Copy"]

T = TypeVar("T")

_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_BYLINE = re.compile(r"(?:by|reporting by|additional reporting|editing by|image|photo|credit)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ -]+(?:,\s*[\w.'’ ]{2,30}){0,3}\s*)?\((?P<agency>[A-Z][\w ]{1,20})\)\s*(?:—|–|-{1,2})\s*"
)
_REACH = 8  # mentions before a place that can reach over it; mentions lie in one another three deep at most
_MIN_LEAD = 8  # words; what is shorter at the top is a byline, a place or a label


@dataclass(frozen=True, slots=True)
class Act:
    """One attribution with its name ("a2", "a2.1"), whom it comes down to, and the one that it stands in.

    is_cited: looked at for somebody whom its source cites or quotes.
    """

    name: str
    attribution: Attribution
    speakers: tuple[Source, ...]
    outer: Attribution | None
    is_cited: bool = False

    @property
    def is_unnamed(self) -> bool:
        """Whether all whom it comes down to are people without a name."""
        return bool(self.speakers) and all(source.kind in _UNNAMED for source in self.speakers)

    @property
    def spans(self) -> tuple[Span, ...]:
        """All that belongs to it: source, cue and content."""
        return (*self.attribution.source, *self.attribution.cue, *self.attribution.content)

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(min(s.start for s in self.spans), max(s.end for s in self.spans))

    @property
    def place(self) -> Span:
        """The words to mark for whoever speaks: the source's, else the cue's."""
        return (self.attribution.source or self.attribution.cue)[0]


@dataclass(frozen=True)
class Copy:
    """A record at hand for the rules."""

    record: Record
    _made: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[Copy], T]) -> T:
        """What several rules need and one function makes, made once a copy."""
        if name not in self._made:
            self._made[name] = make(self)
        made: T = self._made[name]
        return made

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.record.article.text

    @property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences in text order."""
        return self.record.layout.sentences

    @property
    def paragraphs(self) -> tuple[Span, ...]:
        """All paragraphs in text order, the headline among them."""
        return self.record.layout.paragraphs

    @cached_property
    def headline(self) -> Span | None:
        """The title where it stands at the top of the text."""
        title = self.record.article.title
        if title is None or not self.paragraphs:
            return None
        first = self.paragraphs[0]
        return first if _levelled(first.of(self.text)) == _levelled(title) else None

    @cached_property
    def body(self) -> tuple[Span, ...]:
        """Paragraphs below the headline, bylines and credits left out."""
        rest = self.paragraphs[1:] if self.headline else self.paragraphs
        return tuple(
            p for p in rest if not _BYLINE.match(self.text, p.start, p.end) or len(p.of(self.text).split()) > 12
        )

    @cached_property
    def lead(self) -> Span | None:
        """The first paragraph of the body that is long enough to be one."""
        return next((p for p in self.body if len(p.of(self.text).split()) >= _MIN_LEAD), None)

    @cached_property
    def own_outlets(self) -> frozenset[str]:
        """Words by which the copy names its own outlet or agency, in lower case: metadata, dateline."""
        names = [self.record.article.outlet or ""]
        for paragraph in self.body[:3]:
            if dateline := _DATELINE.match(self.text, paragraph.start, paragraph.end):
                names.append(dateline["agency"])
        return frozenset(_outlet_key(name) for name in names if name)

    def is_own_outlet(self, span: Span) -> bool:
        """Whether words name the outlet or agency that the copy comes from, in full or by the end of its name."""
        key = _outlet_key(span.of(self.text))
        return bool(key) and any(own == key or own.endswith(f" {key}") for own in self.own_outlets)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Every attribution, an outer one before those nested in it."""
        by_id = {source.id: source for source in self.record.sources}
        outer = {
            id(inner): attribution for _, attribution in walk(self.record.attributions) for inner in attribution.nested
        }
        return tuple(
            Act(name, a, tuple(by_id[s] for s in a.speakers if s in by_id), outer.get(id(a)))
            for name, a in walk(self.record.attributions)
        )

    @cached_property
    def outer_acts(self) -> tuple[Act, ...]:
        """The attributions in the copy's own voice."""
        return tuple(act for act in self.acts if act.outer is None)

    @cached_property
    def own_acts(self) -> tuple[Act, ...]:
        """Outer attributions, and those that a report in the copy's own voice is said to pass on."""
        return tuple(act for act in self.acts if act.outer is None or act.attribution.host is Host.SOURCE)

    def acts_of(self, source: Source) -> tuple[Act, ...]:
        """The attributions in the copy's own voice that come down to a source."""
        return tuple(self._acts_by_source.get(source.id, ()))

    @cached_property
    def _acts_by_source(self) -> dict[str, list[Act]]:
        table: dict[str, list[Act]] = {}
        for act in self.own_acts:
            for source in act.speakers:
                table.setdefault(source.id, []).append(act)
        return table

    def mention_at(self, span: Span) -> Mention | None:
        """The mention of a source that covers these words and no more."""
        return self._mention_table.get(span)

    @cached_property
    def _mention_table(self) -> dict[Span, Mention]:
        return {mention.span: mention for source in self.record.sources for mention in source.mentions}

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Quotations in running text, those within others left out."""
        return tuple(quotation for quotation in self.record.layout.quotations if quotation.depth == 1)

    @cached_property
    def _depth(self) -> Sequence[int]:
        depth: list[int] = quotation_depth(len(self.text), self.record.layout.quotations).tolist()
        return depth

    def is_quoted(self, span: Span) -> bool:
        """Whether a span begins within quotation marks."""
        return self._depth[span.start] > 0

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds an offset, else of the one before it."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds an offset, else of the one before it."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    def sentences_in(self, span: Span) -> Iterator[Span]:
        """The sentences that begin within a span."""
        for number in range(self.sentence_at(span.start), len(self.sentences)):
            sentence = self.sentences[number]
            if sentence.start >= span.end:
                return
            if sentence.start >= span.start:
                yield sentence

    def acts_in(self, span: Span) -> tuple[Act, ...]:
        """Attributions in the copy's own voice that have a word within a span."""
        return tuple(a for a in self.all_acts_in(span) if a.outer is None or a.attribution.host is Host.SOURCE)

    def outer_acts_in(self, span: Span) -> tuple[Act, ...]:
        """Outer attributions that have a word within a span."""
        return tuple(act for act in self.all_acts_in(span) if act.outer is None)

    def all_acts_in(self, span: Span) -> tuple[Act, ...]:
        """Attributions that have a word within a span, nested ones too."""
        if not self.paragraphs:
            return ()
        numbers = range(self.paragraph_at(span.start), self.paragraph_at(max(span.start, span.end - 1)) + 1)
        near = sorted({place for number in numbers for place in self._acts_by_paragraph.get(number, ())})
        return tuple(self.acts[place] for place in near if any(s.overlaps(span) for s in self.acts[place].spans))

    @cached_property
    def _acts_by_paragraph(self) -> dict[int, list[int]]:
        """For each paragraph the places, in all acts, of those that have a word in it."""
        table: dict[int, list[int]] = {}
        for place, act in enumerate(self.acts):
            touched = {
                number
                for span in act.spans
                for number in range(self.paragraph_at(span.start), self.paragraph_at(max(span.start, span.end - 1)) + 1)
            }
            for number in touched:
                table.setdefault(number, []).append(place)
        return table

    def is_in_body(self, span: Span) -> bool:
        """Whether a span begins in a paragraph of the body."""
        return self.paragraph_at(span.start) in self._body_numbers

    @cached_property
    def _body_numbers(self) -> frozenset[int]:
        return frozenset(self.paragraph_at(paragraph.start) for paragraph in self.body)

    def entities_in(self, span: Span) -> Iterator[Entity]:
        """The entities that lie within a span, in text order."""
        entities = self.record.entities
        for number in range(bisect_left(self._entity_starts, span.start), len(entities)):
            if entities[number].span.start >= span.end:
                return
            if span.contains(entities[number].span):
                yield entities[number]

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [entity.span.start for entity in self.record.entities]

    def kinds_at(self, span: Span) -> frozenset[SourceKind]:
        """Kinds of the sources that have a mention within a span or around it."""
        starts, mentions = self._mentions
        first = max(0, bisect_right(starts, span.start) - _REACH)
        found = set()
        for mention, kind in mentions[first:]:
            if mention.start >= span.end:
                break
            if mention.overlaps(span):
                found.add(kind)
        return frozenset(found)

    @cached_property
    def _mentions(self) -> tuple[list[int], list[tuple[Span, SourceKind]]]:
        mentions = sorted((m.span, source.kind) for source in self.record.sources for m in source.mentions)
        return [span.start for span, _ in mentions], mentions

    def words_of(self, *spans: Span) -> frozenset[str]:
        """Stems of the words that carry meaning in some spans."""
        return frozenset(word for span in spans for word in content_words(span.of(self.text)))


def _levelled(title: str) -> str:
    """A title on one line, without the full stop that some desks' systems put behind it."""
    return " ".join(title.split()).rstrip(" .;")


def _outlet_key(name: str) -> str:
    words = re.sub(r"[’']s\b", "", name.lower()).split()
    return " ".join(word for word in words if word != "the")
