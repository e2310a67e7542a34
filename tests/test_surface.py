"""The public surface: what people import and type."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import onrecord
from onrecord import errors
from tests.conftest import ROOT


def test_every_public_name_is_there() -> None:
    assert sorted(onrecord.__all__) == onrecord.__all__
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None


def test_every_error_is_public_and_of_one_tree() -> None:
    raised = {n for n, e in vars(errors).items() if isinstance(e, type) and issubclass(e, Exception)}
    assert raised == set(errors.__all__)
    assert all(issubclass(getattr(errors, name), errors.OnrecordError) for name in raised)


def test_help_imports_nothing_slow() -> None:
    slow = {"numpy", "onnxruntime", "trafilatura", "httpx", "rich", "tokenizers", "syntok"}
    code = f"import sys, onrecord.cli.app; print([name for name in sys.modules if name in {slow!r}])"
    assert _python(code).stdout.strip() == "[]"


def test_every_command_and_option_is_documented_and_every_documented_one_is_there() -> None:
    documented = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    there = {"--help", "--version"}
    for command in ("read", "audit", "model"):
        shown = subprocess.run(
            [sys.executable, "-m", "onrecord", command, "--help"], capture_output=True, text=True, check=True
        ).stdout
        assert f"onrecord {command}" in documented
        there |= _options(shown)
    assert _options(documented) == there


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    for path in (ROOT / "src").rglob("*.py"):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path


def test_nothing_in_the_code_knows_our_examples() -> None:
    names = ("Marrovia", "Sundrel", "Tarvos", "Erling", "Vesk", "Halden", "Deshvale", "Teshin", "Baloch", "Islamabad")
    for path in Path(ROOT / "src").rglob("*"):
        if path.suffix in {".py", ".txt", ".css"}:
            content = path.read_text(encoding="utf-8")
            assert not [name for name in names if name in content], path


def _options(words: str) -> set[str]:
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", words))


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
