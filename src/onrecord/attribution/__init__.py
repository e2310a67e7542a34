"""The attribution stage: source, cue and content of each statement, linked, nested, by exact offsets."""

from onrecord.attribution.reading import read_attributions

__all__ = ["read_attributions"]
