"""The page in a real browser, without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from onrecord.export import page
from onrecord.ingest import read_source
from onrecord.pipeline import Reader
from onrecord.types import Record
from tests.records import blasts_record, harbour_record, hostile_record

# Runs in a page of our own test browser: elements that reach over the right edge, and text that its box cuts off.
OVERFLOWING = """() => [...document.querySelectorAll("body *")].filter(e =>
    e.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 || e.scrollWidth > e.clientWidth + 1 &&
    getComputedStyle(e).display !== "inline").map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def read_page(reader: Reader, examples: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = [reader.read(read_source(str(example))) for example in examples[:2]]
    return written(tmp_path_factory.mktemp("read"), *records)


@pytest.fixture(scope="module")
def made_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("made"), harbour_record())


@pytest.fixture(scope="module")
def blasts_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("blasts"), blasts_record())


def written(folder: Path, *records: Record) -> Path:
    path = folder / "page.html"
    path.write_text(page(records), encoding="utf-8")
    return path


def opened(browser: Browser, path: Path, width: int = 1200, *, scripts: bool = False) -> Page:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    shown = context.new_page()
    shown.goto(path.as_uri())
    return shown


def test_the_page_works_without_scripts_and_fetches_nothing(browser: Browser, read_page: Path) -> None:
    shown = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900}).new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(read_page.as_uri())
    assert shown.locator("section.record").count() == 2
    act = shown.locator("#r1-a1")
    assert act.locator(".content").first.inner_text() in shown.locator("#r1- .text").inner_text()
    act.locator("a.name").click()
    assert shown.url.endswith("#r1-t-a1")
    assert shown.locator("#r1-t-a1").is_visible()
    assert asked == [url for url in asked if url.startswith("file:")]


def test_the_panel_stands_beside_the_article_and_below_it_where_there_is_no_room(
    browser: Browser, made_page: Path
) -> None:
    shown = opened(browser, made_page)
    panel, text = shown.locator(".panel").bounding_box(), shown.locator(".text").bounding_box()
    assert panel is not None
    assert text is not None
    assert panel["x"] >= text["x"] + text["width"]
    shown.set_viewport_size({"width": 400, "height": 800})
    panel, text = shown.locator(".panel").bounding_box(), shown.locator(".text").bounding_box()
    assert panel is not None
    assert text is not None
    assert panel["y"] >= text["y"] + text["height"]


def test_the_panel_leads_with_sources_and_tells_the_unnamed_by_word_and_shape(
    browser: Browser, made_page: Path
) -> None:
    shown = opened(browser, made_page)
    assert shown.locator(".panel h2").all_inner_texts() == [
        "Who says what", "Only in others’ words", "No source named", "Has not answered", "Mentioned only",
        "What it rests on",
    ]  # fmt: skip
    pilot = shown.locator("#r1-s5")
    assert pilot.locator("h3").inner_text() == "○ a harbour pilot"
    assert "unnamed person · reason given “because he feared for his job”" in pilot.locator(".remarks").inner_text()
    assert pilot.evaluate("e => getComputedStyle(e).borderLeftStyle") == "dashed"
    assert shown.locator("#r1-s2").evaluate("e => getComputedStyle(e).borderLeftStyle") == "solid"


def test_a_stance_is_told_by_word_and_shape(browser: Browser, made_page: Path) -> None:
    shown = opened(browser, made_page)

    def border(name: str) -> str:
        return str(shown.locator(f"#r1-{name} .stance").evaluate("e => getComputedStyle(e).borderTopStyle"))

    assert [border(name) for name in ("a1", "a7", "a3", "a5")] == ["solid", "dotted", "none", "none"]
    assert shown.locator("#r1-a5 .stance").inner_text() == "does not deny"
    assert shown.locator("#r1-a7 .stance").inner_text() == "has not answered"


def test_one_click_or_key_asks_for_a_reason_and_leads_to_its_words(browser: Browser, made_page: Path) -> None:
    shown = opened(browser, made_page)
    why = shown.locator("#r1-a6 .head .why")
    reason = why.locator("li")
    assert not reason.is_visible()
    why.locator("summary").click()
    assert "has not confirmed: a negated verb of confirming" in reason.inner_text()
    reason.locator("a").first.click()
    assert shown.locator(":target").inner_text() == "Neither"
    answers = shown.locator("#r1-a6 .answers .why")
    answers.locator("summary").focus()
    shown.keyboard.press("Enter")
    assert "a noun takes up a verb" in answers.locator("li").inner_text()


def test_every_link_within_the_page_leads_somewhere_and_no_anchor_is_there_twice(
    made_page: Path, blasts_page: Path
) -> None:
    for path in (made_page, blasts_page):
        html = path.read_text(encoding="utf-8")
        anchors = re.findall(r' id="([^"]+)"', html)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def test_incidents_have_their_accounts_under_one_another(browser: Browser, blasts_page: Path) -> None:
    shown = opened(browser, blasts_page)
    incident = shown.locator("#r1-i1")
    assert incident.locator("h3").inner_text() == "i1 bombing · 10 February 2031, night · the Carrow gas terminal"
    assert incident.locator(".differ").inner_text() == "counts differ: killed"
    cells = incident.locator("td.figure")
    assert cells.all_inner_texts() == ["11", "14", "5", "about 30"]
    edges = [box["x"] for box in (cell.bounding_box() for cell in cells.all()) if box]
    assert len(set(edges)) == 1
    said = incident.locator("tr").all_inner_texts()
    assert "Port Halden, Northern Coast, XM, 34.92 N, 72.88 E · near “Port Halden” · settlement" in said[9]
    assert "“it” · denied · The Free Coast Front a4 (denies)" in said[4]
    assert shown.locator("#r1-i2 h3").inner_text() == "i2 attempted bombing · 2021 · told as past"


