"""Read MUC-4's texts with Onrecord, score the templates, and say so; `scripts/evaluate incidents`."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval.muc4.filling import fill_templates
from eval.muc4.keys import read_keys
from eval.muc4.scoring import Counts, Scores, score
from eval.muc4.templates import MEASURED, Slot, Template
from eval.muc4.texts import Message, read_texts
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader
from onrecord.types import Record

__all__ = ["load_keys", "load_texts", "read_message", "report", "respond", "table"]

_NAMES = {
    Slot.TYPE: "type",
    Slot.DATE: "date",
    Slot.LOCATION: "location",
    Slot.HUM_NUMBER: "human target number",
    Slot.HUM_NATION: "human target nationality",
    Slot.HUM_EFFECT: "human target effect",
    Slot.PERP_CONFIDENCE: "perpetrator confidence",
    Slot.STAGE: "stage (not in the sum)",
}
_HEADINGS = ("recall", "precision", "F1", "correct", "partial", "wrong", "spurious", "missing")


def report(texts: Path, keys: Path, reader: Reader) -> Iterator[str]:
    """Lines with MUC-4's figures. Raises KeyFormatError where the second file is no key."""
    key = load_keys(keys)
    messages = load_texts(texts)
    unread = set(key) - {message.name for message in messages}
    yield f"{len(messages)} texts, {sum(map(len, key.values()))} templates in the key"
    if unread:
        yield f"{len(unread)} texts of the key are not among the texts and count as not answered"
    yield from table(score(key, respond(messages, reader)))


def load_texts(path: Path) -> list[Message]:
    """A file's texts, plain or packed with gzip. Bytes that are no UTF-8 become U+FFFD."""
    return list(read_texts(_lines(path)))


def load_keys(path: Path) -> dict[str, tuple[Template, ...]]:
    """A file's templates by text, plain or packed with gzip."""
    return read_keys(_lines(path))


def _lines(path: Path) -> Iterator[str]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as lines:
        yield from lines


def respond(messages: list[Message], reader: Reader) -> dict[str, tuple[Template, ...]]:
    """The templates that Onrecord fills, by text."""
    return {message.name: fill_templates(message, read_message(message, reader)) for message in messages}


def read_message(message: Message, reader: Reader) -> Record:
    """One text's record, read as an article of the dateline's day."""
    day = message.published.isoformat() if message.published else None
    return reader.read(article_from_text(message.text, published=day))


def table(scores: Scores) -> Iterator[str]:
    """Figures by slot, for all templates and for matched and missing ones; F1 of all seven slots last."""
    found = scores.templates
    yield f"templates: {found.correct} found, {found.missing} missing, {found.spurious} spurious"
    rows: tuple[tuple[str, Mapping[Slot, Counts]], ...] = (
        ("all templates", scores.all_templates),
        ("matched/missing", scores.matched_missing),
    )
    for title, by_slot in rows:
        yield ""
        yield f"{title:<26}" + "".join(f"{heading:>10}" for heading in _HEADINGS)
        for slot, name in _NAMES.items():
            yield _row(name, by_slot[slot])
        yield _row("all seven", scores.together(by_slot, MEASURED))
    yield ""
    yield f"F1, all templates, all seven slots: {scores.together(scores.all_templates).f1:.1f}"


def _row(name: str, counts: Counts) -> str:
    shares = "".join(f"{share:10.1f}" for share in (counts.recall, counts.precision, counts.f1))
    tallies = (counts.correct, counts.partial, counts.incorrect, counts.spurious, counts.missing)
    return f"{name:<26}{shares}" + "".join(f"{tally:10}" for tally in tallies)
