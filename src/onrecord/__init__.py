"""Onrecord reads news coverage and keeps its ledger.

    >>> import onrecord
    >>> record = onrecord.read("“We will appeal,” the minister said.")
    >>> [span.of(record.article.text) for span in record.attributions[0].source]
    ['the minister']

Names below are loaded when first used, so that `import onrecord` and `onrecord --help` stay quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.errors import OnrecordError
    from onrecord.export import from_json, to_json
    from onrecord.ingest import article_from_bytes, article_from_text, fetch
    from onrecord.pipeline import Reader, read
    from onrecord.types import (
        Actor,
        ActorRole,
        Answer,
        Article,
        Attribution,
        Basis,
        Count,
        Country,
        DateReading,
        Entity,
        Harm,
        Incident,
        IncidentDate,
        IncidentMention,
        IncidentPlace,
        IncidentStage,
        IncidentType,
        Inference,
        Mention,
        Place,
        PlaceReading,
        QuoteType,
        Record,
        Source,
        SourceKind,
        Span,
        Stance,
        StanceReading,
        Toll,
    )

__all__ = [
    "Actor",
    "ActorRole",
    "Answer",
    "Article",
    "Attribution",
    "Basis",
    "Count",
    "Country",
    "DateReading",
    "Entity",
    "Harm",
    "Incident",
    "IncidentDate",
    "IncidentMention",
    "IncidentPlace",
    "IncidentStage",
    "IncidentType",
    "Inference",
    "Mention",
    "OnrecordError",
    "Place",
    "PlaceReading",
    "QuoteType",
    "Reader",
    "Record",
    "Source",
    "SourceKind",
    "Span",
    "Stance",
    "StanceReading",
    "Toll",
    "__version__",
    "article_from_bytes",
    "article_from_text",
    "fetch",
    "from_json",
    "read",
    "to_json",
]

__version__ = "0.1.0"

_HOMES = (
    ("onrecord.errors", ("OnrecordError",)),
    ("onrecord.export", ("from_json", "to_json")),
    ("onrecord.ingest", ("article_from_bytes", "article_from_text", "fetch")),
    ("onrecord.pipeline", ("Reader", "read")),
    (
        "onrecord.types",
        (
            "Actor",
            "ActorRole",
            "Answer",
            "Article",
            "Attribution",
            "Basis",
            "Count",
            "Country",
            "DateReading",
            "Entity",
            "Harm",
            "Incident",
            "IncidentDate",
            "IncidentMention",
            "IncidentPlace",
            "IncidentStage",
            "IncidentType",
            "Inference",
            "Mention",
            "Place",
            "PlaceReading",
            "QuoteType",
            "Record",
            "Source",
            "SourceKind",
            "Span",
            "Stance",
            "StanceReading",
            "Toll",
        ),
    ),
)


def __getattr__(name: str) -> object:
    for module, names in _HOMES:
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
