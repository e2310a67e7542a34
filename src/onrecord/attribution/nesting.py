"""Find attributions inside attributions: what a quoted source says that others said, and sources who pass on others.

No corpus marks them. A content is read again, by the same network, as if it stood alone: the outer marks are what the
network was taught, and taken out of their frame the inner ones become outer. What comes out wants, likes and thinks as
often as it says, so a nested attribution must be a statement, or a belief that is not the speaker's own. A source that
passes on somebody else's words ("a report quoting two officials", "quoting her counterpart, she said") is found by its
relaying verb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.attribution.decode import Stretch
from onrecord.attribution.extraction import Settings, extract_all
from onrecord.attribution.network import Network
from onrecord.attribution.tokens import Tokens, tokenize
from onrecord.inflection import verb_forms
from onrecord.lexicon import load_lexicon
from onrecord.text import find_paragraphs, find_quotations
from onrecord.types import Attribution, Host, Span, TextLayout

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["NestedMarks", "find_nested", "without_relays"]

MIN_WORDS = 5  # a shorter content has no room for a source, a cue and a content of its own
MIN_CERTAINTY = 0.6  # best F1 on eval/labels/nesting.jsonl, python -m eval.nesting
MAX_DEPTH = 3  # readings within readings; nobody has been seen to pass on more

_MARKS = "\"“”„«»'‘’‚‹›`"
_TRIMMED = _MARKS + ",;:.()–— \t\r\n\u00a0"
_PHRASE_END = re.compile(r"[,;:.!?()–—\n]|$")
_WORD = re.compile(r"\w+")
_OWN = frozenset({"he", "i", "it", "she", "they", "we", "you"})  # whose beliefs are the speaker's, or anybody's
_SAID_BY = re.compile(
    r"\b(?P<noun>accusations?|allegations?|announcements?|assertions?|claims?|comments?|complaints?|criticisms?|remarks?"
    r"|statements?|suggestions?|threats?|warnings?)\s+(?:made\s+)?by\s+(?P<who>(?:[\w.'’-]+\s+){0,6}?[\w.'’-]+)"
    r"\s+(?:about|on|over|regarding|concerning|that)\s+"
    r"(?P<what>[^,;:.!?()“”\"]+?)(?=\s+(?:is|are|was|were|has|have|had|will|would|could|may|might|should)\b|[,;:.!?()“”\"]|$)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"\s+the\s+\w+\s+(?:of|by|from)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NestedMarks:
    """A nested attribution's spans in the article's text, the part it stands in, and how sure the network is of it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    host: Host
    certainty: float
    nested: tuple[NestedMarks, ...] = ()


def find_nested(
    text: str,
    layout: TextLayout,
    outers: Sequence[Attribution],
    network: Network,
    tokenizer: Tokenizer,
    settings: Settings,
    min_certainty: float = MIN_CERTAINTY,
) -> tuple[tuple[NestedMarks, ...], ...]:
    """For each outer attribution, those nested in it, each with its own, in the order of its parts."""

    def reread(contents: Sequence[Sequence[Span]], depth: int) -> list[tuple[NestedMarks, ...]]:
        """What each content holds, and what that holds in turn; all of one depth are read together."""
        found = _reread(text, contents, network, tokenizer, settings)
        inner: list[tuple[NestedMarks, ...]] = [()] * sum(map(len, found))
        if depth < MAX_DEPTH and inner:
            inner = reread([mark.content for marks in found for mark in marks], depth + 1)
        deeper = iter(inner)
        return [
            tuple(kept for mark in marks for kept in _kept(text, mark, next(deeper), min_certainty)) for marks in found
        ]

    within = reread([outer.content for outer in outers], 1)
    return tuple(
        (*_in_source(text, outer), *_beside(text, layout, outer), *_with_nouns(text, outer, inner))
        for outer, inner in zip(outers, within, strict=True)
    )


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


