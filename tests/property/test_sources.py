"""Invariants of the sources stage, for any text and any attributions in it, and for what the reader finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import errors
from onrecord.ingest import article_from_text
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.sources import resolve_sources
from onrecord.text import lay_out
from onrecord.types import Attribution, Entity, EntityType, Host, QuoteType, Source, SourceKind, Span

# Words that steer the stage: every sort of mention, joint, bound and mark, and some that mean nothing to it.
_TEXT = """
    the a an another one two five several dozens at least more than or and nor neither both as well of to told who
    which he she they it his her I we you official officials minister spokesperson source report ministry ministries
    counterpart people group interior planning French Chinese Beijing Kremlin France Mary John Smith Mr. Mrs. Dr. SPA
    (SPA) Sundrel Port Authority Commission said quoting briefed on talks with knowledge asked not be named because
    former poll newspaper Reuters , . : ; — “ ” " ' 's ’s ( ) 40% 1,200 in ten 😀 é İ 中国
"""
WORDS = st.sampled_from([*_TEXT.split(), "\n\n"])
KINDS = st.sampled_from([EntityType.PERSON, EntityType.ORGANIZATION, EntityType.PLACE])
SOME = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
UNNAMED = {SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_GROUP}
Case = tuple[str, list[Attribution], list[Entity]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A text of words that matter, attributions anywhere in it, some nested, and entities that do not overlap."""
    text = " ".join(draw(st.lists(WORDS, min_size=3, max_size=60)))
    words = [Span(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    if not words:
        return "said", [], []
    places = st.integers(0, len(words) - 1)

    def stretch(longest: int) -> Span:
        first = draw(places)
        last = min(len(words) - 1, first + draw(st.integers(0, longest - 1)))
        return Span(words[first].start, words[last].end)

    def attribution(depth: int, host: Host | None) -> Attribution:
        source = tuple(sorted({stretch(7) for _ in range(draw(st.integers(0, 2)))}))
        content = (stretch(15),) if draw(st.booleans()) else ()
        nested = (attribution(depth - 1, draw(st.sampled_from(Host))),) if depth and draw(st.booleans()) else ()
        quote = QuoteType.INDIRECT if content else QuoteType.NONE
        return Attribution(source, (stretch(2),), content, quote, 0, 0, 0.5, nested, host)

    given_attributions = [attribution(1, None) for _ in range(draw(st.integers(1, 5)))]
    entities: list[Entity] = []
    for span in sorted({stretch(3) for _ in range(draw(st.integers(0, 5)))}):
        if not entities or entities[-1].span.end <= span.start:
            entities.append(Entity(span, draw(KINDS)))
    return text, given_attributions, entities


def spans_of(source: Source) -> Iterator[Span]:
    """Every span that a source holds."""
    fields = (source.name, source.description, source.role, source.affiliation, source.access, source.anonymity)
    yield from (span for span in (*fields, source.relay) if span is not None)
    yield from (said.words for said in (source.country, source.count) if said is not None)
    for mention in source.mentions:
        yield mention.span
        yield from mention.link.words if mention.link else ()


def check(text: str, sources: Sequence[Source], attributions: Sequence[Attribution]) -> None:
    """What holds of any article's sources."""
    assert [source.id for source in sources] == [f"s{number}" for number in range(1, len(sources) + 1)]
    assert [source.mentions[0].span for source in sources] == sorted(source.mentions[0].span for source in sources)
    speakers = [speaker for _, attribution in walk(attributions) for speaker in attribution.speakers]
    assert set(speakers) == {source.id for source in sources}
    for _, attribution in walk(attributions):
        assert len(set(attribution.speakers)) == len(attribution.speakers)
        assert attribution.source or not attribution.speakers
    for source in sources:
        check_source(text, source)


def check_source(text: str, source: Source) -> None:
    """What holds of any source."""
    for span in spans_of(source):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    where = [mention.span for mention in source.mentions]
    assert where == sorted(set(where))
    assert sum(mention.link is None for mention in source.mentions) == 1
    for mention in source.mentions:
        assert mention.link is None or (mention.link.reason and 0 <= mention.link.confidence <= 1)
    assert (source.kind is SourceKind.NAMED_PERSON) == (source.description is None)
    assert source.kind is not SourceKind.NAMED_PERSON or source.name is not None
    if source.kind in UNNAMED:
        assert source.name is None
    else:
        assert (source.count, source.access, source.anonymity) == (None, None, None)
    if source.count is not None:
        assert 0 <= source.count.least <= (source.count.least if source.count.most is None else source.count.most)
    assert source.country is None or re.fullmatch("[A-Z]{2}", source.country.code)


@given(cases())
@SOME
def test_sources_of_any_attributions_point_at_words_and_are_numbered_in_their_order(case: Case) -> None:
    text, attributions, entities = case
    check(text, *resolve_sources(text, lay_out(text), attributions, entities))


@given(cases())
@SOME
def test_the_same_attributions_give_the_same_sources_and_come_back_unchanged_but_for_their_speakers(
    case: Case,
) -> None:
    text, attributions, entities = case
    layout = lay_out(text)
    first = resolve_sources(text, layout, attributions, entities)
    assert resolve_sources(text, layout, attributions, entities) == first
    bare = [(name, replace(a, speakers=(), nested=())) for name, a in walk(first[1])]
    assert bare == [(name, replace(a, nested=())) for name, a in walk(attributions)]


@given(st.lists(WORDS, max_size=80).map(" ".join))
@FEW
def test_sources_of_what_the_reader_finds_point_at_words_and_are_numbered_in_their_order(
    reader: Reader, text: str
) -> None:
    try:
        record = reader.read(article_from_text(text))
    except errors.EmptyInputError:
        return
    check(text, record.sources, record.attributions)
