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
from onrecord.numbering import numbered, walk
from onrecord.types import (
    Answer,
    Article,
    Attribution,
    Count,
    Country,
    Entity,
    EntityType,
    Host,
    Inference,
    Mention,
    MentionForm,
    ModelIdentity,
    Quotation,
    QuoteType,
    Record,
    Source,
    SourceKind,
    Span,
    Stance,
    StanceReading,
    TextLayout,
)

__all__ = ["SCHEMA", "from_json", "to_json"]

SCHEMA = "onrecord.record/2"
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

    Raises SchemaVersionError where another version of the schema wrote it, RecordError where it is no record, where a
    span's words are not those of the text, or where a speaker or an answered attribution is not in the record.
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
        "sources": [_source_form(text, source) for source in record.sources],
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


def _source_form(text: str, source: Source) -> _Json:
    country, count = source.country, source.count
    return {
        "id": source.id,
        "kind": str(source.kind),
        "name": _optional_form(text, source.name),
        "description": _optional_form(text, source.description),
        "role": _optional_form(text, source.role),
        "affiliation": _optional_form(text, source.affiliation),
        "country": {"code": country.code, **_span_form(text, country.words)} if country else None,
        "count": {"least": count.least, "most": count.most, **_span_form(text, count.words)} if count else None,
        "access": _optional_form(text, source.access),
        "anonymity": _optional_form(text, source.anonymity),
        "relay": _optional_form(text, source.relay),
        "mentions": [
            {
                **_span_form(text, mention.span),
                "form": str(mention.form),
                "link": _inference_form(text, mention.link) if mention.link else None,
            }
            for mention in source.mentions
        ],
    }


def _attribution_form(text: str, name: str, attribution: Attribution) -> _Json:
    answers = attribution.answers
    return {
        "id": name,
        "source": [_span_form(text, span) for span in attribution.source],
        "cue": [_span_form(text, span) for span in attribution.cue],
        "content": [_span_form(text, span) for span in attribution.content],
        "quote_type": str(attribution.quote),
        "paragraph": attribution.paragraph,
        "sentence": attribution.sentence,
        "confidence": attribution.confidence,
        "host": str(attribution.host) if attribution.host else None,
        "speakers": list(attribution.speakers),
        "stances": [
            {
                "stance": str(reading.stance),
                "is_negated": reading.is_negated,
                "hedges": [_span_form(text, span) for span in reading.hedges],
                "decided": _inference_form(text, reading.decided),
                "cameo": reading.cameo,
            }
            for reading in attribution.stances
        ],
        "answers": {
            "target": [_span_form(text, span) for span in answers.target],
            "attribution": answers.attribution,
            **_inference_form(text, answers.link),
        }
        if answers
        else None,
        "nested": [_attribution_form(text, inner, a) for inner, a in numbered(attribution.nested, f"{name}.")],
    }


def _inference_form(text: str, inference: Inference) -> _Json:
    return {
        "reason": inference.reason,
        "words": [_span_form(text, span) for span in inference.words],
        "confidence": inference.confidence,
    }


def _optional_form(text: str, span: Span | None) -> _Json | None:
    return _span_form(text, span) if span else None


def _span_form(text: str, span: Span) -> _Json:
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _record_of(form: _Json) -> Record:
    article = Article(**{name: form["article"][name] for name in _ARTICLE_FIELDS})
    if text_digest(article.text) != article.text_sha256:
        raise RecordError("the record's text is not the text that its text_sha256 names")
    text, layout = article.text, form["layout"]
    record = Record(
        article=article,
        layout=TextLayout(
            paragraphs=_bare_spans(text, layout["paragraphs"]),
            sentences=_bare_spans(text, layout["sentences"]),
            quotations=tuple(
                Quotation(_bare_spans(text, q["spans"]), int(q["depth"]), is_closed=bool(q["is_closed"]))
                for q in layout["quotations"]
            ),
        ),
        attributions=_attributions_of(text, form["attributions"], "a"),
        sources=tuple(_source_of(text, inner) for inner in form["sources"]),
        entities=tuple(Entity(_span_of(text, e), EntityType(e["type"])) for e in form["entities"]),
        model=ModelIdentity(str(form["model"]["name"]), str(form["model"]["sha256"])),
    )
    _check_references(record)
    return record


