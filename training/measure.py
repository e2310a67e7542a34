"""Score a network on PolNeAR dev with the scorer whose figures count."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.attribution.decode import Stretch
from onrecord.attribution.extraction import Settings, extract
from onrecord.attribution.network import Network
from training.examples import TextExample

__all__ = ["Scorer"]


class Scorer:
    """The scorer in the shared folder, with a gold file."""

    def __init__(self, shared: Path, gold: Path) -> None:
        spec = importlib.util.spec_from_file_location("attributions", shared / "score" / "attributions.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(shared / "score" / "attributions.py")
        self._module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(self._module)
        self._gold = self._module.read(str(gold))

    def score(self, examples: Sequence[TextExample], network: Network, settings: Settings) -> dict[str, float]:
        """F1 by measure, in per cent, in the scorer's order."""
        table = self._module.score(self._gold, [_predict(example, network, settings) for example in examples])
        return {name: row["f1"] for name, row in table.items()}


def _predict(example: TextExample, network: Network, settings: Settings) -> dict[str, Any]:
    tokens = example.tokens

    def offsets(stretches: Sequence[Stretch]) -> list[list[int]]:
        return [[int(tokens.starts[s.start]), int(tokens.ends[s.end - 1])] for s in stretches]

    return {
        "id": example.id,
        "attributions": [
            {"source": offsets(a.source), "cue": offsets((a.cue,)), "content": offsets(a.content)}
            for a in extract(tokens, network, settings).attributions
        ],
    }
