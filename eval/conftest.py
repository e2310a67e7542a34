"""What the gates share: the shipped reader."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with the weights in the package."""
    return Reader.load()
