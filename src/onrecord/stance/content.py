"""What the main clause of a content does: the traits by which the trained part reads what is said.

A trait is a named pattern with the words that matched it. The first sentence counts, across the pieces of a quotation
that its cue interrupts; a leading "that", "but" or mark is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon import load_lexicon
from onrecord.stance.lexicon import Act, acts_in, word_set
from onrecord.stance.words import Word, is_negation, words_in
from onrecord.types import Span, Stance

__all__ = ["Trait", "first_sentence", "own_act", "traits"]

_LONGEST = 260  # code points of a first sentence that are read
_ACT_WITHIN = 9  # words of a content's beginning in which its own act is looked for
_STOP = re.compile(r"[.!?]+[\"']*(?=\s|$)")
_ABBREVIATED = re.compile(r"(?:\b(?:mr|mrs|ms|dr|gen|sen|rep|gov|u\.s|st|jr|sr|lt|col|sgt)|\b[a-z])\.$")
_LEADING = re.compile(r"(?:[\s\"'.,…-]|(?:that|but|and|well|so|look|now|frankly|honestly|obviously|of course)\b)+")
_PRONOUNS = frozenset({"i", "we", "he", "she", "they"})


@dataclass(frozen=True, slots=True)
class Trait:
    """A named property of what is said, with the words that show it."""

    name: str
    span: Span


def first_sentence(level: str, content: Sequence[Span]) -> tuple[Span, ...]:
    """The content's first sentence in levelled text: in several spans where the content is in pieces."""
    kept: list[Span] = []
    left = _LONGEST
    for span in content:
        start = span.start
        if not kept:
            leading = _LEADING.match(level, span.start, span.end)
            start = leading.end() if leading else span.start
        end = min(span.end, start + left)
        stop = next(
            (
                m
                for m in _STOP.finditer(level, start, end)
                if not _ABBREVIATED.search(level, max(start, m.start() - 5), m.start() + 1)
            ),
            None,
        )
        if stop is not None:
            end = stop.end()
        if end > start:
            kept.append(Span(start, end))
            left -= end - start
        if stop is not None or left <= 0:
            break
    return tuple(kept)


def own_act(level: str, sentence: Sequence[Span]) -> tuple[Act, bool] | None:
    """The act that a sentence performs by itself: a pronoun and the lexicon's verb ("I deny", "he vowed").

    Returns it with whether it is negated, or None.
    """
    words = words_in(level, sentence)[:_ACT_WITHIN]
    for number, word in enumerate(words[:4]):
        if word.form in _PRONOUNS:
            rest = words[number + 1 :]
            skipped = 0
            while skipped < len(rest) and rest[skipped].form in word_set("passed_over.txt"):
                skipped += 1
            act = next(acts_in(rest[skipped : skipped + 4]), None)
            if act is not None and act.is_verb and rest[skipped].span.start == act.span.start and not act.is_plain:
                return act, any(is_negation(passed.form) for passed in rest[:skipped])
            return None
    return None


def named_act(level: str, content: Sequence[Span]) -> Act | None:
    """The act that a content names by a noun ("reiterated its support for the plan"); None where a clause does it."""
    words = words_in(level, content[:1])[:_NAMED_WITHIN]
    if not words or words[0].form in _CLAUSES or level[content[0].start] in "\"'":
        return None
    for act in acts_in(words):
        if act.is_verb and not act.is_plain:
            return None
        if not act.is_verb and len(act.stances) == 1 and act.entry in word_set("named_acts.txt"):
            return act
    return None


_NAMED_WITHIN = 6  # words of a content in which its noun is looked for
_CLAUSES = frozenset(
    {"he", "how", "i", "if", "it", "she", "that", "there", "they", "to", "we", "what", "whether", "who", "why"}
)


def traits(level: str, content: Sequence[Span]) -> Iterator[Trait]:
    """The traits of a content, each once."""
    sentence = first_sentence(level, content)
    if not sentence:
        return
    whole = Span(sentence[0].start, sentence[-1].end)
    words = words_in(level, sentence)
    for name, pattern in _patterns():
        for span in sentence:
            match = pattern.search(span.of(level))
            if match is not None:
                yield Trait(name, Span(span.start + match.start(), span.start + match.end()))
                break
    for name, lexicon in _LEXICONS:
        hits = [m for span in sentence for m in _pattern_of(lexicon).finditer(level, span.start, span.end)]
        for count, hit in enumerate(hits[:2], 1):
            yield Trait(f"{name}{count}", Span(*hit.span()))
    yield from _main_verb(words)
    act = own_act(level, sentence)
    if act is not None:
        for stance in act[0].stances[:1]:
            yield Trait(f"act {stance}{' negated' if act[1] else ''}", act[0].span)
    if level[content[0].start] in "\"'":
        yield Trait("quoted", Span(content[0].start, content[0].start + 1))
    if words:
        yield from _openings(level, content, words, whole)


