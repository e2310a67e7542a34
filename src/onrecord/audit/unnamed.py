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
from onrecord.audit.sourcewords import core_head, gives_reason, is_bare, is_spoken_for, judge, takes_up
from onrecord.audit.view import Act, Copy
from onrecord.audit.voices import is_saying
from onrecord.audit.words import lexicon
from onrecord.types import EntityType, Host, MentionForm, Source, SourceKind, Span

__all__ = ["Withheld", "withheld"]

_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_ONES = frozenset({"one", "another", "the other"})
_REACH = 8  # sources before one that takes another up; further back a reader has lost them
_CITED = re.compile(
    r"\b(?P<how>cit(?:ing|es|ed)|quot(?:ing|es|ed)|(?:learn(?:ed|t)|heard)\s+from)\s+"
    r"(?P<who>(?:[\w’'-]+\s+){0,4}?(?:sources?|insiders?|officials?))\b",
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
    taken = {one.place for one in found}
    found += [one for one in _cited(copy) if not any(place.overlaps(one.place) for place in taken)]
    merged: list[Withheld] = []
    for one in sorted(found, key=lambda one: one.place.start):
        same = next((n for n, before in _latest(merged) if _is_again(copy, one, before)), None)
        if same is None:
            merged.append(one)
        else:
            merged[same] = replace(merged[same], acts=(*merged[same].acts, *one.acts))
    return tuple(_with_ones(copy, merged))


def _latest(found: list[Withheld]) -> Iterator[tuple[int, Withheld]]:
    """The last sources with their places, the latest first."""
    for number in range(len(found) - 1, max(-1, len(found) - 1 - _REACH), -1):
        yield number, found[number]


def _is_again(copy: Copy, one: Withheld, before: Withheld) -> bool:
    is_open = one.relay is None or before.relay is not None
    return is_open and takes_up(one.place.of(copy.text), before.place.of(copy.text))


def _with_ones(copy: Copy, found: list[Withheld]) -> list[Withheld]:
    """The sources, each with what "one" or "another" of them says in the same paragraph."""
    for act in copy.outer_acts:
        if act.place.of(copy.text).lower() not in _ONES or not is_saying(copy, act):
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
        # A headline says in short what the body says of them in full.
        if not any(copy.is_in_body(act.place) for act in acts):
            continue
        mentions = _mentions(copy, source)
        is_close = source.access is not None or source.anonymity is not None
        judged = [judge(words.of(copy.text), is_close=is_close) for words in mentions]
        if all(sure is None for sure in judged) or any(_is_named(copy, words) for words in mentions):
            continue
        yield Withheld(
            source=source,
            acts=acts,
            place=min(mentions, key=lambda span: span.start),
            is_bare=source.access is None and all(is_bare(words.of(copy.text)) for words in mentions),
            is_reasoned=source.anonymity is not None and gives_reason(source.anonymity.of(copy.text)),
            relay=_relay(copy, source, acts),
            is_sure=any(judged),
        )


def _misread(copy: Copy) -> Iterator[Withheld]:
    """Sources whose own words make them unnamed, where the record has somebody with a name ("friends of the mayor")."""
    for act in copy.outer_acts:
        is_read = act.is_unnamed or len(act.attribution.source) != 1
        if is_read or not is_saying(copy, act) or not copy.is_in_body(act.place):
            continue
        words = act.place.of(copy.text)
        head = core_head(words)
        if head is None or head.lower() not in lexicon("withheld_nouns.txt") or is_spoken_for(words):
            continue
        if not _is_named(copy, act.place):
            relay = next(iter(outlets_in(copy, copy.sentences[act.attribution.sentence])), None)
            yield Withheld(None, (act,), act.place, is_bare(words), False, relay, is_sure=head.islower())


def _cited(copy: Copy) -> Iterator[Withheld]:
    """Sources that another's report is said to cite or quote."""
    for match in _CITED.finditer(copy.text):
        place = Span(*match.span("who"))
        words = place.of(copy.text)
        if copy.is_quoted(place) or is_spoken_for(words):
            continue
        acts: tuple[Act, ...] = ()
        if match["how"].lower().startswith("quot"):
            sentence = copy.sentences[copy.sentence_at(place.start)]
            acts = tuple(replace(act, is_cited=True) for act in copy.outer_acts_in(sentence))
        yield Withheld(None, acts, place, is_bare(words), False, Span(*match.span()), is_sure=True)


def _mentions(copy: Copy, source: Source) -> list[Span]:
    """The words by which the copy describes a source, pronouns left out."""
    spans = [m.span for m in source.mentions if m.form is not MentionForm.PRONOUN]
    spans += [source.description] if source.description else []
    spans = spans or [m.span for m in source.mentions]
    return [span for span in spans if not copy.is_quoted(span)] or spans


def _is_named(copy: Copy, words: Span) -> bool:
    """Whether words hold the bearer's own name: at their beginning, or behind a comma."""
    said = words.of(copy.text)
    for entity in copy.entities_in(words):
        if entity.type is not EntityType.PERSON:
            continue
        before, after = said[: entity.span.start - words.start], copy.text[entity.span.end : entity.span.end + 2]
        if after[:2] in {"’s", "'s"}:
            continue
        if not before.strip() or re.search(r",\s+(?:[a-z-]+\s+){0,3}$", before):
            return True
    return False


def _relay(copy: Copy, source: Source, acts: tuple[Act, ...]) -> Span | None:
    """The other outlet that a source speaks through, if all it says comes through one."""
    if source.relay is not None and not any(mention.span.overlaps(source.relay) for mention in source.mentions):
        return None if copy.is_own_outlet(source.relay) else source.relay
    hosts = [act.outer for act in acts if act.attribution.host is Host.SOURCE]
    if hosts and len(hosts) == len(acts) and hosts[0] and hosts[0].source:
        return None if copy.is_own_outlet(hosts[0].source[0]) else hosts[0].source[0]
    outlets = outlets_in(copy, copy.sentences[acts[0].attribution.sentence])
    return outlets[0] if outlets else None
