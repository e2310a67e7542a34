"""What tests share: the shipped reader, and what to do where an optional part is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from onrecord.pipeline import Reader

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader.load()


@pytest.fixture(scope="session")
def examples() -> list[Path]:
    return sorted((ROOT / "examples" / "articles").iterdir())


@pytest.fixture(scope="session")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        if os.environ.get("ONRECORD_REQUIRE_ALL"):
            pytest.fail("Chromium is required here and is not installed")
        pytest.skip("PAGES NOT TESTED: Chromium is not installed")
    return found
