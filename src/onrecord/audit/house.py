"""A house's rules: which are on, how much each weighs, in which words, and what fails.

Our presets are house configurations like any other, in the same form (houses/*.toml). A configuration is read once, at
the edge; the audit gets it as a value.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

from onrecord.audit.findings import HouseName, Rule, Severity
from onrecord.audit.registry import rule_of
from onrecord.errors import HouseConfigError

__all__ = ["DEFAULT", "House", "Setting", "house_from_toml", "preset"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a house says of one rule; None leaves it as it is."""

    is_on: bool | None = None
    severity: Severity | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    """A house's rules.

    fails_at: the least severity that makes an audit fail. with_unsure: unsure findings are shown unasked.
    only: codes of the rules that are on where a setting does not say otherwise; None for all.
    """

    name: str
    fails_at: Severity = Severity.WARNING
    with_unsure: bool = False
    only: frozenset[str] | None = None
    settings: tuple[tuple[str, Setting], ...] = ()

    def setting(self, rule: Rule) -> Setting:
        """What the house says of a rule."""
        return dict(self.settings).get(rule.code, Setting())

    def has(self, rule: Rule) -> bool:
        """Whether a rule is on."""
        is_on = self.setting(rule).is_on
        return is_on if is_on is not None else self.only is None or rule.code in self.only

    def asks_for(self, rule: Rule) -> bool:
        """Whether the house wants a rule's unsure findings too: it wants all, or has switched this rule on."""
        return self.with_unsure or bool(self.setting(rule).is_on)

    def severity_of(self, rule: Rule) -> Severity:
        """How much a rule's findings weigh."""
        return self.setting(rule).severity or rule.severity

    def message_of(self, rule: Rule, message: str, words: str) -> str:
        """A finding's line in the house's words, else in ours; `{words}` stands for the marked words."""
        own = self.setting(rule).words
        return message if own is None else own.replace("{words}", words)


DEFAULT = House("all")


def preset(name: HouseName) -> House:
    """One of our own configurations: the rules that stand in a house's published standards."""
    return house_from_toml(
        files("onrecord.audit").joinpath("houses", f"{name}.toml").read_text(encoding="utf-8"), DEFAULT
    )


def house_from_toml(text: str, base: House | None = None) -> House:
    """A house from a configuration file's text.

    base: what it starts from, in place of the preset that it names or all rules.
    Raises HouseConfigError where it is not TOML, or says something that a house cannot.
    """
    try:
        form = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HouseConfigError(f"this is not TOML: {error}") from error
    table = _table(form.get("audit", {}), "audit")
    _only_keys(table, {"house", "name", "fail", "unsure", "only", "rules"}, "[audit]")
    start = base or (preset(_house_name(table["house"])) if "house" in table else DEFAULT)
    settings = dict(start.settings)
    for code, value in _table(table.get("rules", {}), "audit.rules").items():
        settings[_code(code)] = _setting(code, value)
    only = start.only
    if "only" in table:
        codes = table["only"]
        if not isinstance(codes, list):
            raise HouseConfigError("`only` in [audit] is not a list of codes")
        only = frozenset(_code(code) for code in codes)
    return replace(
        start,
        name=_string(table.get("name", table.get("house", start.name)), "name"),
        fails_at=_severity(table["fail"]) if "fail" in table else start.fails_at,
        with_unsure=_flag(table.get("unsure", start.with_unsure), "unsure"),
        only=only,
        settings=tuple(sorted(settings.items())),
    )


def _setting(code: str, value: object) -> Setting:
    table = _table(value, f"audit.rules.{code}")
    _only_keys(table, {"on", "severity", "words"}, f"[audit.rules.{code}]")
    return Setting(
        is_on=_flag(table["on"], f"on of {code}") if "on" in table else None,
        severity=_severity(table["severity"]) if "severity" in table else None,
        words=_string(table["words"], f"words of {code}") if "words" in table else None,
    )


def _table(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise HouseConfigError(f"[{name}] is not a table")
    return value


def _only_keys(table: Mapping[str, object], known: set[str], name: str) -> None:
    if unknown := sorted(set(table) - known):
        raise HouseConfigError(
            f"{name} has {unknown[0]!r}, which means nothing here; known are {', '.join(sorted(known))}"
        )


def _code(code: object) -> str:
    rule = rule_of(code) if isinstance(code, str) else None
    if rule is None:
        raise HouseConfigError(f"there is no rule {str(code)[:20]!r}; `onrecord audit --list` shows them")
    return rule.code


def _house_name(value: object) -> HouseName:
    try:
        return HouseName(str(value))
    except ValueError as error:
        known = ", ".join(HouseName)
        raise HouseConfigError(f"there is no house {str(value)[:20]!r}; known are {known}") from error


def _severity(value: object) -> Severity:
    try:
        return Severity(str(value))
    except ValueError as error:
        raise HouseConfigError(f"{str(value)[:20]!r} is no severity; known are {', '.join(Severity)}") from error


def _flag(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise HouseConfigError(f"`{name}` is neither true nor false")
    return value


def _string(value: object, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise HouseConfigError(f"`{name}` is not a string")
    return value
