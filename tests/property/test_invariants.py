"""Invariants of the design, for any text and any bytes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import errors, from_json, to_json
from onrecord.export import page
from onrecord.ingest import article_from_bytes, article_from_text
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.text import lay_out
from onrecord.types import Article, QuoteType, Record, Span

WORDS = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "\n", "\n\n", "\r\n", "\t", ".", ",", "—", "said", "the minister", "told",
     "that", "denied", "it", "quoting", "according to", "😀", "é", "e\u0301", "\u200b", "\u2028", "ﬁ", "İ", "中国",
     "Mr. O'Neil"]
)  # fmt: skip
PROSE = st.lists(WORDS, max_size=80).map(" ".join)
TEXTS = st.one_of(PROSE, st.text(max_size=300), st.lists(WORDS, max_size=60).map("".join))
TAGS = ("<p>", "</p>", "<div>", "<html>", "<b", "&amp;", "&#0;", "<!--", "-->", "said she. ", "“No,” ")
FEW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def spans(record: Record) -> Iterator[Span]:
    for _, attribution in walk(record.attributions):
        yield from (*attribution.source, *attribution.cue, *attribution.content)
    yield from (entity.span for entity in record.entities)
    yield from (*record.layout.paragraphs, *record.layout.sentences)
    for quotation in record.layout.quotations:
        yield from quotation.spans


def article(text: str) -> Article | None:
    try:
        return article_from_text(text)
    except errors.EmptyInputError:
        return None


@given(TEXTS)
@FEW
def test_words_first_every_span_lies_in_the_text_and_equals_its_words(reader: Reader, text: str) -> None:
    if (given_article := article(text)) is None:
        return
    record = reader.read(given_article)
    assert record.article.text == text
    for span in spans(record):
        assert 0 <= span.start < span.end <= len(text)
        assert not span.of(text)[0].isspace()
        assert not span.of(text)[-1].isspace()
    for _, attribution in walk(record.attributions):
        assert attribution.cue
        assert bool(attribution.content) == (attribution.quote is not QuoteType.NONE)
    if "\ud800" not in text:
        assert from_json(to_json(record)) == record
    assert page([record]).endswith("</html>\n")


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_sentences_lie_in_paragraphs_and_both_cover_all_words(text: str) -> None:
    layout = lay_out(text)
    for units in (layout.paragraphs, layout.sentences):
        assert all(a.end <= b.start for a, b in pairwise(units))
        covered = "".join(unit.of(text) for unit in units)
        assert "".join(covered.split()) == "".join(text.split())
    for sentence in layout.sentences:
        assert any(paragraph.contains(sentence) for paragraph in layout.paragraphs)


@given(st.binary(max_size=2000))
@settings(max_examples=300, deadline=None)
def test_any_bytes_give_an_article_or_a_typed_error(raw: bytes) -> None:
    for media_type in (None, "text/plain", "text/html"):
        try:
            found = article_from_bytes(raw, media_type=media_type)
        except errors.IngestError as error:
            assert "\n" not in str(error)
        else:
            assert found.text.strip()


@given(st.lists(st.sampled_from(TAGS), max_size=80))
@settings(max_examples=100, deadline=None)
def test_any_tags_give_an_article_or_a_typed_error(pieces: list[str]) -> None:
    try:
        assert article_from_bytes("".join(pieces).encode(), media_type="text/html").text.strip()
    except errors.IngestError as error:
        assert "\n" not in str(error)
