"""Records as JSON, documented in docs/record.md and record.schema.json, and back again.

Every span carries its words beside its offsets, so that a reader of the file needs no code, and so that `from_json`
can tell a record that was edited or cut from one that is whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from onrecord.errors import RecordError, SchemaVersionError
from onrecord.export.accounts import voices_of
from onrecord.export.json_incidents import incident_form, incident_of
from onrecord.export.json_parts import (
    Json,
    bare_spans,
    boolean,
    count_form,
    count_of,
    country_form,
    country_of,
    inference_form,
    inference_of,
    optional_form,
    optional_of,
    optional_string,
    span_form,
    span_of,
    spans_of,
    string,
)
from onrecord.ingest.plain import text_digest
from onrecord.numbering import numbered, walk
from onrecord.types import (
    Answer,
    Article,
    Attribution,
    Entity,
    EntityType,
    Host,
    Mention,
    MentionForm,
    ModelIdentity,
    Quotation,
    QuoteType,
    Record,
    Source,
    SourceKind,
    Stance,
    StanceReading,
    TextLayout,
)

__all__ = ["SCHEMA", "from_json", "to_json"]

SCHEMA = "onrecord.record/3"
_ARTICLE_FIELDS = (
    "title", "outlet", "byline", "published", "address", "media_type", "encoding", "raw_sha256", "text_sha256", "text",
)  # fmt: skip


def to_json(record: Record, *, indent: int | None = None) -> str:
    """A record as JSON text; one line unless an indent is given. The same record gives the same text."""
    return json.dumps(_record_form(record), ensure_ascii=False, indent=indent)


def from_json(text: str) -> Record:
    """The record that `to_json` wrote.

    Raises SchemaVersionError where another version of the schema wrote it, RecordError where it is no record, where a
    span's words are not those of the text, or where one part speaks of another that is not in the record.
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


def _record_form(record: Record) -> Json:
    text, layout = record.article.text, record.layout
    return {
        "schema": SCHEMA,
        "model": {"name": record.model.name, "sha256": record.model.sha256},
        "article": {name: getattr(record.article, name) for name in _ARTICLE_FIELDS},
        "sources": [_source_form(text, source) for source in record.sources],
        "attributions": [_attribution_form(text, name, a) for name, a in numbered(record.attributions)],
        "incidents": [incident_form(text, incident) for incident in record.incidents],
        "entities": [{"type": str(entity.type), **span_form(text, entity.span)} for entity in record.entities],
        "layout": {
            "paragraphs": [[span.start, span.end] for span in layout.paragraphs],
            "sentences": [[span.start, span.end] for span in layout.sentences],
            "quotations": [
                {"depth": q.depth, "is_closed": q.is_closed, "spans": [[span.start, span.end] for span in q.spans]}
                for q in layout.quotations
            ],
        },
    }


def _source_form(text: str, source: Source) -> Json:
    return {
        "id": source.id,
        "kind": str(source.kind),
        "name": optional_form(text, source.name),
        "description": optional_form(text, source.description),
        "role": optional_form(text, source.role),
        "affiliation": optional_form(text, source.affiliation),
        "country": country_form(text, source.country),
        "count": count_form(text, source.count),
        "access": optional_form(text, source.access),
        "anonymity": optional_form(text, source.anonymity),
        "relay": optional_form(text, source.relay),
        "mentions": [
            {
                **span_form(text, mention.span),
                "form": str(mention.form),
                "link": inference_form(text, mention.link) if mention.link else None,
            }
            for mention in source.mentions
        ],
    }


def _attribution_form(text: str, name: str, attribution: Attribution) -> Json:
    answers = attribution.answers
    return {
        "id": name,
        "source": [span_form(text, span) for span in attribution.source],
        "cue": [span_form(text, span) for span in attribution.cue],
        "content": [span_form(text, span) for span in attribution.content],
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
                "hedges": [span_form(text, span) for span in reading.hedges],
                "decided": inference_form(text, reading.decided),
                "cameo": reading.cameo,
            }
            for reading in attribution.stances
        ],
        "answers": {
            "target": [span_form(text, span) for span in answers.target],
            "attribution": answers.attribution,
            **inference_form(text, answers.link),
        }
        if answers
        else None,
        "nested": [_attribution_form(text, inner, a) for inner, a in numbered(attribution.nested, f"{name}.")],
    }


