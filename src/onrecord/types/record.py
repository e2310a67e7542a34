"""What is read in one article."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.types.article import Article, Entity, ModelIdentity, TextLayout
from onrecord.types.attribution import Attribution, Source
from onrecord.types.incident import Incident

__all__ = ["Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """What Onrecord reads in one article: a pure function of the article's bytes and the model.

    attributions: outer attributions in text order of their first span; nested ones inside them.
    sources: whom they come down to, in text order of their first mention.
    incidents: what is said to have happened, in text order of the first mention.
    """

    article: Article
    layout: TextLayout
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    model: ModelIdentity
    incidents: tuple[Incident, ...] = ()
