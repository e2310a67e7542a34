"""The texts that the labels' offsets are in: PolNeAR's train side, FNC-1's bodies, GUM's train side."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onrecord.types import Attribution, QuoteType, Span
from training.gum import read_gum_documents

__all__ = ["TextKey", "labelled_attribution", "read_texts", "text_key"]

TextKey = tuple[str, str]
_Json = dict[str, Any]


def text_key(label: _Json) -> TextKey:
    """The corpus and id of a label's article."""
    return str(label["corpus"]), str(label["id"])


def read_texts(corpora: Path, labels: Iterable[_Json]) -> Mapping[TextKey, str]:
    """The texts of some labels' articles. Raises KeyError where a corpus has no such article."""
    wanted = {text_key(label) for label in labels}
    names = {corpus for corpus, _ in wanted}
    texts: dict[TextKey, str] = {}
    if "polnear" in names:
        with gzip.open(corpora / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts.update({("polnear", str(item["id"])): item["text"] for item in map(json.loads, lines)})
    if "fnc1" in names:
        with gzip.open(corpora / "fnc1" / "bodies.csv.gz", "rb") as packed:
            rows = csv.DictReader(io.TextIOWrapper(packed, encoding="utf-8", newline=""))
            texts.update({("fnc1", row["body_id"]): row["text"] for row in rows})
    if "gum" in names:
        documents = read_gum_documents(corpora / "gum" / "train.conllu.gz")
        texts.update({("gum", document.id): document.text for document in documents})
    return {key: texts[key] for key in wanted}


def labelled_attribution(label: _Json) -> Attribution:
    """A label's spans as an attribution, without place or quote type."""
    source, cue, content = (tuple(sorted(Span(*span) for span in label[role])) for role in ("source", "cue", "content"))
    return Attribution(source, cue, content, QuoteType.NONE if not content else QuoteType.INDIRECT, 0, 0, 1.0)
