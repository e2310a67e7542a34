"""What the gates share: the shipped reader, and the folder with the corpora."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eval.scoring import SHARED
from onrecord.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the weights in the package."""
    return Reader.load()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds corpora, articles and the scorer; a test that needs it skips where it is missing."""
    if not SHARED.is_dir():
        if os.environ.get("ONRECORD_REQUIRE_ALL"):
            pytest.fail(f"the corpora are required here, and {SHARED.name} is not beside this repository")
        pytest.skip("QUALITY NOT TESTED: the corpora are not beside this repository")
    return SHARED
