"""Give copy that came in capitals the case that it would have in print, letter for letter.

Some wires are sent wholly in capitals, and the later stages tell names from words by theirs. Each word is in small
letters, titled or in capitals; a hidden Markov model over the three picks the likeliest run (after Lita and others, ACL
2003). Words' habits come from lists counted in mixed-case news (training/casing.py); a word on none of them is taken
for a name, unless it is a form of one that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from onrecord.lexicon import load_lexicon

__all__ = ["find_words", "is_in_capitals", "restore_case", "stems"]


class _Case(IntEnum):
    LOWER = 0
    TITLE = 1
    UPPER = 2


# Log-likelihoods of a word's cases by the list that it is on; of a step from one word's case to the next's, against how
# common the case is by itself. All counted by training/casing.py.
_Scores = tuple[float, float, float]
_HABITS: dict[str, _Scores] = {
    "lower": (0.0, -4.8, -6.8),
    "mostly_lower": (0.0, -2.3, -5.4),
    "either": (0.0, 0.0, -3.5),
    "acronym": (-3.6, -2.4, 0.0),
    "unlisted": (-2.5, 0.0, -6.1),  # counted: -1.3, but -1.5 to -3.5 are better on PolNeAR dev
}
_STEPS: tuple[_Scores, ...] = ((0.1, -0.4, -0.2), (-0.4, 1.1, -0.2), (-0.2, 0.2, 2.8))

_SURE: dict[_Case, _Scores] = {
    _Case.LOWER: (0.0, -9.0, -9.0),
    _Case.TITLE: (-9.0, 0.0, -9.0),
    _Case.UPPER: (-9.0, -9.0, 0.0),
}
_FORMS = (("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("ing", ("", "e")), ("ly", ("",)))
"""Endings, and what stands in their place in the word that they are a form of."""

_LEAST_CAPITALS = 0.9  # of the letters; headlines and acronyms keep mixed-case copy well below
_FEWEST_LETTERS = 40  # below which a text in capitals may be a headline
_CACHED = 65_536  # words; a run over many articles meets names without end
_LONGEST_ACRONYM, _SHORT = 10, 3  # letters; a word in brackets that is no longer than the second is an acronym

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENING = re.compile(r"""(?:[.!?]['"”’)\]]*\s|\n\s*\n)\W*$|[.:,]\s+['"“‘]+$""")
_MARK = re.compile(r"(?:--|\.|\])\s*\[$")  # opens "[TEXT]" and the like, which are no part of a sentence
_SPACE = re.compile(r"-|[ \t]*\n?[ \t]*")
_BRACKETED = re.compile(r"(?P<before>(?:[^\W\d_]+[ '-]+){1,8})[\[(](?P<within>[^\[\]()]{2,80})[\])]")
_POSSESSIVE = re.compile(r"['’]S$", re.IGNORECASE)
_ELIDED = re.compile(r"^[DLO]['’](?=[^\W\d_]{3})|^MC(?=[^\W\d_]{3})")
_VOWEL = re.compile("[AEIOUYÁÉÍÓÚ]")
_NUMBER = re.compile(r"\s\d")
_CLOCK = re.compile(r"[AP]\.M\b")
_MONTHS = frozenset(
    {"JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER"}
    | {"DECEMBER", "JAN", "FEB", "MAR", "APR", "JUN", "JUL", "AUG", "SEP", "SEPT", "OCT", "NOV", "DEC"}
)
_TITLES = frozenset(
    {"BRIG", "CAPT", "COL", "DR", "GEN", "GOV", "JR", "LT", "MAJ", "MR", "MRS", "MS", "MSGR", "PROF", "REP", "REV"}
    | {"SEN", "SGT", "SR", "ST"}
)
_PARTICLES = frozenset(["DA", "DE", "DEL", "DER", "DI", "DOS", "DU", "E", "VAN", "VON", "Y"])
_ARTICLES = frozenset(["LA", "LAS", "LOS"])


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, what stands between it and the one before, whether it opens a sentence, and the form that lists have."""

    text: str
    start: int
    gap: str
    opens: bool
    plain: str


def is_in_capitals(text: str) -> bool:
    """Whether copy came (almost) wholly in capitals."""
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper >= _FEWEST_LETTERS and upper >= _LEAST_CAPITALS * (upper + lower)


def restore_case(text: str) -> str:
    """The text with each word in small letters, titled or in capitals; of the same length, so that offsets hold.

    Meant for copy in capitals; words that have small letters already are left as they stand.
    """
    words = list(find_words(text))
    pieces, end = [], 0
    for word, case in zip(words, _cases(text, words), strict=True):
        pieces += [text[end : word.start], _written(word, case)]
        end = word.start + len(word.text)
    return "".join(pieces) + text[end:]


def find_words(text: str) -> Iterator[_Word]:
    """The text's words, in order; a full stop after an abbreviation ends no sentence, a mark in brackets opens one."""
    end, before, is_mark = 0, "", False
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        is_abbreviated = gap.startswith(".") and (len(before) == 1 or before in _TITLES) and "\n\n" not in gap
        opens = not end or (bool(_OPENING.search(gap)) and not is_abbreviated) or (is_mark and "]" in gap)
        is_mark = bool(_MARK.search(gap)) or (not end and gap.endswith("[")) or (is_mark and "]" not in gap)
        yield _Word(match.group(), match.start(), gap, opens, _plain(match.group()))
        end, before = match.end(), match.group()


def _cases(text: str, words: Sequence[_Word]) -> list[_Case]:
    """The likeliest run of cases (Viterbi), a step counted only between words with no more than a space between."""
    acronyms = _acronyms(text)
    best, paths = [0.0] * len(_Case), list[list[int]]()
    for at, word in enumerate(words):
        habit = _habit(text, words, at, acronyms)
        is_step = at > 0 and not word.opens and bool(_SPACE.fullmatch(word.gap))
        scores, path = [], []
        for case in _Case:
            onward = [best[prior] + (_STEPS[prior][case] if is_step else 0.0) for prior in _Case]
            path.append(onward.index(max(onward)))
            scores.append(max(onward) + habit[case])
        best = scores
        paths.append(path)
    last, cases = best.index(max(best)), list[_Case]()
    for path in reversed(paths):
        cases.append(_Case(last))
        last = path[last]
    return cases[::-1]


def _habit(text: str, words: Sequence[_Word], at: int, acronyms: frozenset[str]) -> _Scores:
    """Log-likelihoods of a word by case, from where it stands or from the list that it is on."""
    case = _case_by_place(text, words, at)
    if case is None and _POSSESSIVE.sub("", words[at].text) in acronyms:
        case = _Case.UPPER
    if case is None and (_is_paired(words, at) or _is_paired(words, at + 1)):
        case = _Case.TITLE
    return _HABITS[_list_of(words[at].plain)] if case is None else _SURE[case]


def _case_by_place(text: str, words: Sequence[_Word], at: int) -> _Case | None:
    """The case of a word beside a digit, a single letter, or a particle; None for any other."""
    word = words[at]
    letters = _POSSESSIVE.sub("", word.text)
    end = word.start + len(word.text)
    if word.start and text[word.start - 1].isdigit():  # "3D", "8TH"
        return _Case.LOWER
    if letters in _MONTHS and (word.gap.rstrip()[-1:].isdigit() or _NUMBER.match(text, end)):
        return _Case.TITLE
    if len(letters) == 1:
        return _letter(letters, text, word)
    previous = _POSSESSIVE.sub("", words[at - 1].text) if at else ""
    is_particle = letters in _PARTICLES or (letters in _ARTICLES and previous in _PARTICLES)
    return _Case.LOWER if is_particle and not word.opens else None


def _letter(letter: str, text: str, word: _Word) -> _Case:
    """The case of a single letter: an article, a particle between names, an initial, or part of "a.m."."""
    is_clock = bool(_CLOCK.match(text, word.start)) or (
        letter == "M" and word.gap == "." and text[word.start + 1 :][:1] == "."
    )
    is_word = letter in "AEOY" and text[word.start + 1 :][:1] != "."
    return _Case.LOWER if is_clock or is_word else _Case.UPPER


def _acronyms(text: str) -> frozenset[str]:
    """Words that are spelled out beside brackets ("National Party [NP]", "NP [National Party]"), or have no vowel."""
    found = {word for word in _WORD.findall(text) if not _VOWEL.search(word) and word not in _TITLES and len(word) > 1}
    for match in _BRACKETED.finditer(text):
        outside, inside = _WORD.findall(match["before"]), _WORD.findall(match["within"])
        if len(inside) == 1 and (len(inside[0]) <= _SHORT or _spells(inside[0], outside)):
            found.add(inside[0])
        elif len(inside) > 1 and _spells(outside[-1], inside):
            found.add(outside[-1])
    return frozenset(found)


def _spells(acronym: str, words: Sequence[str]) -> bool:
    """Whether most letters of a short word are initials of the words, in their order."""
    initials = iter(word[0] for word in words)
    matched = sum(letter in initials for letter in acronym)
    return 2 <= len(acronym) <= _LONGEST_ACRONYM and len(words) > 1 and matched >= max(2, len(acronym) - 1)


@lru_cache(maxsize=_CACHED)
def _plain(word: str) -> str:
    """A word as the lists have it: in small letters, without a possessive ending, its apostrophe straight."""
    return _POSSESSIVE.sub("", word).lower().replace("’", "'")


def stems(word: str) -> Iterator[str]:
    """Words that a word in small letters may be a form of."""
    for ending, stands in _FORMS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield from (word.removesuffix(ending) + stand for stand in stands)


def _is_paired(words: Sequence[_Word], at: int) -> bool:
    """Whether a word and the one before it are a name together."""
    if not 0 < at < len(words) or not _SPACE.fullmatch(words[at].gap):
        return False
    return f"{words[at - 1].plain} {words[at].plain}" in _pairs()


@lru_cache(maxsize=_CACHED)
def _list_of(word: str) -> str:
    """The list that a word is on, itself or as a form of another that is in small letters."""
    lists = _lists()
    if word in lists:
        return lists[word]
    return "lower" if any(lists.get(stem) == "lower" for stem in stems(word)) else "unlisted"


@cache
def _lists() -> dict[str, str]:
    names = ("lower", "mostly_lower", "either", "acronym")
    return {word: name for name in names for word in load_lexicon("onrecord.text", f"casing_{name}.txt")}


@cache
def _pairs() -> frozenset[str]:
    return frozenset(load_lexicon("onrecord.text", "casing_pairs.txt"))


def _written(word: _Word, case: _Case) -> str:
    """A word in the case that was found, titled where it opens a sentence; as it stands if its length would change."""
    if any(map(str.islower, word.text)):
        return word.text
    if case is _Case.UPPER:
        written = _POSSESSIVE.sub(lambda match: match.group().lower(), word.text)
    elif case is _Case.LOWER and not word.opens:
        written = word.text.lower()
    else:
        written = _titled(word.text)
    return written if len(written) == len(word.text) else word.text


def _titled(word: str) -> str:
    elided = _ELIDED.match(word)
    if elided:
        return elided.group().capitalize() + word[elided.end() :].capitalize()
    return word.capitalize()
