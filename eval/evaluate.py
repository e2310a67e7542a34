"""Read a gold file's texts and write what Onrecord finds in them, in the gold file's own form."""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.export.numbering import numbered
from onrecord.ingest import article_from_text
from onrecord.pipeline import Reader
from onrecord.types import Record, Span

__all__ = ["read_gold", "write_predictions"]


def read_gold(path: Path) -> Iterator[dict[str, object]]:
    """The objects of a JSON-lines file, plain or packed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_predictions(gold: Iterable[dict[str, object]], out: Path, reader: Reader) -> int:
    """Read each text as it stands and write its outer attributions under its id; returns how many texts were read."""
    done: set[str] = set()
    with out.open("w", encoding="utf-8") as file:
        for item in gold:
            name, text = str(item["id"]), str(item["text"])
            if name in done:  # another annotator's marks of a text that has been read
                continue
            done.add(name)
            attributions = _outer(reader.read(article_from_text(text))) if text.strip() else []
            file.write(json.dumps({"id": name, "attributions": attributions}) + "\n")
    return len(done)


def _outer(record: Record) -> list[dict[str, list[list[int]]]]:
    def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
        return [[span.start, span.end] for span in spans]

    return [
        {"source": offsets(a.source), "cue": offsets(a.cue), "content": offsets(a.content)}
        for _, a in numbered(record.attributions)
        if a.content
    ]


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__)
    parser.add_argument("what", choices=["attributions"])
    parser.add_argument("gold", type=Path, help='one JSON object a line, with "id" and "text"')
    parser.add_argument("--out", type=Path, required=True, help="where the predictions go")
    arguments = parser.parse_args()
    if not arguments.gold.is_file():
        parser.error(f"{arguments.gold} is not a file")
    count = write_predictions(read_gold(arguments.gold), arguments.out, Reader.load())
    print(f"{count} texts read; now: python3 ../shared/score/attributions.py GOLD {arguments.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
