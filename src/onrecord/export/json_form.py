"""Records as JSON, documented in docs/record.md and record.schema.json, and back again.

Every span carries its words beside its offsets, so that a reader of the file needs no code, and so that `from_json`
can tell a record that was edited or cut from one that is whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, cast

from onrecord.errors import RecordError, SchemaVersionError
from onrecord.ingest.plain import text_digest
from onrecord.numbering import numbered
from onrecord.types import (
    Article,
    Attribution,
    Entity,
    EntityType,
    Host,
    ModelIdentity,
    Quotation,
    QuoteType,
    Record,
    Span,
    TextLayout,
)

__all__ = ["SCHEMA", "from_json", "to_json"]

SCHEMA = "onrecord.record/1"
_ARTICLE_FIELDS = (
    "title", "outlet", "byline", "published", "address", "media_type", "encoding", "raw_sha256", "text_sha256", "text",
)  # fmt: skip

# Dictionaries live in this module only: they are JSON's own shape.
_Json = dict[str, Any]


def to_json(record: Record, *, indent: int | None = None) -> str:
    """A record as JSON text; one line unless an indent is given. The same record gives the same text."""
    return json.dumps(_record_form(record), ensure_ascii=False, indent=indent)


def from_json(text: str) -> Record:
    """The record that `to_json` wrote.

    Raises SchemaVersionError where another version of the schema wrote it, RecordError where it is no record, or where
    a span's words are not those of the text.
    """
    try:
        form = json.loads(text)
    except ValueError as error:
        raise RecordError(f"this is not JSON: {error}") from error
    if not isinstance(form, dict) or "schema" not in form:
        raise RecordError("this JSON is not a record: it does not state its schema")
    if form["schema"] != SCHEMA:
        raise SchemaVersionError(f"this record's schema is {str(form['schema'])[:60]!r}; this version reads {SCHEMA}")
    try:
        return _record_of(form)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"this record does not follow {SCHEMA}: {type(error).__name__} {error}") from error


def _record_form(record: Record) -> _Json:
    text, layout = record.article.text, record.layout
    return {
        "schema": SCHEMA,
        "model": {"name": record.model.name, "sha256": record.model.sha256},
        "article": {name: getattr(record.article, name) for name in _ARTICLE_FIELDS},
        "attributions": [_attribution_form(text, name, a) for name, a in numbered(record.attributions)],
        "entities": [{"type": str(entity.type), **_span_form(text, entity.span)} for entity in record.entities],
        "layout": {
            "paragraphs": [[span.start, span.end] for span in layout.paragraphs],
            "sentences": [[span.start, span.end] for span in layout.sentences],
            "quotations": [
                {"depth": q.depth, "is_closed": q.is_closed, "spans": [[span.start, span.end] for span in q.spans]}
                for q in layout.quotations
            ],
        },
    }


def _attribution_form(text: str, name: str, attribution: Attribution) -> _Json:
    form: _Json = {
        "id": name,
        "source": [_span_form(text, span) for span in attribution.source],
        "cue": [_span_form(text, span) for span in attribution.cue],
        "content": [_span_form(text, span) for span in attribution.content],
        "quote_type": str(attribution.quote),
        "paragraph": attribution.paragraph,
        "sentence": attribution.sentence,
        "confidence": attribution.confidence,
        "host": str(attribution.host) if attribution.host else None,
        "nested": [_attribution_form(text, inner, a) for inner, a in numbered(attribution.nested, f"{name}.")],
    }
    return form


def _span_form(text: str, span: Span) -> _Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _record_of(form: _Json) -> Record:
    article = Article(**{name: form["article"][name] for name in _ARTICLE_FIELDS})
    if text_digest(article.text) != article.text_sha256:
        raise RecordError("the record's text is not the text that its text_sha256 names")
    text, layout = article.text, form["layout"]
    return Record(
        article=article,
        layout=TextLayout(
            paragraphs=_bare_spans(text, layout["paragraphs"]),
            sentences=_bare_spans(text, layout["sentences"]),
            quotations=tuple(
                Quotation(_bare_spans(text, q["spans"]), int(q["depth"]), is_closed=bool(q["is_closed"]))
                for q in layout["quotations"]
            ),
        ),
        attributions=tuple(_attribution_of(text, inner) for inner in form["attributions"]),
        sources=(),
        entities=tuple(Entity(_span_of(text, e), EntityType(e["type"])) for e in form["entities"]),
        model=ModelIdentity(str(form["model"]["name"]), str(form["model"]["sha256"])),
    )


def _attribution_of(text: str, form: _Json) -> Attribution:
    if not form["cue"]:
        raise RecordError(f"attribution {str(form['id'])[:20]} has no cue")
    return Attribution(
        source=tuple(_span_of(text, span) for span in form["source"]),
        cue=tuple(_span_of(text, span) for span in form["cue"]),
        content=tuple(_span_of(text, span) for span in form["content"]),
        quote=QuoteType(form["quote_type"]),
        paragraph=int(form["paragraph"]),
        sentence=int(form["sentence"]),
        confidence=float(form["confidence"]),
        nested=tuple(_attribution_of(text, inner) for inner in form["nested"]),
        host=Host(form["host"]) if form["host"] else None,
    )


def _span_of(text: str, form: _Json) -> Span:
    span = _checked(text, cast("int", form["start"]), cast("int", form["end"]))
    if span.of(text) != form["text"]:
        raise RecordError(f"the words at {span.start} to {span.end} are not {str(form['text'])[:40]!r}")
    return span


def _bare_spans(text: str, form: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(_checked(text, start, end) for start, end in form)


def _checked(text: str, start: int, end: int) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise RecordError(f"the span {start} to {end} does not lie in the text")
    return Span(start, end)
