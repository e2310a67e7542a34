"""Records for people and programs: terminal, JSON, one HTML page."""

from onrecord.export.json_form import SCHEMA, from_json, to_json
from onrecord.export.page import page
from onrecord.export.terminal import render

__all__ = ["SCHEMA", "from_json", "page", "render", "to_json"]
