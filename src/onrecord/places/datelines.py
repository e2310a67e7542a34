"""The place that a dateline begins with: "KARACHI, Pakistan (AP) —", "Lagos (Reuters) -", "CANBERRA: "."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.places.names import Name
from onrecord.places.spelling import fold
from onrecord.places.tokens import Tokens
from onrecord.places.vocabulary import is_common, is_person_name
from onrecord.types import Span, TextLayout

__all__ = ["with_datelines"]

_LONGEST = 140  # characters that a dateline may have
_DATELINE = re.compile(
    r"\W{0,4}(?P<head>[^\W\d_][\w.’' -]{1,40}?)(?P<rest>,[\w. ,]{1,40}?)?\s*"
    r"(?P<agency>\([^)\n]{1,60}\))?\s*(?P<mark>--|[–—-](?=\s)|:(?=\s))"
)
_PARAGRAPHS = 3  # from the text's beginning, that may open with one
_KNOWN = 500_000  # people of a settlement, no capital, that may open any paragraph, or stand before a colon


def with_datelines(tokens: Tokens, layout: TextLayout, names: list[Name]) -> list[Name]:
    """The names, with those that datelines begin with marked; one that the gazetteer lacks is added."""
    added: list[Name] = []
    by_first = {name.first: name for name in names}
    for number, paragraph in enumerate(layout.paragraphs):
        match = _DATELINE.match(tokens.text, paragraph.start, min(paragraph.end, paragraph.start + _LONGEST))
        if match is None or not (match["head"].isupper() or (match["agency"] and number < _PARAGRAPHS)):
            continue
        first = tokens.at(match.start("head"))
        name = by_first.get(first)
        is_plain = number < _PARAGRAPHS and match["mark"] != ":"
        if name is not None and tokens.ends[name.last] <= match.end("head"):
            name.is_dateline = is_plain or _is_well_known(name)
        elif is_plain and name is None and match["head"].isupper():
            added += _unlisted(tokens, names, Span(match.start("head"), match.end("head")))
    return sorted([*added, *names], key=lambda name: name.first)


def _is_well_known(name: Name) -> bool:
    is_large = name.is_power or any(entry.population >= _KNOWN for entry in name.entries)
    return is_large and not is_person_name(name.key)


def _unlisted(tokens: Tokens, names: Sequence[Name], head: Span) -> list[Name]:
    first, last = tokens.at(head.start), tokens.at(head.end - 1)
    words = tokens.lower[first : last + 1]
    is_taken = any(name.first <= last and first <= name.last for name in names)
    if is_taken or len(words[0]) < 4 or len(words) > 3 or all(map(is_common, words)):
        return []
    return [Name(first, last, fold(head.of(tokens.text)), (), is_dateline=True)]