def test_every_field_of_an_incident_leads_to_its_words_and_the_words_lead_back(
    browser: Browser, blasts_page: Path
) -> None:
    shown = opened(browser, blasts_page)
    for row in shown.locator("#r1-i1 tr").all():
        link = row.locator("a[href^='#r1-c']").first
        link.click()
        assert shown.locator(":target").inner_text() in link.inner_text().strip("“”")
    shown.locator("#r1-i1 td a", has_text="a4").first.click()
    assert shown.url.endswith("#r1-a4")
    shown.locator(".text a.at", has_text="i1").first.click()
    assert shown.url.endswith("#r1-i1")
    shown.locator("#r1-i1 h3 a").click()
    assert shown.url.endswith("#r1-t-i1")


def test_an_incidents_reasons_are_one_click_away(browser: Browser, blasts_page: Path) -> None:
    shown = opened(browser, blasts_page)
    place = shown.locator("#r1-i1 tr", has_text="Northern Coast").locator(".why")
    assert not place.locator("li").first.is_visible()
    place.locator("summary").click()
    assert place.locator("li").all_inner_texts() == [
        "Port Halden, Northern Coast, XM, GeoNames 100: the larger of that name, confidence 0.80, from “Port Halden”",
        "runner-up: Port Halden, XS, 1.50 S, 70.25 W, GeoNames 101",
    ]
    past = shown.locator("#r1-i2 > .why")
    past.locator("summary").click()
    assert "told as past: its date is years before the article's" in past.locator("li").nth(1).inner_text()


def test_words_of_incidents_have_a_line_above_them_each_kind_of_another_shape(
    browser: Browser, blasts_page: Path
) -> None:
    shown = opened(browser, blasts_page)

    def border(kind: str, side: str) -> str:
        span = shown.locator(f".text .{kind}").first
        return str(span.evaluate(f"e => getComputedStyle(e).border{side}Style"))

    kinds = ("trigger", "toll", "when", "where")
    assert [border(kind, "Top") for kind in kinds] == ["solid", "double", "dotted", "dashed"]
    assert {border(kind, "Bottom") for kind in (*kinds, "source", "cue", "content")} == {"none"}
    assert border("source", "Top") == "none"
    assert shown.locator(".legend").last.inner_text().startswith("lines above, of incidents:")


def test_a_record_without_incidents_has_no_such_part_on_its_page(browser: Browser, made_page: Path) -> None:
    shown = opened(browser, made_page)
    assert shown.locator("#r1-incidents").count() == 0
    assert shown.locator(".legend").count() == 1
    assert "Incidents" not in shown.locator(".jumps").inner_text()


def test_every_statement_is_in_the_panel_and_every_link_can_be_reached_by_key(
    browser: Browser, made_page: Path
) -> None:
    shown = opened(browser, made_page)
    for name in [f"a{number}" for number in range(1, 16)] + ["a3\\.1", "a15\\.1"]:
        assert shown.locator(f"#r1-{name}").count() == 1
    seen = set()
    for _ in range(20):
        shown.keyboard.press("Tab")
        seen.add(shown.locator(":focus").get_attribute("href"))
    assert {"#r1-who", "#r1-unanswering", "#r1-sourcing", "#r1-a1"} <= seen


@pytest.mark.parametrize("width", [320, 400, 900, 1280])
def test_nothing_reaches_over_the_edge_however_narrow(browser: Browser, tmp_path: Path, width: int) -> None:
    shown = opened(browser, written(tmp_path, harbour_record(), blasts_record(), hostile_record()), width, scripts=True)
    for summary in shown.locator("summary").all():
        summary.click()
    assert shown.evaluate(OVERFLOWING) == []


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    path = written(tmp_path, hostile_record())
    shown = browser.new_page()
    happened: list[str] = []
    shown.on("dialog", lambda dialog: happened.append(dialog.message))
    shown.on("request", lambda request: happened.append(request.url))
    shown.goto(path.as_uri())
    assert happened == [path.as_uri()]
    assert shown.locator("img").count() == 0
    assert shown.locator("a[href^=javascript]").count() == 0
    assert "<img/src=x/onerror=alert(1)>" in shown.locator(".text").inner_text()


@pytest.mark.parametrize("is_dark", [False, True])
def test_all_text_stands_out_by_the_measure_of_wcag_aa(is_dark: bool) -> None:
    css = files("onrecord.export").joinpath("page.css").read_text(encoding="utf-8")
    light, dark = (dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{(.+?)\}", css, re.S))
    colours = dark if is_dark else light
    for ink in ("ink", "dim", "source", "unnamed", "cue"):
        for paper in ("paper", "content", "inner"):
            assert contrast(colours[ink], colours[paper]) >= 4.5, (ink, paper)
    assert contrast(colours["paper"], colours["aim"]) >= 4.5
    assert contrast(colours["event"], colours["paper"]) >= 3  # WCAG's measure for what is no text
    assert contrast(colours["event"], colours["content"]) >= 3


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast ratio of two colours in hexadecimal."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_page_on_paper_shows_the_reasons_that_were_opened_and_no_links_for_the_screen(
    browser: Browser, made_page: Path
) -> None:
    shown = opened(browser, made_page)
    shown.locator("#r1-a1 .head .why summary").click()
    shown.emulate_media(media="print")
    assert shown.locator("#r1-a1 .head .why li").is_visible()
    assert not shown.locator("#r1-a2 .head .why summary").is_visible()
    assert not shown.locator(".jumps").is_visible()
