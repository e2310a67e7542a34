"""Measure the reader (attributions, sources, stances, dates, places, incidents) and the audit's findings.

scripts/evaluate attributions GOLD.jsonl[.gz] --out PRED.jsonl    what it finds, in the gold file's own form
scripts/evaluate dates LABELS.jsonl    date expressions and what they come to
scripts/evaluate incidents TEXTS.gz KEYS.gz    incidents by MUC-4's measure, on files of its form; see docs/muc4.md
scripts/evaluate incidents LABELS.jsonl    incidents by the hand-made labels
scripts/evaluate places LABELS.jsonl | KEYS.gz    place expressions and where they are; MUC-4's places
scripts/evaluate sources CORPUS.conllu[.gz] | LABELS.jsonl | GOLD.json    who is who; kinds, counts; one article
scripts/evaluate stance LABELS.jsonl [--cross-validated]    a file of stances, of non-answers or of what is answered
scripts/evaluate audit LABELS.jsonl    findings of the audit, by rule
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.scoring import SHARED
from onrecord.ingest import article_from_text
from onrecord.numbering import numbered
from onrecord.pipeline import Reader
from onrecord.types import Attribution, Record

__all__ = ["outer_form", "predict", "read_gold", "spans_form"]

_Json = dict[str, Any]


def read_gold(path: Path) -> Iterator[_Json]:
    """The objects of a JSON-lines file, plain or packed with gzip."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def predict(gold: Iterable[_Json], reader: Reader) -> Iterator[_Json]:
    """Read each text as it stands; its outer attributions under its id, once where several annotators marked it."""
    done: set[str] = set()
    for item in gold:
        name, text = str(item["id"]), str(item["text"])
        if name not in done:
            done.add(name)
            yield {"id": name, "attributions": outer_form(reader.read(article_from_text(text))) if text.strip() else []}


def outer_form(record: Record) -> list[dict[str, list[list[int]]]]:
    """A record's outer attributions that have content, as offsets."""
    return [spans_form(attribution) for _, attribution in numbered(record.attributions) if attribution.content]


def spans_form(attribution: Attribution) -> dict[str, list[list[int]]]:
    """One attribution's spans as offsets, by role."""
    roles = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {role: [[span.start, span.end] for span in spans] for role, spans in roles.items()}


def main() -> None:
    """Command line; see the module's docstring."""
    parser = argparse.ArgumentParser(prog="scripts/evaluate", description=__doc__)
    kinds = ["attributions", "audit", "dates", "incidents", "places", "sources", "stance"]
    parser.add_argument("what", choices=kinds)
    parser.add_argument("gold", type=Path, help='one JSON object a line, with "id" and "text"')
    parser.add_argument("keys", type=Path, nargs="?", help="incidents: the key to the texts, in MUC-4's form")
    parser.add_argument("--out", type=Path, help="attributions: where the predictions go")
    parser.add_argument("--corpora", type=Path, default=SHARED / "corpora", help="of the texts, but for attributions")
    parser.add_argument(
        "--cross-validated", action="store_true", help="stance: train anew on four fifths of the articles, five times"
    )
    parser.add_argument(
        "--reference", action="store_true", help="read in full precision, with the weights under training/ (needs dev)"
    )
    parser.add_argument(
        "--by-quote-type", action="store_true", help="print relation recall by quote type too (needs ../shared/score)"
    )
    arguments = parser.parse_args()
    if not arguments.gold.is_file():
        parser.error(f"{arguments.gold} is not a file")
    is_by_labels = arguments.gold.suffix == ".jsonl"
    if arguments.what == "incidents" and not is_by_labels and (arguments.keys is None or not arguments.keys.is_file()):
        parser.error("incidents need the key to the texts: TEXTS.gz KEYS.gz")
    lines = _report_audit(arguments) if arguments.what == "audit" else _report(arguments)
    if lines is not None:
        for line in lines:
            print(line)
        return
    if arguments.out is None:
        parser.error("attributions need --out")
    gold = list(read_gold(arguments.gold))
    found = []
    with arguments.out.open("w", encoding="utf-8") as file:
        for record in predict(gold, _reader(arguments.reference)):
            found.append(record)
            file.write(json.dumps(record) + "\n")
    print(f"{len(found)} texts read; now: ../shared/score/attributions.py GOLD {arguments.out}", file=sys.stderr)
    if arguments.by_quote_type:
        from eval.scoring import load_scorer, relation_recall_by_quote_type  # noqa: PLC0415

        by_id = {record["id"]: record["attributions"] for record in found}
        for kind, (recall, total) in relation_recall_by_quote_type(load_scorer(), gold, by_id).items():
            print(f"relation recall, {kind:<10}{recall:6.1f}{total:8}")


def _report(arguments: argparse.Namespace) -> Iterator[str] | None:
    """The lines of a report on labels; None where attributions are asked for. Its modules read gold by this one."""
    match arguments.what:
        case "dates":
            from eval.dates import report as report_dates  # noqa: PLC0415

            return report_dates(arguments.gold, arguments.corpora)
        case "incidents":
            return _report_incidents(arguments)
        case "places":
            from eval.places import report as report_places  # noqa: PLC0415

            return report_places(arguments.gold, arguments.corpora, Reader.load())
        case "sources":
            from eval.sources import report as report_sources  # noqa: PLC0415

            return report_sources(arguments.gold, arguments.corpora, Reader.load())
        case "stance":
            from eval.stance import report as report_stances  # noqa: PLC0415

            return report_stances(arguments.gold, arguments.corpora, is_cross_validated=arguments.cross_validated)
    return None


def _report_audit(arguments: argparse.Namespace) -> Iterator[str]:
    from eval.audit import report as report_audit  # noqa: PLC0415

    return report_audit(list(read_gold(arguments.gold)), arguments.corpora, Reader.load())


def _report_incidents(arguments: argparse.Namespace) -> Iterator[str]:
    if arguments.gold.suffix == ".jsonl":
        from eval.incidents import report as report_incidents  # noqa: PLC0415

        return report_incidents(arguments.gold, arguments.corpora)
    from eval.muc4.report import report as report_muc4  # noqa: PLC0415

    return report_muc4(arguments.gold, arguments.keys, Reader.load())


def _reader(is_reference: bool) -> Reader:
    if not is_reference:
        return Reader.load()
    from eval.reading import read_with_reference  # noqa: PLC0415  (safetensors is there for development alone)

    return read_with_reference()


if __name__ == "__main__":
    main()