def _check_references(record: Record) -> None:
    """Whatever one part of a record says of another must be there."""
    ids = [source.id for source in record.sources]
    if ids != [f"s{number}" for number in range(1, len(ids) + 1)]:
        raise RecordError("the sources' ids are not s1, s2 and on")
    every = dict(walk(record.attributions))
    for name, attribution in every.items():
        if unknown := [speaker for speaker in attribution.speakers if speaker not in ids]:
            raise RecordError(f"attribution {name} has a speaker that is no source of the record: {unknown[0][:20]!r}")
        answered = attribution.answers.attribution if attribution.answers else None
        if answered is not None and answered not in every:
            raise RecordError(f"attribution {name} answers one that is not in the record: {answered[:20]!r}")


def _source_of(text: str, form: _Json) -> Source:
    country, count = form["country"], form["count"]
    return Source(
        id=_string(form["id"]),
        kind=SourceKind(form["kind"]),
        name=_optional_of(text, form["name"]),
        description=_optional_of(text, form["description"]),
        role=_optional_of(text, form["role"]),
        affiliation=_optional_of(text, form["affiliation"]),
        country=Country(_string(country["code"]), _span_of(text, country)) if country is not None else None,
        count=_count_of(text, count) if count is not None else None,
        access=_optional_of(text, form["access"]),
        anonymity=_optional_of(text, form["anonymity"]),
        relay=_optional_of(text, form["relay"]),
        mentions=tuple(
            Mention(
                _span_of(text, mention),
                MentionForm(mention["form"]),
                _inference_of(text, mention["link"]) if mention["link"] is not None else None,
            )
            for mention in form["mentions"]
        ),
    )


def _count_of(text: str, form: _Json) -> Count:
    least, most = form["least"], form["most"]
    if type(least) is not int or least < 0 or not (most is None or (type(most) is int and most >= least)):
        raise RecordError(f"a count from {str(least)[:20]} to {str(most)[:20]} is none")
    return Count(least, most, _span_of(text, form))


def _attributions_of(text: str, forms: Sequence[_Json], within: str) -> tuple[Attribution, ...]:
    return tuple(_attribution_of(text, form, f"{within}{number}") for number, form in enumerate(forms, 1))


def _attribution_of(text: str, form: _Json, name: str) -> Attribution:
    if form["id"] != name:
        raise RecordError(f"attribution {name} is called {str(form['id'])[:20]!r}")
    if not form["cue"]:
        raise RecordError(f"attribution {name} has no cue")
    answers = form["answers"]
    return Attribution(
        source=_spans_of(text, form["source"]),
        cue=_spans_of(text, form["cue"]),
        content=_spans_of(text, form["content"]),
        quote=QuoteType(form["quote_type"]),
        paragraph=int(form["paragraph"]),
        sentence=int(form["sentence"]),
        confidence=float(form["confidence"]),
        nested=_attributions_of(text, form["nested"], f"{name}."),
        host=Host(form["host"]) if form["host"] else None,
        speakers=tuple(_string(speaker) for speaker in form["speakers"]),
        stances=tuple(_stance_of(text, reading) for reading in form["stances"]),
        answers=_answer_of(text, answers) if answers is not None else None,
    )


def _stance_of(text: str, form: _Json) -> StanceReading:
    if type(form["is_negated"]) is not bool:
        raise RecordError("a stance does not say whether it is negated")
    return StanceReading(
        stance=Stance(form["stance"]),
        is_negated=form["is_negated"],
        hedges=_spans_of(text, form["hedges"]),
        decided=_inference_of(text, form["decided"]),
        cameo=_optional_string(form["cameo"]),
    )


def _answer_of(text: str, form: _Json) -> Answer:
    if not form["target"]:
        raise RecordError("an answer does not say what it answers")
    return Answer(_spans_of(text, form["target"]), _optional_string(form["attribution"]), _inference_of(text, form))


def _inference_of(text: str, form: _Json) -> Inference:
    confidence = float(form["confidence"])
    if not 0 <= confidence <= 1:
        raise RecordError(f"a confidence of {confidence} does not lie between 0 and 1")
    return Inference(_string(form["reason"]), _spans_of(text, form["words"]), confidence)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise RecordError(f"{str(value)[:40]!r} stands where a string belongs")
    return value


def _optional_string(value: object) -> str | None:
    return None if value is None else _string(value)


def _spans_of(text: str, forms: Sequence[_Json]) -> tuple[Span, ...]:
    return tuple(_span_of(text, form) for form in forms)


def _optional_of(text: str, form: _Json | None) -> Span | None:
    return None if form is None else _span_of(text, form)


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
