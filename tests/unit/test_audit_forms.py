"""Audits as JSON, SARIF, HTML and for the terminal."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from onrecord.audit import RULES, Audit, HouseName, Severity, Waiver, audit, preset, rule_of
from onrecord.audit.export import explain, listing, page, render, to_json, to_sarif
from onrecord.ingest.markdown import article_from_markdown
from onrecord.pipeline import Reader
from tests.audits import audited
from tests.conftest import ROOT
from tests.records import hostile_record

SCHEMA = json.loads((ROOT / "docs" / "audit.schema.json").read_text(encoding="utf-8"))
TEXT = (
    "Old quay to close\n\nThe minister claimed that the quay was safe. It will close in May, an aide said.\n\n"
    "“Nobody told us,” a source said. The harbour keeps “essential” cranes.\n"
)
WAIVERS = (Waiver("U202", "an aide", "known to the editor"), Waiver("U202", "an envoy", "gone"))


@pytest.fixture(scope="module")
def shown(reader: Reader) -> Audit:
    return audited(reader, TEXT, waivers=WAIVERS)


@pytest.fixture(scope="module")
def log(shown: Audit) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(to_sarif([("desk/draft one.txt", shown)]))
    return parsed


def printed(shown: Audit, width: int = 80) -> str:
    out = io.StringIO()
    render(shown, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_json_holds_to_the_documented_schema(shown: Audit) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    form = json.loads(to_json(shown, "draft.txt"))
    jsonschema.Draft202012Validator(SCHEMA).validate(form)
    assert form["findings"]
    assert (len(form["waived"]), form["stale_waivers"][0]["words"]) == (1, "an envoy")


def test_every_span_in_json_carries_the_words_at_its_offsets(shown: Audit) -> None:
    form = json.loads(to_json(shown, "draft.txt"))
    for finding in form["findings"]:
        for span in (finding["place"], finding["context"], *finding["evidence"]):
            assert TEXT[span["start"] : span["end"]] == span["text"]
        assert finding["place"]["text"] in finding["context"]["text"]


def test_a_house_gives_its_own_standard_with_a_finding(reader: Reader) -> None:
    form = json.loads(to_json(audited(reader, TEXT, preset(HouseName.REUTERS)), "draft.txt"))
    assert {standard["house"] for finding in form["findings"] for standard in finding["standards"]} == {"reuters"}


# SARIF 2.1.0, by the structure that its schema requires (OASIS, sarif-schema-2.1.0.json).


def test_the_log_has_what_sarif_requires(log: dict[str, Any]) -> None:
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
        assert all(rule[text]["text"] for text in ("shortDescription", "fullDescription", "help"))
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"] == [{"location": {"uri": "desk/draft%20one.txt"}}]


def test_every_result_has_its_rule_level_message_and_place(log: dict[str, Any]) -> None:
    (run,) = log["runs"]
    assert run["results"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        assert result["message"]["text"]
        for location in (*result["locations"], *result["relatedLocations"]):
            physical = location["physicalLocation"]
            assert physical["artifactLocation"]["uri"] == "desk/draft%20one.txt"
            region = physical["region"]
            lines = TEXT.split("\n")
            assert region["startLine"] >= 1
            assert region["endColumn"] >= 1
            words = region["snippet"]["text"]
            assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == words
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words.split("\n")[0])


def test_a_waived_finding_is_suppressed_with_its_reason(log: dict[str, Any]) -> None:
    suppressed = [result for result in log["runs"][0]["results"] if "suppressions" in result]
    assert [result["suppressions"] for result in suppressed] == [
        [{"kind": "external", "justification": "known to the editor"}]
    ]


def test_a_markdown_drafts_lines_are_the_files(reader: Reader) -> None:
    text = "# Old quay\n\nThe minister **said** that\nthe quay is safe. She\nclaimed that it was new.\n"
    shown = audit(reader.read(article_from_markdown(text)))
    log = json.loads(to_sarif([("draft.md", shown)], {"draft.md": text}))
    (result,) = [result for result in log["runs"][0]["results"] if result["ruleId"] == "W601"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (5, 1, 8)


# For people


def test_the_terminal_shows_the_sentence_the_rule_and_what_would_settle_it(shown: Audit) -> None:
    words = " ".join(printed(shown).split())
    assert "warning W601 Verb that judges" in words
    assert "The minister ⟦claimed⟧ that the quay was safe." in words
    assert "→ Put “said” or “denied”" in words
    assert "§ Reuters:" in words
    assert "note Q506 Quoted fragment without an owner · unsure" in words
    assert "WAIVED · U202 “an aide”: known to the editor" in words
    assert "WAIVERS THAT NO LONGER MATCH · U202 “an envoy”: gone" in words
    assert "WHAT COPY ALONE CANNOT SHOW" in words


def test_a_copy_without_findings_is_said_to_have_none_as_far_as_could_be_read(reader: Reader) -> None:
    words = printed(audited(reader, "Old quay\n\nThe quay lies north of the town.\n"))
    assert "Nothing to report by these rules, as far as could be read." in words
    assert "findings" in words


@pytest.mark.parametrize("width", [30, 80, 200])
def test_no_line_is_wider_than_the_terminal(shown: Audit, width: int) -> None:
    assert all(len(line) <= width for line in printed(shown, width).splitlines())


def test_the_page_stands_alone_and_every_link_leads_somewhere(shown: Audit) -> None:
    html = page([("draft.txt", shown)])
    anchors = re.findall(r' id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)
    assert "default-src 'none'" in html
    assert not re.findall(r"<(?:script|link|img|iframe)|https?://|\son\w+=|style=\"", html)
    assert html.count('class="finding ') == len(shown.findings)


def test_hostile_copy_stays_text() -> None:
    shown = audit(hostile_record(), with_unsure=True)
    html = page([("<draft>", shown)])
    assert "<img" not in html
    assert "<draft>" not in html
    assert "\x1b" not in printed(shown)


def test_several_drafts_share_a_page_under_a_list(shown: Audit) -> None:
    html = page([("a.txt", shown), ("b.txt", shown)])
    assert html.count('<section class="record"') == 2
    assert '<a href="#d2-">' in html


def test_the_list_and_the_explanation_name_every_rule() -> None:
    house = preset(HouseName.NYT)
    lines = list(listing(house))
    assert [line[:4] for line in lines] == [rule.code for rule in RULES]
    explained = "\n".join(explain(rule_of("U202") or RULES[0], house))
    for words in ("looks for", "cannot see", "settled by", "standard     AP", "New York Times", "presets      ap, nyt"):
        assert words in explained


def test_severities_are_ordered() -> None:
    assert Severity.ERROR.reaches(Severity.WARNING)
    assert Severity.WARNING.reaches(Severity.WARNING)
    assert not Severity.NOTE.reaches(Severity.WARNING)
