"""The shipped int8 weights read as the weights that they were made from."""

from __future__ import annotations

import pytest

from eval.reading import read_with_reference
from onrecord.ingest import read_source
from onrecord.numbering import numbered
from onrecord.pipeline import Reader
from onrecord.types import Record, Span
from tests.conftest import ROOT

SHARED_SPANS = 0.9  # least share of spans that int8 and full precision have in common, of all that either finds


def _spans(record: Record) -> set[tuple[str, str, Span]]:
    return {
        (record.article.text_sha256, role, span)
        for _, attribution in numbered(record.attributions)
        for role in ("source", "cue", "content")
        for span in getattr(attribution, role)
    }


@pytest.fixture(scope="module")
def reference() -> Reader:
    return read_with_reference()


def test_int8_finds_what_full_precision_finds(reader: Reader, reference: Reader) -> None:
    articles = [read_source(str(path)) for path in sorted((ROOT / "examples" / "articles").iterdir())]
    shipped = set().union(*(_spans(reader.read(article)) for article in articles))
    full = set().union(*(_spans(reference.read(article)) for article in articles))
    assert len(shipped & full) >= SHARED_SPANS * len(shipped | full)
