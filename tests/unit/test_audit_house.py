"""A house's configuration, its presets, and waivers beside the copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.audit import (
    DEFAULT,
    RULES,
    HouseName,
    Severity,
    Waiver,
    house_from_toml,
    preset,
    read_waivers,
    rule_of,
    waivers_from_toml,
    waivers_path,
)
from onrecord.errors import HouseConfigError, WaiverError
from onrecord.pipeline import Reader
from tests.audits import audited, codes, found

TEXT = "Old quay to close\n\nThe minister claimed that the quay was safe. It will close in May, an aide said.\n"


@pytest.mark.parametrize("name", list(HouseName))
def test_a_preset_has_the_rules_that_stand_in_its_houses_standards(name: HouseName) -> None:
    house = preset(name)
    own = {rule.code for rule in RULES if any(standard.house is name for standard in rule.standards)}
    assert {rule.code for rule in RULES if house.has(rule)} == own
    assert house.name == name


def test_a_house_switches_weighs_and_words_a_rule(reader: Reader) -> None:
    house = house_from_toml(
        '[audit]\nhouse = "reuters"\nname = "gazette"\nfail = "error"\n'
        '[audit.rules.W601]\nseverity = "error"\nwords = "Desk rule 7: not “{words}”"\n'
        "[audit.rules.U202]\non = true\n[audit.rules.U201]\non = false\n"
    )
    shown = audited(reader, TEXT, house)
    (judging,) = found(shown, "W601")
    assert (judging.severity, judging.message) == (Severity.ERROR, "Desk rule 7: not “claimed”")
    assert found(shown, "U202")
    assert not house.has(rule_of("u201") or RULES[0])
    assert (house.name, house.fails_at, shown.fails(house.fails_at)) == ("gazette", Severity.ERROR, True)


def test_a_rule_that_is_switched_on_shows_its_unsure_findings(reader: Reader) -> None:
    text = "Old quay to close\n\nThe harbour keeps “essential” cranes behind a fence.\n"
    plain = audited(reader, text, with_unsure=False)
    assert (codes(plain), plain.held_back) == (set(), 1)
    house = house_from_toml("[audit.rules.Q506]\non = true\n")
    assert codes(audited(reader, text, house, with_unsure=False)) == {"Q506"}
    everything = house_from_toml("[audit]\nunsure = true\n")
    assert codes(audited(reader, text, everything, with_unsure=False)) == {"Q506"}


def test_a_table_of_another_part_is_not_the_audits() -> None:
    assert house_from_toml("[feeds]\nurl = 1\n") == DEFAULT


@pytest.mark.parametrize(
    "text",
    [
        "[audit",
        "audit = 1",
        '[audit]\nhouse = "tabloid"',
        '[audit]\nfail = "fatal"',
        '[audit]\nunsure = "yes"',
        '[audit]\nonly = "U201"',
        '[audit]\nonly = ["X999"]',
        "[audit]\ncolour = 1",
        "[audit.rules.X999]\non = true",
        "[audit.rules.U201]\nweight = 3",
        "[audit.rules.U201]\non = 1",
        '[audit.rules.U201]\nwords = ""',
        "[audit.rules]\nU201 = true",
    ],
)
def test_a_configuration_that_says_what_it_cannot_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(HouseConfigError) as raised:
        house_from_toml(text)
    assert "\n" not in str(raised.value)


def test_a_waiver_covers_a_finding_by_code_and_words(reader: Reader) -> None:
    waiver = Waiver("W601", 'claimed that the quay  was "safe', "the desk wants it")
    covering = Waiver("W601", "Claimed that the quay was safe", "the minister's own word")
    shown = audited(reader, TEXT, waivers=(waiver, covering))
    assert "W601" not in codes(shown)
    assert [waived.waiver for waived in shown.waived] == [covering]
    assert shown.stale == (waiver,)


def test_a_waiver_of_another_rule_covers_nothing(reader: Reader) -> None:
    shown = audited(reader, TEXT, waivers=(Waiver("U201", "claimed", "no"),))
    assert "W601" in codes(shown)
    assert len(shown.stale) == 1


def test_waivers_are_read_from_the_file_beside_the_copy(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    assert read_waivers(draft) == ()
    waivers_path(draft).write_text('[[waiver]]\ncode = "u202"\nwords = "an aide"\nreason = "known to the editor"\n')
    assert waivers_path(draft).name == "draft.md.waivers.toml"
    assert read_waivers(draft) == (Waiver("U202", "an aide", "known to the editor"),)


@pytest.mark.parametrize(
    "text",
    [
        "[[waiver",
        "waiver = 1",
        "[[waiver]]\ncode = 'U202'\nwords = 'an aide'",
        "[[waiver]]\ncode = 'U202'\nwords = 'an aide'\nreason = ''",
        "[[waiver]]\ncode = 'U202'\nwords = 'an aide'\nreason = 3",
        "[[waiver]]\ncode = 'X1'\nwords = 'an aide'\nreason = 'so'",
        "[[waiver]]\ncode = 'U202'\nwords = 'an aide'\nreason = 'so'\nuntil = 'May'",
        "other = 1",
    ],
)
def test_a_waiver_without_code_words_or_reason_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(WaiverError) as raised:
        waivers_from_toml(text)
    assert "\n" not in str(raised.value)
