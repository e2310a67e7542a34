"""The same bytes give the same record, whatever the thread count or order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from onrecord import to_json
from onrecord.ingest import read_source
from onrecord.pipeline import Reader


def test_the_same_bytes_give_the_same_record(reader: Reader, examples: list[Path]) -> None:
    articles = [read_source(str(path)) for path in examples]
    first = [to_json(reader.read(article)) for article in articles]
    assert [to_json(reader.read(article)) for article in reversed(articles)] == first[::-1]
    for threads in (1, 2, 3):
        other = Reader.load(threads=threads)
        assert [to_json(other.read(article)) for article in articles] == first
    with ThreadPoolExecutor(3) as pool:
        assert [to_json(record) for record in pool.map(reader.read, articles)] == first
