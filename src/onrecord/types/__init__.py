"""The values that pass between stages: frozen, slotted, and free of behaviour that touches the world.

Offsets count code points of an article's canonical text; a span's end is exclusive. Everything that Onrecord says
about an article points at words through such spans, so that `article.text[span.start:span.end]` is always the evidence.
"""

from onrecord.types.article import Article, Entity, EntityType, ModelIdentity, Quotation, Span, TextLayout
from onrecord.types.attribution import (
    Answer,
    Attribution,
    Host,
    Mention,
    MentionForm,
    QuoteType,
    Source,
    SourceKind,
    Stance,
    StanceReading,
)
from onrecord.types.common import Count, Country, Inference
from onrecord.types.incident import (
    Actor,
    ActorRole,
    Basis,
    DatePrecision,
    DateReading,
    Harm,
    Incident,
    IncidentDate,
    IncidentMention,
    IncidentPlace,
    IncidentStage,
    IncidentType,
    Place,
    PlacePrecision,
    PlaceReading,
    Toll,
)
from onrecord.types.record import Record

__all__ = [
    "Actor",
    "ActorRole",
    "Answer",
    "Article",
    "Attribution",
    "Basis",
    "Count",
    "Country",
    "DatePrecision",
    "DateReading",
    "Entity",
    "EntityType",
    "Harm",
    "Host",
    "Incident",
    "IncidentDate",
    "IncidentMention",
    "IncidentPlace",
    "IncidentStage",
    "IncidentType",
    "Inference",
    "Mention",
    "MentionForm",
    "ModelIdentity",
    "Place",
    "PlacePrecision",
    "PlaceReading",
    "Quotation",
    "QuoteType",
    "Record",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "StanceReading",
    "TextLayout",
    "Toll",
]
