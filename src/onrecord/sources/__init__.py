"""The sources stage: what kind of source each attribution has, and who is who within the article."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.sources.assembly import assemble
from onrecord.sources.resolution import resolve
from onrecord.types import Attribution, Entity, Source, TextLayout

__all__ = ["resolve_sources"]


def resolve_sources(
    text: str, layout: TextLayout, attributions: Sequence[Attribution], entities: Sequence[Entity]
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """Whom the attributions come down to.

    Returns the sources in text order of their first mention, and the attributions with the ids of their speakers.
    """
    return assemble(resolve(text, layout, attributions, entities), attributions)
