"""The hand-made labels, and which of them are held back from tuning; README.md says what is in each file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "is_held_back", "read_labels"]

FOLDER = Path(__file__).parent
_FOLDS = 5


def is_held_back(article: str) -> bool:
    """Whether an article, by its id, is in the fifth that nothing may be tuned on."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % _FOLDS == 0


def read_labels(path: Path) -> list[dict[str, Any]]:
    """The items of a file of labels, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
