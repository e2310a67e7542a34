"""The rules themselves, for a person: one line each, or one in full."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.audit.export.wording import HOUSES
from onrecord.audit.findings import HouseName, Rule
from onrecord.audit.house import House, preset
from onrecord.audit.registry import RULES

__all__ = ["explain", "listing"]


def listing(house: House) -> Iterator[str]:
    """A line for each rule: code, severity in this house, whether it is on, title."""
    for rule in RULES:
        is_shown = rule.is_sure or house.asks_for(rule)
        state = "off" if not house.has(rule) else "on" if is_shown else "--all"
        yield f"{rule.code}  {house.severity_of(rule):<8} {state:<6} {rule.title}"


def explain(rule: Rule, house: House) -> Iterator[str]:
    """A rule in full, a paragraph a line."""
    yield f"{rule.code} {rule.title}"
    yield ""
    state = "on" if house.has(rule) else "off"
    yield f"severity     {house.severity_of(rule)}, {state} in this house"
    sure = "sure: shown unasked" if rule.is_sure else "unsure: shown with --all"
    yield f"how sure     {sure} (docs/auditing.md has the figures)"
    yield f"looks for    {rule.looks_for}"
    yield f"cannot see   {rule.cannot_see}"
    yield f"settled by   {rule.settle}"
    for standard in rule.standards:
        yield f"standard     {HOUSES[standard.house]}, {standard.document}: {standard.says}"
    presets = [str(name) for name in HouseName if preset(name).has(rule)]
    yield f"presets      {', '.join(presets) or 'none'}"
