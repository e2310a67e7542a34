"""The audit: where a copy falls short of a house's rules on attribution, each finding at its words."""

from onrecord.audit.auditing import audit
from onrecord.audit.findings import Audit, Finding, HouseName, Rule, Severity, Standard, Waiver
from onrecord.audit.house import DEFAULT, House, house_from_toml, preset
from onrecord.audit.registry import RULES, rule_of
from onrecord.audit.waivers import read_waivers, waivers_from_toml, waivers_path

__all__ = [
    "DEFAULT",
    "RULES",
    "Audit",
    "Finding",
    "House",
    "HouseName",
    "Rule",
    "Severity",
    "Standard",
    "Waiver",
    "audit",
    "house_from_toml",
    "preset",
    "read_waivers",
    "rule_of",
    "waivers_from_toml",
    "waivers_path",
]
