"""Sources whose names the copy withholds: people who are close to a matter, and speak in the copy's own voice.

Voters in general, critics, residents and an institution's unnamed spokespeople are not among them: nobody's name is
withheld where a crowd or an institution speaks. Another outlet's unnamed sources are marked as relayed: why they are
unnamed is for that outlet to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.audit.origins import outlets_in
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.words import alternation, lexicon
from onrecord.types import Host, Source, SourceKind, Span

__all__ = ["Withheld", "withheld"]

_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_ENDS_CORE = re.compile(
    r",|\(|\s(?:who|whom|whose|that|with|from|in|inside\s+(?:the|an?|[A-Z])|at|on|for|familiar|close|briefed|involved|aware|speaking|told|near"
    r"|to|within|by|quoted|cited|knowledgeable|privy|present|said|says|as|under)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\sof\s", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_COUNTED = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|a\s+dozen|several|multiple|some|many|a\s+few|other|another|more|both|numerous"
    r"|a\s+number\s+of|a\s+couple\s+of|various"
)
_BARE_BEFORE = re.compile(
    rf"(?:[\w.’' ]+[’']s\s+)?(?:(?:an?|the|{_COUNTED}|our|its|their|his|her|unnamed|anonymous|unidentified|undisclosed|all|these"
    r"|those|of)\s+)*",
    re.IGNORECASE,
)
_SINGLED_OUT = re.compile(rf"(?:an?|the|this|that|{_COUNTED}|\d+)\s", re.IGNORECASE)
_SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|men|women|people|persons)\b", re.IGNORECASE)
_SAYS_NAMELESS = re.compile(r"\b(?:unnamed|anonymous|unidentified|undisclosed)\b", re.IGNORECASE)
_GIVES_REASON = re.compile(
    r"\b(?:because|citing|fear\w*|since|authori[sz]ed|permitted|allowed|cleared|supposed\s+to|as\s+(?:he|she|they|the)|due\s+to|given"
    r"|out\s+of|in\s+order|so\s+as|to\s+(?:discuss|describe|speak|talk|avoid|protect|be|share|disclose))\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:senior|top|high-ranking|intelligence|security|military|law\s+enforcement|current|former|administration|western|defen[cs]e"
    r"|counterterrorism|diplomatic|police|party|campaign|government)\b",
    re.IGNORECASE,
)
_ROLES = frozenset({"advisers", "advisors", "bankers", "bundlers", "consultants", "diplomats", "donors", "employees", "envoys",
                    "executives", "fundraisers", "lobbyists", "negotiators", "officials", "operatives", "strategists"})  # fmt: skip
_CITED = re.compile(
    r"\b(?:cit(?:ing|es|ed)|quot(?:ing|es|ed))\s+(?P<who>(?:[\w’'-]+\s+){0,4}?(?:sources?|insiders?|officials?))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A source whose name the copy withholds.

    source: as the record has it; None where it stands in another's words ("quoted a police source").
    acts: what it says in the copy's own voice, its relayed words among them. place: the words that bring it in.
    is_bare: nothing describes it. is_reasoned: the copy says why it is unnamed.
    relay: who passes it on, another outlet's report; None where it speaks to this copy.
    is_sure: False where an institution may be speaking through unnamed officials rather than people close to a matter.
    """

    source: Source | None
    acts: tuple[Act, ...]
    place: Span
    is_bare: bool
    is_reasoned: bool
    relay: Span | None
    is_sure: bool

    @property
    def is_several(self) -> bool:
        """Whether the words mean more than one person."""
        return self.source is not None and self.source.kind is SourceKind.UNNAMED_GROUP


def withheld(copy: Copy) -> tuple[Withheld, ...]:
    """The sources of a copy whose names are withheld, in text order."""
    return copy.once("withheld", _find)


def _find(copy: Copy) -> tuple[Withheld, ...]:
    found = [*_speaking(copy), *_misread(copy)]
    found += [one for one in _cited(copy) if not any(other.place.overlaps(one.place) for other in found)]
    merged: list[Withheld] = []
    for one in sorted(found, key=lambda one: one.place.start):
        same = next((before for before in reversed(merged) if _takes_up(copy, before, one)), None)
        if same is None:
            merged.append(one)
        else:
            merged[merged.index(same)] = replace(same, acts=(*same.acts, *one.acts))
    return tuple(_with_ones(copy, merged))


def _takes_up(copy: Copy, before: Withheld, one: Withheld) -> bool:
    """Whether a mention without a description takes up a source that came before ("sources", "the source")."""
    nouns = [_head(span.place.of(copy.text)).removesuffix("s") for span in (before, one)]
    is_again = not re.match(r"(?:an?|another|one|two|three|\d+|several)\s", one.place.of(copy.text), re.IGNORECASE)
    return one.is_bare and is_again and nouns[0] == nouns[1] and (before.relay is None) == (one.relay is None)


def _with_ones(copy: Copy, found: list[Withheld]) -> list[Withheld]:
    """The sources, each with what "one" or "another" of them says in the same paragraph."""
    for act in copy.outer_acts:
        words = act.place.of(copy.text).lower()
        if words not in {"one", "another", "the other"} or not is_saying(copy, act):
            continue
        number = copy.paragraph_at(act.place.start)
        for index, one in enumerate(found):
            if one.is_several and copy.paragraph_at(one.place.start) == number and one.place.start < act.place.start:
                found[index] = replace(one, acts=(*one.acts, act))
    return found


