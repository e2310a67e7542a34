"""Sources whose names the copy withholds: people who are close to a matter, and speak in the copy's own voice.

Voters in general, critics, residents and an institution's unnamed spokespeople are not among them: nobody's name is
withheld where a crowd or an institution speaks. What another outlet's unnamed sources say is theirs to explain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.audit.view import Act, Copy
from onrecord.audit.words import alternation, lexicon
from onrecord.types import Host, Source, SourceKind, Span

__all__ = ["Withheld", "withheld"]

_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_ENDS_CORE = re.compile(
    r",|\(|\s(?:who|whom|whose|that|with|from|in|inside|at|on|for|familiar|close|briefed|involved|aware|speaking|told|near"
    r"|to|within|by|quoted|cited|knowledgeable|privy|present|said|says|as|under)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_BARE_BEFORE = re.compile(
    r"(?:(?:an?|the|one|two|three|four|five|six|several|some|many|multiple|various|other|another|more|few|a\s+few|our|its|their"
    r"|unnamed|anonymous|unidentified|undisclosed|numerous|both|all|these|those|of|number|couple)\s+)*",
    re.IGNORECASE,
)
_SPOKEN_FOR = re.compile(r"\bsp?okes(?:man|woman|person|men|women|people|persons)\b", re.IGNORECASE)
_SAYS_NAMELESS = re.compile(r"\b(?:unnamed|anonymous|unidentified|undisclosed)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A source whose name the copy withholds.

    acts: what it says in the copy's own voice. place: the words that bring it in. is_bare: nothing describes it.
    relay: who passes it on, another outlet's report; None where it speaks to this copy.
    """

    source: Source
    acts: tuple[Act, ...]
    place: Span
    is_bare: bool
    relay: Span | None

    @property
    def is_several(self) -> bool:
        """Whether the words mean more than one person."""
        return self.source.kind is SourceKind.UNNAMED_GROUP


def withheld(copy: Copy) -> tuple[Withheld, ...]:
    """The sources of a copy whose names are withheld, in text order."""
    found = []
    for source in copy.record.sources:
        if source.kind not in _UNNAMED:
            continue
        acts = tuple(act for act in copy.acts_of(source) if act.attribution.content)
        if not acts:
            continue
        mentions = _mentions(copy, source)
        heads = [_head(words.of(copy.text)) for words in mentions]
        if not any(
            _is_withheld(head, words.of(copy.text), source) for head, words in zip(heads, mentions, strict=True)
        ):
            continue
        is_bare = source.access is None and all(_is_bare(words.of(copy.text)) for words in mentions)
        place = min(mentions, key=lambda span: span.start)
        found.append(Withheld(source, acts, place, is_bare, _relay(copy, source, acts)))
    return tuple(found)


def _mentions(copy: Copy, source: Source) -> list[Span]:
    """The words by which the copy describes a source, pronouns left out."""
    spans = [m.span for m in source.mentions if m.span.end - m.span.start > 4 or m.form.value != "pronoun"]
    spans += [source.description] if source.description else []
    return [span for span in spans if not copy.is_quoted(span)] or spans


def _head(words: str) -> str:
    """The noun that a description turns on, in lower case: the last one before whatever follows a noun."""
    found = _WORD.findall(_core(words))
    return found[-1].lower() if found else ""


def _core(words: str) -> str:
    end = _ENDS_CORE.search(words)
    core = words[: end.start()] if end else words
    return core.removesuffix("’s").removesuffix("'s")


def _is_withheld(head: str, words: str, source: Source) -> bool:
    if _SPOKEN_FOR.search(words):
        return False
    if head in lexicon("withheld_nouns.txt"):
        return True
    is_person = head in lexicon("person_nouns.txt") or head in {"one", "some", "others", "another"}
    return is_person and (
        source.access is not None or source.anonymity is not None or bool(_SAYS_NAMELESS.search(words))
    )


def _is_bare(words: str) -> bool:
    """Whether words say no more than that there is a source."""
    bare = _BARE_BEFORE.match(words)
    rest = words[bare.end() :] if bare else words
    return re.fullmatch(rf"(?:{alternation('bare_nouns.txt')})", rest.strip(" ,.”\"'’"), re.IGNORECASE) is not None


def _relay(copy: Copy, source: Source, acts: tuple[Act, ...]) -> Span | None:
    """The other outlet that a source speaks through, if all it says comes through one."""
    if source.relay is not None and not copy.is_own_outlet(source.relay):
        return source.relay
    hosts = [act.outer for act in acts if act.attribution.host is Host.SOURCE]
    if hosts and len(hosts) == len(acts) and hosts[0] and hosts[0].source:
        return None if copy.is_own_outlet(hosts[0].source[0]) else hosts[0].source[0]
    return None
