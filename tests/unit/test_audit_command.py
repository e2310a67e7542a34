"""`onrecord audit` as newsrooms use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

DRAFT = "Old quay to close\n\nThe minister claimed that the quay was safe, and the harbour office said so too.\n"
CLEAN = "Old quay to close\n\nThe quay lies north of the town, and ferries call there twice a day.\n"


def onrecord(*arguments: str, given: bytes | None = None, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=120,
        cwd=at,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_findings_fail_and_a_clean_draft_does_not(draft: Path, tmp_path: Path) -> None:
    done = onrecord("audit", str(draft))
    assert done.returncode == 1
    assert "W601" in done.stdout
    assert onrecord("audit", "-", given=CLEAN.encode()).returncode == 0


def test_a_house_decides_what_fails(draft: Path, tmp_path: Path) -> None:
    (tmp_path / "onrecord.toml").write_text('[audit]\nfail = "error"\n', encoding="utf-8")
    assert onrecord("audit", str(draft), at=tmp_path).returncode == 0
    own = tmp_path / "desk.toml"
    own.write_text('[audit.rules.W601]\nseverity = "note"\n', encoding="utf-8")
    assert onrecord("audit", str(draft), "--config", str(own)).returncode == 0
    assert "W601" not in onrecord("audit", str(draft), "--house", "bbc").stdout


def test_a_waiver_beside_the_draft_lets_it_pass_and_a_stale_one_is_told(draft: Path, tmp_path: Path) -> None:
    beside = tmp_path / "draft.txt.waivers.toml"
    entry = '[[waiver]]\ncode = "{}"\nwords = "{}"\nreason = "as the desk has it"\n'
    beside.write_text(entry.format("W601", "claimed that") + entry.format("U201", "a source"), encoding="utf-8")
    done = onrecord("audit", str(draft))
    assert done.returncode == 0
    assert "as the desk has it" in done.stdout
    assert "a waiver of U201 no longer matches" in done.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("draft.txt.waivers.toml", b"[[waiver]]\ncode = 'W601'\n"),
        ("other.txt", b"%PDF-1.4"),
        ("other.docx", b"PK\x03\x04"),
    ],
)
def test_bad_input_is_one_line_and_status_2_and_the_other_drafts_are_audited(
    draft: Path, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    done = onrecord("audit", str(tmp_path), "--json")
    assert done.returncode == 2
    assert len(json.loads(done.stdout)) == (1 if name.endswith("toml") else 2)
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("missing.txt",),
        ("-", "--house", "tabloid"),
        ("-", "--config", "missing.toml"),
        ("-", "--json", "--sarif"),
        ("-", "--html", "no/such/folder/page.html"),
        ("--explain", "X999"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = onrecord("audit", *arguments, given=DRAFT.encode(), at=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_a_day_given_for_a_draft_places_its_times() -> None:
    given = b"Old quay to close\n\nThe quay will close on Monday, the harbour office said.\n"
    assert "F703" in onrecord("audit", "-", given=given).stdout
    assert "F703" not in onrecord("audit", "-", "--date", "2031-03-07", given=given).stdout


def test_sarif_and_a_page_are_written(draft: Path, tmp_path: Path) -> None:
    done = onrecord("audit", str(draft), "--sarif", "--html", str(tmp_path / "audit.html"))
    assert json.loads(done.stdout)["version"] == "2.1.0"
    assert "<!doctype html>" in (tmp_path / "audit.html").read_text(encoding="utf-8")


def test_unsure_findings_are_shown_when_asked_for(tmp_path: Path) -> None:
    given = "Old quay to close\n\nThe harbour keeps “essential” cranes behind a fence.\n".encode()
    plain = onrecord("audit", "-", given=given)
    assert (plain.returncode, "Q506" in plain.stdout, "--all shows them" in plain.stdout) == (0, False, True)
    assert "Q506" in onrecord("audit", "-", "--all", given=given).stdout


def test_rules_are_listed_and_explained() -> None:
    listed = onrecord("audit", "--list", "--house", "nyt").stdout
    assert "U202  warning  on" in listed
    assert "O402  warning  off" in listed
    explained = onrecord("audit", "--explain", "u202")
    assert explained.returncode == 0
    assert "Unnamed source without a reason" in explained.stdout