def _record_of(form: Json) -> Record:
    article = Article(**{name: form["article"][name] for name in _ARTICLE_FIELDS})
    if text_digest(article.text) != article.text_sha256:
        raise RecordError("the record's text is not the text that its text_sha256 names")
    text, layout = article.text, form["layout"]
    record = Record(
        article=article,
        layout=TextLayout(
            paragraphs=bare_spans(text, layout["paragraphs"]),
            sentences=bare_spans(text, layout["sentences"]),
            quotations=tuple(
                Quotation(bare_spans(text, q["spans"]), int(q["depth"]), is_closed=bool(q["is_closed"]))
                for q in layout["quotations"]
            ),
        ),
        attributions=_attributions_of(text, form["attributions"], "a"),
        sources=tuple(_source_of(text, inner) for inner in form["sources"]),
        entities=tuple(Entity(span_of(text, e), EntityType(e["type"])) for e in form["entities"]),
        model=ModelIdentity(str(form["model"]["name"]), str(form["model"]["sha256"])),
        incidents=tuple(incident_of(text, inner) for inner in form["incidents"]),
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
    for number, incident in enumerate(record.incidents, 1):
        if incident.id != f"i{number}":
            raise RecordError("the incidents' ids are not i1, i2 and on")
        if unknown := [voice for voice in voices_of(incident) if voice is not None and voice not in every]:
            raise RecordError(f"incident {incident.id} has a voice that is not in the record: {unknown[0][:20]!r}")
        if any(not 0 <= mention.sentence < len(record.layout.sentences) for mention in incident.mentions):
            raise RecordError(f"incident {incident.id} is mentioned in a sentence that is not in the record")


def _source_of(text: str, form: Json) -> Source:
    count = form["count"]
    return Source(
        id=string(form["id"]),
        kind=SourceKind(form["kind"]),
        name=optional_of(text, form["name"]),
        description=optional_of(text, form["description"]),
        role=optional_of(text, form["role"]),
        affiliation=optional_of(text, form["affiliation"]),
        country=country_of(text, form["country"]),
        count=count_of(text, count) if count is not None else None,
        access=optional_of(text, form["access"]),
        anonymity=optional_of(text, form["anonymity"]),
        relay=optional_of(text, form["relay"]),
        mentions=tuple(
            Mention(
                span_of(text, mention),
                MentionForm(mention["form"]),
                inference_of(text, mention["link"]) if mention["link"] is not None else None,
            )
            for mention in form["mentions"]
        ),
    )


def _attributions_of(text: str, forms: Sequence[Json], within: str) -> tuple[Attribution, ...]:
    return tuple(_attribution_of(text, form, f"{within}{number}") for number, form in enumerate(forms, 1))


def _attribution_of(text: str, form: Json, name: str) -> Attribution:
    if form["id"] != name:
        raise RecordError(f"attribution {name} is called {str(form['id'])[:20]!r}")
    if not form["cue"]:
        raise RecordError(f"attribution {name} has no cue")
    answers = form["answers"]
    return Attribution(
        source=spans_of(text, form["source"]),
        cue=spans_of(text, form["cue"]),
        content=spans_of(text, form["content"]),
        quote=QuoteType(form["quote_type"]),
        paragraph=int(form["paragraph"]),
        sentence=int(form["sentence"]),
        confidence=float(form["confidence"]),
        nested=_attributions_of(text, form["nested"], f"{name}."),
        host=Host(form["host"]) if form["host"] else None,
        speakers=tuple(string(speaker) for speaker in form["speakers"]),
        stances=tuple(_stance_of(text, reading) for reading in form["stances"]),
        answers=_answer_of(text, answers) if answers is not None else None,
    )


def _stance_of(text: str, form: Json) -> StanceReading:
    return StanceReading(
        stance=Stance(form["stance"]),
        is_negated=boolean(form["is_negated"]),
        hedges=spans_of(text, form["hedges"]),
        decided=inference_of(text, form["decided"]),
        cameo=optional_string(form["cameo"]),
    )


def _answer_of(text: str, form: Json) -> Answer:
    if not form["target"]:
        raise RecordError("an answer does not say what it answers")
    return Answer(spans_of(text, form["target"]), optional_string(form["attribution"]), inference_of(text, form))
