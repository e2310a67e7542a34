"""GUM's documents as text with coreference chains and attributed sources; see the corpora's README for the format.

A discourse relation `attribution-positive` carries signals; the one of type `sem-atsrc` names the tokens of the source,
counted through the document from 1.

Interviews and hearings are published with a label before each turn. GUM keeps the labels beside the text, as the
speaker of each sentence; with_speakers puts them back, so that the text reads as it was published ("Mary Smith: ...").
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.types import Span

__all__ = ["GumDocument", "GumMention", "GumToken", "read_gum_documents"]

_SOURCE_SIGNAL = re.compile(r"sem-atsrc-([\d,-]+)")
_SPEAKER = re.compile(r"^# speaker = (\S+)", re.MULTILINE)
_CAMEL = re.compile(r"(?<=[a-z])(?<!Mc)(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
_PRONOUNS = frozenset({"PRON", "DET"})


@dataclass(frozen=True, slots=True)
class GumToken:
    """A token's place in the text, universal part of speech, head (index in the document, -1 for a root), relation."""

    span: Span
    part: str
    head: int
    relation: str
    form: str


@dataclass(frozen=True, slots=True)
class GumMention:
    """A mention: first and last token (index in the document), the token that heads it, its chain and entity type."""

    first: int
    last: int
    head: int
    chain: str
    type: str


@dataclass(slots=True)
class GumDocument:
    """One document. Attributed sources are pairs of first and last token."""

    id: str
    text: str = ""
    tokens: list[GumToken] = field(default_factory=list)
    mentions: list[GumMention] = field(default_factory=list)
    sources: list[tuple[int, int]] = field(default_factory=list)

    @property
    def genre(self) -> str:
        """The document's genre: news, bio, interview, speech, court."""
        return self.id.split("_")[1]

    def span(self, mention: GumMention) -> Span:
        """Where a mention stands in the text."""
        return Span(self.tokens[mention.first].span.start, self.tokens[mention.last].span.end)

    def is_name(self, mention: GumMention) -> bool:
        """Whether a proper noun heads the mention, or stands beside its head ("curator Mary Smith")."""
        beside = (
            token
            for token in self.tokens[mention.first : mention.last + 1]
            if token.head == mention.head and token.relation in {"appos", "flat"}
        )
        return self.tokens[mention.head].part == "PROPN" or any(token.part == "PROPN" for token in beside)

    def is_pronoun(self, mention: GumMention) -> bool:
        """Whether the mention is a pronoun or a bare determiner."""
        return mention.first == mention.last and self.tokens[mention.head].part in _PRONOUNS

    def attributed(self) -> Iterator[GumMention]:
        """The mention of each attributed source: the smallest that covers the signal's last token as its head.

        Sources that no mention stands for are left out.
        """
        for first, last in self.sources:
            covering = [m for m in self.mentions if m.first <= first and last <= m.last]
            exact = [m for m in covering if (m.first, m.last) == (first, last)]
            headed = [m for m in covering if first <= m.head <= last]
            found = exact or headed
            if found:
                yield min(found, key=lambda m: m.last - m.first)


def read_gum_documents(path: Path, *, with_speakers: bool = False) -> list[GumDocument]:
    """All documents of a file, in its order. with_speakers: with a label before each speaker's turn."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [_document(block, with_speakers=with_speakers) for block in file.read().split("# newdoc id = ")[1:]]


def _document(block: str, *, with_speakers: bool) -> GumDocument:
    document = GumDocument(block.partition("\n")[0].strip())
    pieces: list[str] = []
    length = 0
    opened: list[tuple[str, str, int]] = []
    closed: list[tuple[str, str, int, int]] = []
    speaker = ""
    for sentence in block.split("\n\n"):
        if "# newpar" in sentence and pieces:
            length -= len(pieces[-1]) - len(pieces[-1].rstrip())
            pieces[-1] = pieces[-1].rstrip() + "\n\n"
            length += 2
        turn = _SPEAKER.search(sentence)
        if with_speakers and turn and turn[1] != speaker:
            speaker = turn[1]
            if pieces and not pieces[-1].endswith("\n"):
                pieces[-1] = pieces[-1].rstrip() + "\n\n"
            pieces.append(f"{_CAMEL.sub(' ', speaker)}: ")
            length = sum(map(len, pieces))
        first = len(document.tokens)
        rows = [line.split("\t") for line in sentence.splitlines() if line.partition("\t")[0].isdigit()]
        for row in rows:
            misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
            head = int(row[6]) - 1
            token = GumToken(
                Span(length, length + len(row[1])), row[3], first + head if head >= 0 else -1, row[7], row[1]
            )
            _follow(misc.get("Entity", ""), len(document.tokens), opened, closed)
            document.tokens.append(token)
            pieces.append(row[1] + ("" if misc.get("SpaceAfter") == "No" else " "))
            length += len(pieces[-1])
            for relation in misc.get("Discourse", "").split(";"):
                signal = _SOURCE_SIGNAL.search(relation) if relation.startswith("attribution-positive") else None
                if signal:
                    numbers = [int(number) for number in re.findall(r"\d+", signal[1])]
                    document.sources.append((min(numbers) - 1, max(numbers) - 1))
    document.text = "".join(pieces).rstrip()
    for chain, kind, start, end in closed:
        heads = [i for i in range(start, end + 1) if not start <= document.tokens[i].head <= end]
        document.mentions.append(GumMention(start, end, heads[0] if heads else start, chain, kind))
    document.mentions.sort(key=lambda m: (m.first, -m.last))
    return document


def _follow(
    marks: str, token: int, opened: list[tuple[str, str, int]], closed: list[tuple[str, str, int, int]]
) -> None:
    """Open and close the mentions that the Entity column marks at one token."""
    for opening, chain, kind, lone, closing in re.findall(r"(\()([^-()]+)-([^-()]+)[^()]*(\)?)|([^()]+)\)", marks):
        if opening and lone:
            closed.append((chain, kind, token, token))
        elif opening:
            opened.append((chain, kind, token))
        else:
            number = max(i for i, (name, _, _) in enumerate(opened) if name == closing)
            closed.append((*opened.pop(number), token))
