"""The scorer whose figures count, and two measures that it leaves to us: relations by quote type, and nested ones."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.attribution.quoting import quote_type
from onrecord.text import find_paragraphs, find_quotations, quotation_depth
from onrecord.types import QuoteType, Span

__all__ = ["SHARED", "load_scorer", "relation_recall_by_quote_type", "relations_found"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
RELATION_JACCARD = 0.8  # of content words, as in the scorer's "relation"

# Gold and predictions are the scorer's own JSON: dictionaries of lists of offsets.
_Json = dict[str, Any]


def load_scorer(shared: Path = SHARED) -> ModuleType:
    """The module shared/score/attributions.py. Raises FileNotFoundError where it is not there."""
    path = shared / "score" / "attributions.py"
    spec = importlib.util.spec_from_file_location("attributions", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def relations_found(scorer: ModuleType, text: str, gold: Sequence[_Json], found: Sequence[_Json]) -> int:
    """How many gold attributions of a text have a partner of their own by the scorer's relation measure."""
    words = [match.span() for match in scorer.WORD.finditer(text)]
    sides = (scorer.prepare(text, words, side) for side in (gold, found))
    return int(scorer.matches(*sides, scorer.overlapping(RELATION_JACCARD)))


def relation_recall_by_quote_type(
    scorer: ModuleType, gold: Iterable[_Json], found: dict[str, Sequence[_Json]]
) -> dict[str, tuple[float, int]]:
    """Relation recall in per cent, and the number of gold attributions, for each quote type.

    Each type's gold is matched alone against all that was found, so that one type's recall does not hang on another's.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for record in gold:
        text = record["text"]
        depth = quotation_depth(len(text), find_quotations(text, find_paragraphs(text)))
        by_type: dict[QuoteType, list[_Json]] = {}
        for attribution in record["attributions"]:
            content, cue = ([Span(*span) for span in attribution[role]] for role in ("content", "cue"))
            by_type.setdefault(quote_type(text, content, cue, depth), []).append(attribution)
        for kind, attributions in by_type.items():
            total[kind] += len(attributions)
            right[kind] += relations_found(scorer, text, attributions, found.get(record["id"], ()))
    return {str(kind): (100 * right[kind] / total[kind], total[kind]) for kind in sorted(total)}
