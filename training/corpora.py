"""Readers of the corpora that the reader is trained on and measured with; see the corpora's own README for formats."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.types import Span

__all__ = ["MarkedArticle", "MarkedAttribution", "TypedSpan", "read_bodies", "read_gum", "read_polnear", "read_silver"]

_SILVER_TYPES = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}
_SILVER_TYPES |= {"CITY": "place", "COUNTRY": "place", "STATE_OR_PROVINCE": "place"}


@dataclass(frozen=True, slots=True)
class MarkedAttribution:
    """An attribution as PolNeAR's annotators marked it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """A text and its outer attributions."""

    id: str
    text: str
    attributions: tuple[MarkedAttribution, ...]


@dataclass(frozen=True, slots=True)
class TypedSpan:
    """A named entity's mention; type as in `onrecord.attribution.labels.ENTITY_TYPES`."""

    span: Span
    type: str


def read_polnear(path: Path) -> list[MarkedArticle]:
    """All articles of a PolNeAR file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        MarkedArticle(
            record["id"],
            record["text"],
            tuple(
                MarkedAttribution(*(tuple(Span(s, e) for s, e in mark[role]) for role in ("source", "cue", "content")))
                for mark in record["attributions"]
            ),
        )
        for record in records
    ]


def read_silver(path: Path) -> dict[str, tuple[TypedSpan, ...]]:
    """Entities that a parser tagged in PolNeAR's articles, by article; neighbours of one tag are one mention."""
    found: dict[str, tuple[TypedSpan, ...]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            entities: list[TypedSpan] = []
            for sentence in record["sentences"]:
                before = None
                for start, end, _, tag, *_ in sentence:
                    kind = _SILVER_TYPES.get(tag)
                    if kind and before == tag:
                        entities[-1] = TypedSpan(Span(entities[-1].span.start, end), kind)
                    elif kind:
                        entities.append(TypedSpan(Span(start, end), kind))
                    before = tag
            found[record["id"]] = tuple(entities)
    return found


def read_gum(path: Path) -> Iterator[tuple[str, tuple[TypedSpan, ...]]]:
    """GUM's documents as text and named mentions: those whose head is a proper noun, of a type that the reader tags."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        documents = file.read().split("# newdoc id")[1:]
    for document in documents:
        yield _gum_document(document)


def _gum_document(document: str) -> tuple[str, tuple[TypedSpan, ...]]:
    text = ""
    entities: list[TypedSpan] = []
    for block in document.split("\n\n"):
        if "# newpar" in block and text:
            text = text.rstrip() + "\n\n"
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        rows = [row for row in rows if row[0].isdigit()]
        tokens: list[tuple[int, int, str, int]] = []
        open_mentions: list[tuple[str, str, int]] = []
        done: list[tuple[str, int, int]] = []
        for row in rows:
            start = len(text)
            text += row[1]
            tokens.append((start, len(text), row[3], int(row[6])))
            misc = dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)
            if misc.get("SpaceAfter") != "No":
                text += " "
            _follow_mentions(misc.get("Entity", ""), len(tokens) - 1, open_mentions, done)
        for kind, first, last in done:
            head = next((i for i in range(first, last + 1) if not first <= tokens[i][3] - 1 <= last), first)
            if kind in ("person", "organization", "place") and tokens[head][2] == "PROPN":
                entities.append(_named_part(kind, head, first, last, tokens))
    return text, tuple(sorted(entities, key=lambda entity: entity.span))


def _follow_mentions(
    marks: str, token: int, open_mentions: list[tuple[str, str, int]], done: list[tuple[str, int, int]]
) -> None:
    """Open and close the mentions that GUM's Entity column marks at one token."""
    position = 0
    while position < len(marks):
        if marks[position] == "(":
            stop = position + 1
            while stop < len(marks) and marks[stop] not in "()":
                stop += 1
            identity, kind = marks[position + 1 : stop].split("-")[:2]
            if stop < len(marks) and marks[stop] == ")":
                done.append((kind, token, token))
                stop += 1
            else:
                open_mentions.append((kind, identity, token))
            position = stop
        else:
            stop = marks.index(")", position)
            identity = marks[position:stop]
            for number in range(len(open_mentions) - 1, -1, -1):
                if open_mentions[number][1] == identity:
                    kind, _, first = open_mentions.pop(number)
                    done.append((kind, first, token))
                    break
            position = stop + 1


def _named_part(kind: str, head: int, first: int, last: int, tokens: list[tuple[int, int, str, int]]) -> TypedSpan:
    """The run of proper nouns around the head: GUM marks whole noun phrases, the reader tags names."""
    start = end = head
    while start > first and tokens[start - 1][2] == "PROPN":
        start -= 1
    while end < last and tokens[end + 1][2] == "PROPN":
        end += 1
    return TypedSpan(Span(tokens[start][0], tokens[end][1]), kind)


def read_bodies(path: Path) -> list[str]:
    """FNC-1's article texts."""
    with gzip.open(path, "rb") as file:
        rows = csv.DictReader(io.TextIOWrapper(file, encoding="utf-8", newline=""))
        return [row["text"] for row in rows]
