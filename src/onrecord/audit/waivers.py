"""Waivers: decisions, kept in a file beside the copy, that a finding may stand.

The file of `draft.txt` is `draft.txt.waivers.toml`; each `[[waiver]]` has a code, words of the finding's sentence, and
a reason.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from onrecord.audit.findings import Waiver
from onrecord.audit.registry import rule_of
from onrecord.errors import WaiverError

__all__ = ["read_waivers", "waivers_from_toml", "waivers_path"]

_KEYS = {"code", "words", "reason"}


def waivers_path(draft: Path) -> Path:
    """Where the waivers of a draft are kept."""
    return draft.with_name(draft.name + ".waivers.toml")


def read_waivers(draft: Path) -> tuple[Waiver, ...]:
    """The waivers beside a draft, none where there is no such file. Raises WaiverError."""
    path = waivers_path(draft)
    try:
        return waivers_from_toml(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise WaiverError(f"{path.name} cannot be read: {error}") from error
    except WaiverError as error:
        raise WaiverError(f"{path.name}: {error}") from error


def waivers_from_toml(text: str) -> tuple[Waiver, ...]:
    """The waivers in a file's text, in order.

    Raises WaiverError where it is not TOML, or a waiver lacks its code, words or reason, or has no such rule.
    """
    try:
        form = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WaiverError(f"this is not TOML: {error}") from error
    entries = form.get("waiver", [])
    if set(form) - {"waiver"} or not isinstance(entries, list):
        raise WaiverError("waivers stand in [[waiver]] tables, and nothing else belongs here")
    return tuple(_waiver(number, entry) for number, entry in enumerate(entries, 1))


def _waiver(number: int, entry: object) -> Waiver:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        raise WaiverError(f"waiver {number} needs code, words and reason, and nothing else")
    code, words, reason = (entry[key] for key in ("code", "words", "reason"))
    if not all(isinstance(value, str) and value.strip() for value in (code, words, reason)):
        raise WaiverError(f"waiver {number}: code, words and reason are strings, none of them empty")
    rule = rule_of(code)
    if rule is None:
        raise WaiverError(f"waiver {number}: there is no rule {code[:20]!r}; `onrecord audit --list` shows them")
    return Waiver(rule.code, words, reason)
