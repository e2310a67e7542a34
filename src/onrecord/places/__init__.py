"""The place stage: which words of an article name places, and where in the world those are."""

from __future__ import annotations

from onrecord.places.reading import find_places

__all__ = ["find_places"]
