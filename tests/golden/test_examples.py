"""What Onrecord finds in our own examples, written down in examples/found and reviewed like code.

To write them anew after a change for the better: ONRECORD_WRITE_GOLDEN=1 scripts/test tests/golden
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.ingest import read_source
from onrecord.numbering import walk
from onrecord.pipeline import Reader
from onrecord.types import Record, Span
from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "examples" / "articles").iterdir())


def lines(record: Record) -> Iterator[str]:
    article = record.article
    for name in ("title", "outlet", "byline", "published", "address", "text_sha256"):
        yield f"{name}: {getattr(article, name)}"

    def shown(spans: tuple[Span, ...]) -> str:
        return " … ".join(f"[{span.start}:{span.end}] {' '.join(span.of(article.text).split())}" for span in spans)

    for name, attribution in walk(record.attributions):
        host = f", in the {attribution.host}" if attribution.host else ""
        yield f"\n{name} ({attribution.quote}{host})"
        yield f"  source  {shown(attribution.source)}".rstrip()
        yield f"  cue     {shown(attribution.cue)}"
        yield f"  content {shown(attribution.content)}"


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_an_example_is_read_as_written_down(reader: Reader, path: Path) -> None:
    found = "\n".join(lines(reader.read(read_source(str(path))))) + "\n"
    golden = ROOT / "examples" / "found" / f"{path.stem}.txt"
    if os.environ.get("ONRECORD_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
