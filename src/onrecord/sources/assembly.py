"""From what resolving an article found to the record's sources, and each attribution's ids of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.numbering import numbered
from onrecord.sources.context import Context
from onrecord.sources.countries import country_in
from onrecord.sources.nouns import is_person
from onrecord.sources.phrases import Phrase, analyse
from onrecord.sources.referents import Referent
from onrecord.sources.unnamed import access_of, anonymity_in, count_of, relay_in
from onrecord.types import Attribution, Count, EntityType, Host, MentionForm, Source, SourceKind, Span

__all__ = ["assemble"]

_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP})
_AFTER_CUE = 60  # code points after a cue in which the medium that was spoken to stands


def assemble(
    context: Context, attributions: Sequence[Attribution]
) -> tuple[tuple[Source, ...], tuple[Attribution, ...]]:
    """Sources in text order of their first mention, and the attributions with their speakers' ids, nested ones too."""
    speaking = {id(referent) for referents in context.speakers.values() for referent in referents}
    kept = [referent for referent in context.referents if id(referent) in speaking]
    kept.sort(key=lambda referent: min(mention.span for mention in referent.mentions))
    ids = {id(referent): f"s{number}" for number, referent in enumerate(kept, 1)}
    hosts = dict(_hosted(attributions))
    spoken: dict[int, list[str]] = {}
    for name, referents in context.speakers.items():
        for referent in referents:
            spoken.setdefault(id(referent), []).append(name)
    sources = tuple(_source(context, referent, ids[id(referent)], hosts, spoken[id(referent)]) for referent in kept)
    return sources, _with_speakers(context, attributions, ids, "a")


def _with_speakers(
    context: Context, attributions: Sequence[Attribution], ids: dict[int, str], within: str
) -> tuple[Attribution, ...]:
    return tuple(
        replace(
            attribution,
            speakers=tuple(ids[id(referent)] for referent in context.speakers[name]),
            nested=_with_speakers(context, attribution.nested, ids, f"{name}."),
        )
        for name, attribution in numbered(attributions, within)
    )


def _hosted(attributions: Sequence[Attribution]) -> list[tuple[str, Attribution]]:
    """Attributions whose source stands in another's source, by name, with the one that they stand in."""
    found = []
    for name, outer in numbered(attributions):
        for inner_name, inner in numbered(outer.nested, f"{name}."):
            if inner.host is Host.SOURCE:
                found.append((inner_name, outer))
    return found


def _source(
    context: Context, referent: Referent, name: str, hosts: dict[str, Attribution], spoken: Sequence[str]
) -> Source:
    text = context.text
    best = referent.best_name
    is_person = referent.kind is SourceKind.NAMED_PERSON
    described = _description(referent)
    where = best.span if best is not None and (is_person or not referent.described) else described
    country = referent.country
    if country is None and referent.affiliation is not None:
        words = referent.affiliation.of(text)
        country = country_in(text, referent.affiliation) or context.country_of_thing(words)
    phrase = analyse(text, where, context.entities) if referent.kind in _UNNAMED else None
    anonymity = _anonymity(context, referent) if referent.kind in _UNNAMED else None
    own = [(attribution, context.attributions[attribution]) for attribution in spoken]
    return Source(
        id=name,
        kind=referent.kind,
        name=best.span if best is not None and _has_name(context, referent) else None,
        description=None if is_person else where,
        role=referent.role,
        affiliation=referent.affiliation,
        country=country,
        count=_count(text, referent, phrase) if phrase is not None else None,
        access=next((found for span in referent.described if (found := access_of(text, span))), None)
        if referent.kind in _UNNAMED
        else None,
        anonymity=anonymity,
        relay=_relay(context, own, hosts),
        mentions=tuple(sorted(referent.mentions, key=lambda mention: mention.span)),
    )


def _count(text: str, referent: Referent, phrase: Phrase) -> Count | None:
    return count_of(text, phrase, is_group=referent.kind is SourceKind.UNNAMED_GROUP)


def _has_name(context: Context, referent: Referent) -> bool:
    """Whether the name is one: a body's or a text's description ("the report") is none."""
    best = referent.best_name
    if best is None or referent.kind in _UNNAMED:
        return False
    return referent.kind is SourceKind.NAMED_PERSON or any(
        mention.form is MentionForm.NAME and mention.span.overlaps(best.span) for mention in referent.mentions
    )


def _description(referent: Referent) -> Span:
    """The words that describe it best: the longest description in its own mentions, else its first mention."""
    spans = referent.described or [mention.span for mention in referent.mentions]
    return max(spans, key=lambda span: (span.end - span.start, -span.start))


def _anonymity(context: Context, referent: Referent) -> Span | None:
    """The reason for withholding the name, else the words that say that it is withheld, in a mention's sentence."""
    for mention in referent.mentions:
        sentence = context.layout.sentences[context.sentence(mention.span.start)]
        found = anonymity_in(context.text, sentence)
        if found is not None:
            said, reason = found
            return reason or said
    return None


def _is_somebody(context: Context, span: Span) -> bool:
    """Whether words name a person, or one by role ("the Prime Minister"), and so no medium."""
    is_named = any(e.type is EntityType.PERSON and e.span.overlaps(span) for e in context.entities)
    return is_named or is_person(span.of(context.text).lower().split()[-1])


def _relay(context: Context, own: Sequence[tuple[str, Attribution]], hosts: dict[str, Attribution]) -> Span | None:
    """Through whom the source's words come: the source that it stands in, else the medium that it spoke to."""
    for name, attribution in own:
        if name in hosts and hosts[name].source:
            outer = hosts[name].source[0]
            inner = attribution.cue[0].start
            end = inner if outer.start < inner < outer.end else outer.end
            words = context.text[outer.start : end].rstrip(" ,")
            return Span(outer.start, outer.start + len(words)) if words else outer
    for _, attribution in own:
        last = max(attribution.cue)
        sentence = context.layout.sentences[context.sentence(last.start)]
        stretch = Span(attribution.cue[0].start, min(last.end + _AFTER_CUE, sentence.end))
        found = relay_in(context.text, [stretch, *attribution.source])
        if found is not None and not _is_somebody(context, found):
            return found
    return None
