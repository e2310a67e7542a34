"""U203: “sources”, where the copy shows one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.audit.findings import Place, Rule, Severity
from onrecord.audit.standards import bbc_accuracy, reuters
from onrecord.audit.unnamed import Withheld, withheld
from onrecord.audit.view import Copy

__all__ = ["RULE"]

_PLURAL = re.compile(
    r"\b(?:sources|insiders|officials|aides|advisers|advisors|diplomats|friends|pals)\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|both|multiple|many|dozens?|\d+)\b", re.IGNORECASE
)


def _look(copy: Copy) -> Iterator[Place]:
    every = withheld(copy)
    singular = [one for one in every if not one.is_several]
    plural = [one for one in every if one.is_several]
    if len(singular) != 1 or not plural:
        return
    counted = any(_NUMBER.search(one.place.of(copy.text)) for one in plural)
    if counted or not _is_same_noun(copy, singular[0], plural):
        return
    for one in plural[:1]:
        yield Place(one.place, "the copy says this of several, and shows one", (singular[0].place,))


def _is_same_noun(copy: Copy, one: Withheld, several: list[Withheld]) -> bool:
    words = one.place.of(copy.text).lower()
    nouns = [match.group().lower() for other in several for match in _PLURAL.finditer(other.place.of(copy.text))]
    return bool(nouns) and all(noun.removesuffix("s") in words for noun in nouns)


RULE = Rule(
    code="U203",
    title="Plural “sources” where the copy shows one",
    looks_for="A headline or sentence that speaks of several unnamed sources, in a copy where one of them speaks.",
    cannot_see="Sources that were spoken to and are not in the copy.",
    settle="Say “a source”, or show the others.",
    standards=(
        reuters("never cite sources in the plural where there is one"),
        bbc_accuracy("the audience is not misled about how many sources there are"),
    ),
    severity=Severity.WARNING,
    is_sure=False,
    look=_look,
)
