"""Mark unlabelled texts with a trained network, to train the next one on them too (Yarowsky 1995)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attribution.decode import Stretch
from onrecord.attribution.extraction import Settings, extract
from onrecord.attribution.network import Network
from training.examples import CueExample, TextExample

__all__ = ["mark"]


def mark(examples: Sequence[TextExample], network: Network) -> list[TextExample]:
    """The texts with the attributions that a network finds in them."""
    return [_marked(example, network) for example in examples]


def _marked(example: TextExample, network: Network) -> TextExample:
    found = extract(example.tokens, network, Settings()).attributions
    cues = tuple(
        CueExample(a.cue.start, a.cue.end, tuple(map(_pair, a.source)), tuple(map(_pair, a.content))) for a in found
    )
    return replace(example, cues=cues, has_attributions=True)


def _pair(stretch: Stretch) -> tuple[int, int]:
    return stretch.start, stretch.end