def _speaking(copy: Copy) -> Iterator[Withheld]:
    """Unnamed sources of the record that say something."""
    for source in copy.record.sources:
        acts = tuple(act for act in copy.acts_of(source) if is_saying(copy, act)) if source.kind in _UNNAMED else ()
        if not acts:
            continue
        mentions = _mentions(copy, source)
        sure = [_judge(words.of(copy.text), source) for words in mentions]
        if not any(judged is not None for judged in sure):
            continue
        yield Withheld(
            source=source,
            acts=acts,
            place=min(mentions, key=lambda span: span.start),
            is_bare=source.access is None and all(_is_bare(words.of(copy.text)) for words in mentions),
            is_reasoned=source.anonymity is not None and bool(_GIVES_REASON.search(source.anonymity.of(copy.text))),
            relay=_relay(copy, source, acts),
            is_sure=any(sure),
        )


def _misread(copy: Copy) -> Iterator[Withheld]:
    """Sources that their own words make unnamed, where the record has somebody who is named ("friends of the mayor")."""
    for act in copy.outer_acts:
        if act.is_unnamed or len(act.attribution.source) != 1 or not is_saying(copy, act):
            continue
        place = act.attribution.source[0]
        core = _OF.split(_core(place.of(copy.text)))[0]
        head = (_WORD.findall(core) or [""])[-1]
        if head.lower() in lexicon("withheld_nouns.txt") and not _SPOKEN_FOR.search(core) and len(core.split()) <= 3:
            relay = next(iter(outlets_in(copy, copy.sentences[act.attribution.sentence])), None)
            yield Withheld(None, (act,), place, _is_bare(place.of(copy.text)), False, relay, is_sure=head.islower())


def _cited(copy: Copy) -> Iterator[Withheld]:
    """Sources that another's report is said to cite or quote."""
    for match in _CITED.finditer(copy.text):
        place = Span(*match.span("who"))
        sentence = copy.sentences[copy.sentence_at(place.start)]
        acts = copy.acts_in(sentence, copy.outer_acts)
        if not copy.is_quoted(place) and acts:
            acts = tuple(replace(act, is_cited=True) for act in acts)
            relay = Span(*match.span())
            yield Withheld(None, acts, place, _is_bare(place.of(copy.text)), False, relay, is_sure=True)


def _mentions(copy: Copy, source: Source) -> list[Span]:
    """The words by which the copy describes a source, pronouns left out."""
    spans = [m.span for m in source.mentions if m.span.end - m.span.start > 4 or m.form.value != "pronoun"]
    spans += [source.description] if source.description else []
    return [span for span in spans if not copy.is_quoted(span)] or spans


def _core(words: str) -> str:
    """A description up to whatever can only follow a noun."""
    end = _ENDS_CORE.search(words)
    core = words[: end.start()] if end else words
    return core.removesuffix("’s").removesuffix("'s")


def _head(words: str) -> str:
    """The noun that a description turns on, in lower case: the last before whatever follows a noun, or before "of"."""
    core = _core(words)
    before = _WORD.findall(_OF.split(core)[0])
    if before and before[-1].lower() in lexicon("withheld_nouns.txt"):
        return before[-1].lower()
    found = _WORD.findall(core)
    return found[-1].lower() if found else ""


def _judge(words: str, source: Source) -> bool | None:
    """Whether words mean somebody whose name is withheld, and surely so; None where they do not."""
    if _SPOKEN_FOR.search(words):
        return None
    core = _core(words)
    head = _head(words)
    is_close = source.access is not None or source.anonymity is not None or bool(_SAYS_NAMELESS.search(words))
    if head in lexicon("withheld_nouns.txt"):
        return is_close or head not in _ROLES or bool(_SINGLED_OUT.match(words)) or bool(_OFFICE.search(core))
    if head in lexicon("person_nouns.txt") or head in {"one", "some", "others", "another"}:
        return True if is_close else None
    return None


def _is_bare(words: str) -> bool:
    """Whether words say no more than that there is a source."""
    bare = _BARE_BEFORE.match(words)
    rest = words[bare.end() :] if bare else words
    return re.fullmatch(rf"(?:{alternation('bare_nouns.txt')})", rest.strip(" ,.”\"'’"), re.IGNORECASE) is not None


def _relay(copy: Copy, source: Source, acts: tuple[Act, ...]) -> Span | None:
    """The other outlet that a source speaks through, if all it says comes through one."""
    if source.relay is not None and not any(mention.span.overlaps(source.relay) for mention in source.mentions):
        return None if copy.is_own_outlet(source.relay) else source.relay
    hosts = [act.outer for act in acts if act.attribution.host is Host.SOURCE]
    if hosts and len(hosts) == len(acts) and hosts[0] and hosts[0].source:
        return None if copy.is_own_outlet(hosts[0].source[0]) else hosts[0].source[0]
    outlets = outlets_in(copy, copy.sentences[acts[0].attribution.sentence])
    return outlets[0] if outlets else None
