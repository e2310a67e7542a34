"""Find attributions inside attributions: what a quoted source says that others said, and sources who pass on others.

No corpus marks them. A content is read again, by the same network, as if it stood alone: the outer marks are what the
network was taught, and taken out of their frame the inner ones become outer. A source that passes on somebody else's
words ("a report quoting two officials", "quoting her counterpart, she said") is found by its relaying verb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.attribution.decode import Stretch
from onrecord.attribution.extraction import Settings, extract_all
from onrecord.attribution.network import Network
from onrecord.attribution.tokens import Tokens, tokenize
from onrecord.lexicon import load_lexicon
from onrecord.text import find_paragraphs, find_quotations
from onrecord.types import Attribution, Host, Span, TextLayout

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["NestedMarks", "find_nested", "without_relays"]

MIN_WORDS = 5  # a shorter content has no room for a source, a cue and a content of its own
MIN_CERTAINTY = 0.35  # of a nested attribution, which is read with less context than an outer one

_MARKS = "\"“”„«»'‘’‚‹›`"
_TRIMMED = _MARKS + ",;:.()–— \t\r\n\u00a0"
_PHRASE_END = re.compile(r"[,;:.!?()–—\n]|$")
_WHOSE = re.compile(r"\s+the\s+\w+\s+(?:of|by|from)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NestedMarks:
    """A nested attribution's spans in the article's text, the part it stands in, and how sure the network is of it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    host: Host
    certainty: float


def find_nested(
    text: str,
    layout: TextLayout,
    outers: Sequence[Attribution],
    network: Network,
    tokenizer: Tokenizer,
    settings: Settings,
) -> tuple[tuple[NestedMarks, ...], ...]:
    """For each outer attribution, those nested in it, one level down, in the order of its parts."""
    hosts = [(number, inside) for number, outer in enumerate(outers) for inside in _rereadable(text, outer)]
    tokens = [_tokens_of(inside.of(text), tokenizer) for _, inside in hosts]
    found = [[*_in_source(text, outer), *_beside(text, layout, outer)] for outer in outers]
    for (number, inside), read, extraction in zip(
        hosts, tokens, extract_all(tokens, network, settings), strict=True
    ):
        found[number] += [
            NestedMarks(
                source=_moved(read, inner.source, inside.start),
                cue=_moved(read, (inner.cue,), inside.start),
                content=_moved(read, inner.content, inside.start),
                host=Host.CONTENT,
                certainty=inner.certainty,
            )
            for inner in extraction.attributions
            if inner.certainty >= MIN_CERTAINTY
        ]
    return tuple(map(tuple, found))


def without_relays(text: str, outers: Sequence[Attribution]) -> list[Attribution]:
    """Leave out attributions by a relaying verb whose speaker has another one in the sentence.

    In "a report quoting two officials said", the quoting is no statement beside the saying: it belongs in its source.
    """
    return [
        outer
        for outer in outers
        if not (
            all(_relay_pattern().fullmatch(cue.of(text)) for cue in outer.cue)
            and any(
                other is not outer and other.sentence == outer.sentence and _share(other.source, outer.source)
                for other in outers
            )
        )
    ]


def _share(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in spans for other in others)


def _rereadable(text: str, outer: Attribution) -> list[Span]:
    """The stretches of an attribution's content that are long enough to hold another."""
    inside = [_unquoted(text, span) for span in outer.content]
    return [span for span in inside if len(span.of(text).split()) >= MIN_WORDS]


def _tokens_of(words: str, tokenizer: Tokenizer) -> Tokens:
    paragraphs = find_paragraphs(words)
    return tokenize(words, paragraphs, find_quotations(words, paragraphs), tokenizer)


def _unquoted(text: str, span: Span) -> Span:
    """The span without the one pair of marks around it, which would tell the network that all of it is quoted."""
    if span.end - span.start > 2 and text[span.start] in _MARKS and text[span.end - 1] in _MARKS:
        return Span(span.start + 1, span.end - 1)
    return span


def _moved(tokens: Tokens, stretches: Sequence[Stretch], offset: int) -> tuple[Span, ...]:
    return tuple(Span(offset + int(tokens.starts[s.start]), offset + int(tokens.ends[s.end - 1])) for s in stretches)


def _in_source(text: str, outer: Attribution) -> Iterator[NestedMarks]:
    for span in outer.source:
        for cue in _relays(text, span):
            source = _trimmed(text, Span(cue.end, span.end))
            if source and text[span.start : cue.start].strip(_TRIMMED):
                yield NestedMarks((source,), (cue,), outer.content, Host.SOURCE, outer.confidence)


def _beside(text: str, layout: TextLayout, outer: Attribution) -> Iterator[NestedMarks]:
    """Relaying phrases that stand free in the cue's sentence, next to the outer attribution."""
    sentence = layout.sentences[outer.sentence]
    own = sorted((*outer.source, *outer.cue, *outer.content))
    spoken = [span for span in own if span.overlaps(sentence)]
    for cue in _relays(text, sentence):
        if any(span.overlaps(cue) for span in own):
            continue
        end = _PHRASE_END.search(text, cue.end, sentence.end)
        source = _trimmed(text, Span(cue.end, end.start() if end else sentence.end))
        if source is None or any(span.overlaps(source) for span in own):
            continue
        before = spoken[bisect_right(spoken, cue) - 1] if bisect_right(spoken, cue) else None
        after = next((span for span in spoken if span.start >= source.end), None)
        opens = not text[sentence.start : cue.start].strip(_TRIMMED)
        leads = opens and after is not None and not text[source.end : after.start].strip(_TRIMMED)
        follows = before is not None and not text[before.end : cue.start].strip(_TRIMMED)
        if leads or follows:
            yield NestedMarks((source,), (cue,), outer.content, Host.SOURCE, outer.confidence)


def _relays(text: str, span: Span) -> Iterator[Span]:
    """Relaying verbs in a span, each with what belongs to it ("echoing the words of")."""
    for match in _relay_pattern().finditer(text, span.start, span.end):
        whose = _WHOSE.match(text, match.end(), span.end)
        yield Span(match.start(), whose.end() if whose else match.end())


@cache
def _relay_pattern() -> re.Pattern[str]:
    verbs = "|".join(map(re.escape, load_lexicon("onrecord.attribution", "relay_cues.txt")))
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.end - len(words.lstrip(_TRIMMED))
    end = span.start + len(words.rstrip(_TRIMMED))
    return Span(start, end) if start < end else None