def _reread(
    text: str, contents: Sequence[Sequence[Span]], network: Network, tokenizer: Tokenizer, settings: Settings
) -> list[list[NestedMarks]]:
    """All that the network marks in each content, read as if it stood alone."""
    hosts = [(number, inside) for number, content in enumerate(contents) for inside in _rereadable(text, content)]
    tokens = [_tokens_of(inside.of(text), tokenizer) for _, inside in hosts]
    found: list[list[NestedMarks]] = [[] for _ in contents]
    for (number, inside), read, extraction in zip(hosts, tokens, extract_all(tokens, network, settings), strict=True):
        found[number] += [
            NestedMarks(
                source=_moved(read, inner.source, inside.start),
                cue=_moved(read, (inner.cue,), inside.start),
                content=_moved(read, inner.content, inside.start),
                host=Host.CONTENT,
                certainty=inner.certainty,
            )
            for inner in extraction.attributions
        ]
    return found


def _kept(
    text: str, mark: NestedMarks, inner: tuple[NestedMarks, ...], min_certainty: float
) -> tuple[NestedMarks, ...]:
    """The mark with those nested in it, or these alone where it is itself unsure or no statement."""
    if mark.certainty < min_certainty or not _is_statement(text, mark):
        return inner
    return (replace(mark, nested=inner),)


def _is_statement(text: str, mark: NestedMarks) -> bool:
    words = {word.lower() for cue in mark.cue for word in _WORD.findall(cue.of(text))}
    if not words.isdisjoint(_words("statement")):
        return True
    source = " ".join(span.of(text) for span in mark.source).lower()
    return bool(source) and source not in _OWN and not words.isdisjoint(_words("belief"))


@cache
def _words(sort: str) -> frozenset[str]:
    """Every form of a sort's verbs, and its other words."""
    verbs = load_lexicon("onrecord.attribution", f"{sort}_verbs.txt")
    others = load_lexicon("onrecord.attribution", f"{sort}_words.txt")
    return frozenset(others).union(*map(verb_forms, verbs))


def _rereadable(text: str, content: Sequence[Span]) -> list[Span]:
    """The stretches of an attribution's content that are long enough to hold another."""
    inside = [_unquoted(text, span) for span in content]
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
            if source and text[span.start : cue.start].strip(_TRIMMED) and not _is_reason(text, source):
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
        if source is None or _is_reason(text, source) or any(span.overlaps(source) for span in own):
            continue
        before = spoken[bisect_right(spoken, cue) - 1] if bisect_right(spoken, cue) else None
        after = next((span for span in spoken if span.start >= source.end), None)
        opens = not text[sentence.start : cue.start].strip(_TRIMMED)
        leads = opens and after is not None and not text[source.end : after.start].strip(_TRIMMED)
        follows = before is not None and not text[before.end : cue.start].strip(_TRIMMED)
        if leads or follows:
            yield NestedMarks((source,), (cue,), outer.content, Host.SOURCE, outer.confidence)


def _with_nouns(text: str, outer: Attribution, found: tuple[NestedMarks, ...]) -> tuple[NestedMarks, ...]:
    """What was found, and what a noun of saying with its speaker brings in ("claims by a company about its safety").

    No corpus marks nested ones, so that the network was not taught them.
    """
    added = [
        NestedMarks(
            (Span(match.start("who"), match.end("who")),),
            (Span(match.start("noun"), match.end("noun")),),
            (Span(match.start("what"), match.end("what")),),
            Host.CONTENT,
            outer.confidence,
        )
        for span in outer.content
        for match in _SAID_BY.finditer(text, span.start, span.end)
    ]
    return (*found, *(mark for mark in added if not any(_share(mark.cue, other.cue) for other in _all_of(found))))


def _all_of(marks: Sequence[NestedMarks]) -> Iterator[NestedMarks]:
    for mark in marks:
        yield mark
        yield from _all_of(mark.nested)


def _is_reason(text: str, source: Span) -> bool:
    """Whether what a relaying verb brings in is a reason rather than somebody ("citing fear of losing their jobs")."""
    first = _WORD.search(text, source.start, source.end)
    return first is not None and first.group().lower() in _reasons()


@cache
def _reasons() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.attribution", "reasons.txt"))


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
