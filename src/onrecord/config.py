"""Limits and defaults that a person can change, each with its unit; passed as values, never read as globals."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FetchLimits", "IngestLimits"]


@dataclass(frozen=True, slots=True)
class IngestLimits:
    """How much of one input is read.

    max_bytes: size of one article's bytes, and of what they unpack to; saved pages stay under 5 MB.
    max_length: code points of an article's text; the longest articles in our corpora stay under 200,000.
    """

    max_bytes: int = 20_000_000
    max_length: int = 1_000_000


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How far one fetch goes: seconds in all, bytes unpacked, redirects followed, and whether loopback is open."""

    seconds: float = 20.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    allow_loopback: bool = False