def _main_verb(words: Sequence[Word]) -> Iterator[Trait]:
    """The first auxiliary or modal of a sentence, with whose it is: the speaker's, a third person's, another's."""
    for number, word in enumerate(words[:_MAIN_WITHIN]):
        head, _, tail = word.form.partition("'")
        modal = (
            _CONTRACTED.get(tail)
            if tail in _CONTRACTED
            else word.form
            if word.form in word_set("auxiliaries.txt")
            else None
        )
        if word.form.endswith("n't") and word.form not in word_set("auxiliaries.txt"):
            modal = "not"
        if modal is None:
            continue
        subject = head if tail in _CONTRACTED else words[number - 1].form if number else ""
        passed = {earlier.form for earlier in words[:number]}
        whose = (
            "embedded"
            if not passed.isdisjoint(_EMBEDDING)
            else _WHOSE.get(subject, "other" if subject and number <= _SUBJECT_WITHIN else "far")
        )
        yield Trait(f"main {modal} {whose}", word.span)
        return


_MAIN_WITHIN = 22  # words of a sentence in which its main verb is looked for
_SUBJECT_WITHIN = 14  # words of a subject that is still taken to be the verb's own
_WHOSE = {
    "he": "third", "i": "own", "it": "third", "she": "third", "that": "third", "there": "third", "they": "third",
    "this": "third", "we": "own", "which": "embedded", "who": "embedded", "you": "yours",
}  # fmt: skip
_EMBEDDING = frozenset({"because", "if", "that", "what", "when", "whether", "which", "who", "whom", "why"})
_CONTRACTED = {"ll": "will", "d": "would", "re": "are", "m": "am", "ve": "have"}


def _openings(level: str, content: Sequence[Span], words: Sequence[Word], whole: Span) -> Iterator[Trait]:
    first = words_in(level, content[:1])[:1]
    for word in first:
        if word.form in _OPENERS:
            yield Trait(f"opens {_OPENERS[word.form]}", word.span)
        elif word.form.endswith("ing"):
            yield Trait("opens ing", word.span)
    subject = words[0]
    if subject.form in {"i", "we", "you", "he", "she", "they", "it", "this", "there", "these", "those"}:
        yield Trait(f"subject {subject.form}", subject.span)
    elif subject.form.split("'")[0] in {"i", "we", "you", "he", "she", "they", "it", "that", "there"}:
        yield Trait(f"subject {subject.form.split(chr(39))[0]}", subject.span)
    length = whole.end - whole.start
    yield Trait(f"length {'bare' if length < 25 else 'short' if length < 60 else 'long'}", whole)


_OPENERS = {
    word: kind
    for kind, words in (
        ("any", "any"),
        ("as", "as"),
        ("for", "for"),
        ("no", "no not"),
        ("noun", "a an the his her its their"),
        ("that", "that"),
        ("to", "to"),
        ("wh", "how what when where which who why"),
        ("whether", "if whether"),
        ("yes", "yes"),
    )
    for word in words.split()
}

_LEXICONS = (
    ("praise", "praise.txt"),
    ("blame", "blame.txt"),
    ("wrong", "wrongs.txt"),
    ("untruth", "untruth.txt"),
    ("harm", "harms.txt"),
    ("hedge", "hedges.txt"),
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = []
    for line in load_lexicon("onrecord.stance", "traits.txt"):
        name, _, pattern = line.partition(": ")
        for macro, meant in _MACROS.items():
            pattern = pattern.replace(macro, meant)
        table.append((name, re.compile(pattern.replace(" ", r"\s+"))))
    return tuple(table)


_MACROS = {
    "{me}": r"\b(?:i|we)",
    "{third}": r"\b(?:he|she|they)",
    "{adverb}": r"(?: (?:\w+ly|also|now|still|never|always|just))?",
}


@cache
def _pattern_of(lexicon: str) -> re.Pattern[str]:
    entries = sorted(load_lexicon("onrecord.stance", lexicon), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, entries))})\b")


def second_act(level: str, content: Sequence[Span]) -> Act | None:
    """An act that a later sentence of a content performs in the first person ("... We urge the media to look").

    Only a verb that decides by itself counts.
    """
    first = first_sentence(level, content)
    start = first[-1].end if first else 0
    for span in content:
        for match in _FIRST_PERSON.finditer(level, max(span.start, start), span.end):
            words = words_in(level, (Span(match.end(), min(span.end, match.end() + 60)),))[:3]
            act = next(acts_in(words), None)
            if act is not None and act.is_verb and act.span.start == words[0].span.start and len(act.stances) == 1:
                return act if act.stances[0] in _SECOND else None
    return None


_FIRST_PERSON = re.compile(
    r"(?<=[.!?;]\s)[\"']?(?:and\s+|but\s+)?(?:we|i)(?:\s+(?:also|strongly|now|therefore|\w+ly))?\s+"
)
_SECOND = frozenset(
    {
        Stance.DEMANDS,
        Stance.DENIES,
        Stance.CRITICISES,
        Stance.SUPPORTS,
        Stance.OPPOSES,
        Stance.CONCEDES,
        Stance.PROMISES,
    }
)
