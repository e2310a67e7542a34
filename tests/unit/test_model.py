"""Weights that are damaged or missing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.errors import ModelDamagedError, ModelMissingError
from onrecord.models import SHIPPED
from onrecord.pipeline import Reader


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "reader"))


def test_a_damaged_file_is_named(copy: Path) -> None:
    weights = copy / "roles.onnx"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    with pytest.raises(ModelDamagedError, match=r"roles\.onnx differs from its checksum"):
        Reader.load(copy)


@pytest.mark.parametrize("name", ["pieces.onnx", "tokenizer.json", "SHA256SUMS"])
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelMissingError, match=name):
        Reader.load(copy)


def test_the_package_carries_less_than_thirty_megabytes() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000
