"""Audits for people and programs: terminal, JSON, one HTML page, SARIF."""

from onrecord.audit.export.catalogue import explain, listing
from onrecord.audit.export.json_form import SCHEMA, to_json
from onrecord.audit.export.page import page
from onrecord.audit.export.sarif import to_sarif
from onrecord.audit.export.terminal import render

__all__ = ["SCHEMA", "explain", "listing", "page", "render", "to_json", "to_sarif"]
