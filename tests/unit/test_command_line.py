"""The command line as people use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from onrecord import from_json

ARTICLE = "Bridge opens late\n\nThe minister said that the bridge would open in May. “We are sorry,” she added.\n"


def onrecord(*arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments], input=given, capture_output=True, check=False, timeout=120
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_an_article_from_standard_input_is_printed() -> None:
    done = onrecord("read", "-", given=ARTICLE.encode())
    assert done.returncode == 0
    assert "Bridge opens late" in done.stdout
    assert "WHO SAYS WHAT" in done.stdout
    assert "SOURCING" in done.stdout


def test_a_record_is_printed_by_source_unless_the_order_of_the_text_is_asked_for() -> None:
    by_source, by_text = (onrecord("read", "-", "--by", order, given=ARTICLE.encode()) for order in ("source", "text"))
    assert by_source.stdout == onrecord("read", "-", given=ARTICLE.encode()).stdout
    assert by_text.returncode == 0
    assert "¶ 2\n" in by_text.stdout
    assert "SOURCING" not in by_text.stdout


def test_an_unknown_order_is_wrong_use() -> None:
    assert onrecord("read", "-", "--by", "colour", given=b"x").returncode == 2


def test_a_file_that_fails_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text(ARTICLE, encoding="utf-8")
    done = onrecord("read", str(tmp_path), str(tmp_path / "missing.txt"), "--jsonl")
    assert done.returncode == 1
    assert len([from_json(line) for line in done.stdout.splitlines()]) == 2
    assert "b.txt: this is a PDF" in done.stderr
    assert "missing.txt" in done.stderr
    assert "2 read, 2 not read" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_date_is_given_to_copy_that_states_none(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text(
        "Gunmen killed two guards in Halden on Sunday, police said.\n", encoding="utf-8"
    )
    done = onrecord("read", str(tmp_path / "undated.txt"), "--json", "--date", "2031-03-12")
    record = json.loads(done.stdout)[0]
    assert record["article"]["published"] == "2031-03-12"
    assert [date["edtf"] for incident in record["incidents"] for date in incident["dates"]] == ["2031-03-09"]


def test_a_date_that_is_none_is_wrong_use() -> None:
    assert onrecord("read", "-", "--date", "March").returncode == 2


def test_json_is_one_array(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = onrecord("read", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), "--json")
    assert [record["schema"] for record in json.loads(done.stdout)] == ["onrecord.record/3"] * 2


def test_a_page_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = onrecord("read", str(tmp_path / "a.txt"), "--html", str(tmp_path / "a.html"))
    assert done.returncode == 0
    assert "<!doctype html>" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_an_error_before_reading(tmp_path: Path) -> None:
    done = onrecord("read", "-", "--html", str(tmp_path / "no" / "a.html"), given=ARTICLE.encode())
    assert done.returncode == 2
    assert "cannot be written" in done.stderr


def test_json_and_jsonl_together_are_wrong_use() -> None:
    assert onrecord("read", "-", "--json", "--jsonl", given=b"x").returncode == 2


def test_the_model_is_shown_and_checked() -> None:
    done = onrecord("model")
    assert done.returncode == 0
    assert "onrecord-reader-1" in done.stdout
    assert "# " in onrecord("model", "--card").stdout
    assert json.loads(onrecord("model", "--json").stdout)["name"] == "onrecord-reader-1"
