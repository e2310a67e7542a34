"""Statements built by hand for the stages after the reader: a text, and who is said to say what in it.

The words of each statement are looked for behind those of the statement before, as whole words, so that a test gives
them in the order of the text and needs no offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.numbering import walk
from onrecord.sources import resolve_sources
from onrecord.text import lay_out
from onrecord.types import (
    Attribution,
    Entity,
    EntityType,
    Host,
    Inference,
    Mention,
    QuoteType,
    Source,
    SourceKind,
    Span,
)

__all__ = ["Resolved", "Said", "find", "resolve", "source_of"]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in words: its source, its cue and its content, each as it stands in the text; "" for none.

    within: statements in its content; quoting: statements in its source.
    """

    source: str
    cue: str
    content: str = ""
    within: tuple[Said, ...] = ()
    quoting: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the stage made of a text: its sources, and the statements with their speakers, outer before nested."""

    text: str
    sources: tuple[Source, ...]
    statements: tuple[Attribution, ...]

    @property
    def names(self) -> list[str]:
        """For each source its name, else the words that describe it."""
        return [self._named(source) for source in self.sources]

    @property
    def kinds(self) -> list[SourceKind]:
        """For each source its kind."""
        return [source.kind for source in self.sources]

    @property
    def spoken(self) -> list[list[str]]:
        """For each statement the names or descriptions of its speakers."""
        by_id = {source.id: self._named(source) for source in self.sources}
        return [[by_id[speaker] for speaker in statement.speakers] for statement in self.statements]

    @property
    def speakers(self) -> list[str]:
        """For each statement the ids of its speakers, joined by a space."""
        return [" ".join(statement.speakers) for statement in self.statements]

    def source(self, number: int = 0) -> Source:
        """One source, by its place in the text."""
        return self.sources[number]

    def mention(self, words: str, nth: int = 1) -> Mention:
        """The mention that covers the nth place of these words and no more."""
        span = find(self.text, words, nth=nth)
        return next(m for source in self.sources for m in source.mentions if m.span == span)

    def link(self, words: str, nth: int = 1) -> Inference:
        """Why the mention with these words is taken for its source."""
        link = self.mention(words, nth).link
        assert link is not None
        return link

    def of(self, span: Span | None) -> str | None:
        """The words of a span that may be missing."""
        return None if span is None else span.of(self.text)

    def _named(self, source: Source) -> str:
        span = source.name or source.description
        assert span is not None
        return span.of(self.text)


def find(text: str, words: str, start: int = 0, nth: int = 1) -> Span:
    """The nth place of whole words at or behind an offset."""
    places = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text[start:])
    match = [*places][nth - 1]
    return Span(start + match.start(), start + match.end())


def resolve(
    text: str, *said: Said, people: Sequence[str] = (), bodies: Sequence[str] = (), places: Sequence[str] = ()
) -> Resolved:
    """What the sources stage makes of a text. people, bodies, places: names, each an entity wherever it stands."""
    layout = lay_out(text)
    names = {
        **dict.fromkeys(people, EntityType.PERSON),
        **dict.fromkeys(bodies, EntityType.ORGANIZATION),
        **dict.fromkeys(places, EntityType.PLACE),
    }
    sources, attributions = resolve_sources(text, layout, list(_attributions(text, said)), _entities(text, names))
    return Resolved(text, sources, tuple(attribution for _, attribution in walk(attributions)))


def source_of(words: str, **names: Sequence[str]) -> tuple[Resolved, Source]:
    """The one source of a sentence in which these words are said to say something."""
    found = resolve(f"Berth nine was closed, {words} said.", Said(words, "said", "Berth nine was closed"), **names)
    (source,) = found.sources
    return found, source


def _attributions(text: str, said: Sequence[Said], start: int = 0, host: Host | None = None) -> Iterator[Attribution]:
    for statement in said:
        source, cue, content = (
            (find(text, words, start),) if words else ()
            for words in (statement.source, statement.cue, statement.content)
        )
        inside = [
            *(_attributions(text, statement.within, content[0].start, Host.CONTENT) if content else ()),
            *(_attributions(text, statement.quoting, source[0].start, Host.SOURCE) if source else ()),
        ]
        quote = QuoteType.INDIRECT if content else QuoteType.NONE
        yield Attribution(source, cue, content, quote, 0, 0, 0.9, tuple(inside), host)
        start = max(span.end for span in (*source, *cue, *content))


def _entities(text: str, names: dict[str, EntityType]) -> list[Entity]:
    if not names:
        return []
    spelled = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = re.finditer(rf"(?<!\w)(?:{spelled})(?!\w)", text)
    return [Entity(Span(m.start(), m.end()), names[m.group()]) for m in found]
