"""Which country a source's words name: countries, capitals, demonyms, and seats that stand for a government.

Names and capitals are GeoNames', by the places' gazetteer; demonyms and other names are a lexicon's. Codes are ISO
3166-1 alpha-2, upper case.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.places.gazetteer import countries
from onrecord.types import Country, Span

__all__ = ["country_in", "government_in"]

# Capitals that are as often a person's or another place's name; what is left out stays blank rather than wrong.
_AMBIGUOUS = frozenset({"victoria", "georgetown", "kingston", "san jose", "hamilton", "stanley", "gibraltar"})


def country_in(text: str, span: Span) -> Country | None:
    """The country that a span's words name first: by its own name, by a demonym, by its capital; None if none."""
    for pattern, codes in (_named(), _seats()):
        match = pattern.search(text, span.start, span.end)
        if match:
            return Country(codes[_key(match.group())], Span(match.start(), match.end()))
    return None


def government_in(text: str, span: Span) -> Country | None:
    """The country whose government a span stands for, where the span is no more than a capital, a seat or a country."""
    article = _ARTICLE.match(text, span.start, span.end)
    start = article.end() if article else span.start
    for pattern, codes in (_seats(), _names_alone()):
        match = pattern.match(text, start, span.end)
        if match and _REST.fullmatch(text, match.end(), span.end):
            return Country(codes[_key(match.group())], Span(match.start(), match.end()))
    return None


_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_REST = re.compile(r"(?:['’]s?)?[\s,.]*")


def _key(words: str) -> str:
    return " ".join(words.lower().replace("’", "'").split())


def _pattern(codes: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    names = sorted(codes, key=len, reverse=True)
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s+").replace("'", "['’]") for name in names)
    return re.compile(rf"(?<![\w-])(?:{spelled})(?![\w])", re.IGNORECASE), codes


@cache
def _named() -> tuple[re.Pattern[str], dict[str, str]]:
    """Names and demonyms; a demonym in the plural is one too."""
    codes = {_key(row.name.removeprefix("The ")): row.code for row in countries()}
    for entry in load_lexicon("onrecord.sources", "countries.txt"):
        name, _, code = entry.rpartition(" ")
        codes[name] = code.upper()
        if name.endswith(("n", "i", "k", "e", "t")):
            codes.setdefault(name + "s", code.upper())
    return _pattern(codes)


@cache
def _names_alone() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {_key(row.name.removeprefix("The ")): row.code for row in countries()}
    capitals = {_key(row.capital): row.code for row in countries() if row.capital}
    for entry in load_lexicon("onrecord.sources", "countries.txt"):
        name, _, code = entry.rpartition(" ")
        if not name.endswith(("an", "ese", "ish", "i", "ch")):
            codes[name] = code.upper()
    return _pattern(codes | {name: code for name, code in capitals.items() if name not in _AMBIGUOUS})


@cache
def _seats() -> tuple[re.Pattern[str], dict[str, str]]:
    codes = {}
    for entry in load_lexicon("onrecord.sources", "seats.txt"):
        name, _, code = entry.rpartition(" ")
        codes[name] = code.upper()
    capitals = {_key(row.capital): row.code for row in countries() if row.capital}
    return _pattern(codes | {name: code for name, code in capitals.items() if name not in _AMBIGUOUS})
