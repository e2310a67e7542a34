"""What the audit finds in our own examples, written down in examples/audited and reviewed like code.

To write them anew after a change for the better: ONRECORD_WRITE_GOLDEN=1 scripts/test tests/golden
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.audit import DEFAULT, Audit, audit
from onrecord.ingest import read_source
from onrecord.pipeline import Reader
from tests.conftest import ROOT

ARTICLES = sorted((ROOT / "examples" / "articles").iterdir())


def lines(shown: Audit) -> Iterator[str]:
    text, tally = shown.record.article.text, shown.tally
    yield f"title: {shown.record.article.title}"
    yield f"sources: {tally.named} named, {tally.unnamed} unnamed, {tally.reasonless} of them without a reason"
    yield f"assertions: {tally.attributed} of {tally.assertions} attributed"
    for finding in shown.findings:
        unsure = "" if finding.is_sure else ", unsure"
        place = " ".join(finding.span.of(text).split())
        yield f"\n{finding.rule.code} ({finding.severity}{unsure}) ¶{finding.paragraph + 1}"
        yield f"  [{finding.span.start}:{finding.span.end}] {place}"
        yield f"  {finding.message}"


@pytest.mark.parametrize("path", ARTICLES, ids=[path.stem for path in ARTICLES])
def test_an_example_is_audited_as_written_down(reader: Reader, path: Path) -> None:
    found = "\n".join(lines(audit(reader.read(read_source(str(path))), DEFAULT, with_unsure=True))) + "\n"
    golden = ROOT / "examples" / "audited" / f"{path.stem}.txt"
    if os.environ.get("ONRECORD_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
