"""The audit's page in a real browser, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from onrecord.audit import DEFAULT, audit
from onrecord.audit.export import page
from onrecord.ingest import read_source
from onrecord.pipeline import Reader
from tests.records import hostile_record
from tests.web.test_page import OVERFLOWING


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def written(reader: Reader, examples: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    audits = [
        (path.name, audit(reader.read(read_source(str(path))), DEFAULT, with_unsure=True)) for path in examples[:4]
    ]
    audits.append(("hostile", audit(hostile_record(), DEFAULT, with_unsure=True)))
    path = tmp_path_factory.mktemp("audit") / "page.html"
    path.write_text(page(audits), encoding="utf-8")
    return path


def test_a_finding_and_its_place_lead_to_each_other_and_nothing_is_fetched(browser: Browser, written: Path) -> None:
    shown = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900}).new_page()
    asked: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.goto(written.as_uri())
    shown.locator("#d2-f1 a.name").click()
    assert shown.url.endswith("#d2-t1")
    shown.locator("#d2-t1").click()
    assert shown.url.endswith("#d2-f1")
    assert asked == [url for url in asked if url.startswith("file:")]
    assert shown.locator("img").count() == 0


def test_severity_is_told_by_word_and_shape(browser: Browser, written: Path) -> None:
    shown = browser.new_context(java_script_enabled=False).new_page()
    shown.goto(written.as_uri())
    styles = {
        severity: shown.locator(f".finding.{severity}").first.evaluate("e => getComputedStyle(e).borderLeftStyle")
        for severity in ("warning", "note")
    }
    assert styles == {"warning": "dashed", "note": "dotted"}
    assert shown.locator(".finding.note .severity").first.inner_text() == "note"


@pytest.mark.parametrize("width", [320, 900, 1280])
def test_nothing_reaches_over_the_edge_however_narrow(browser: Browser, written: Path, width: int) -> None:
    shown = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    shown.goto(written.as_uri())
    for summary in shown.locator("summary").all():
        summary.click()
    assert shown.evaluate(OVERFLOWING) == []
