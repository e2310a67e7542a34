"""How a place's name is looked up: one spelling for all that differ by accents, points, hyphens or "St."."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["fold"]

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ŋ": "n"}
    | dict.fromkeys("'’‘`ʻʼ´ʾʿ.", None)
    | dict.fromkeys("-–—/,()", " ")
)
_WHOLE = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_MARKS = re.compile(r"[\u0300-\u036f]+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key of a name: lower case, no accents or points, a space for a hyphen, "saint" for "St."; may be empty."""
    spelled = name.lower() if name.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", name.lower()))
    return " ".join(_WHOLE.get(word, word) for word in spelled.translate(_LETTERS).split())
