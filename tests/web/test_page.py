"""The page in a real browser, without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.export import page
from onrecord.ingest import read_source
from onrecord.pipeline import Reader


@pytest.fixture(scope="module")
def written(reader: Reader, examples: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(page([reader.read(read_source(str(example))) for example in examples[:2]]), encoding="utf-8")
    return path


def test_the_page_works_without_scripts_and_fetches_nothing(chromium: str, written: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shown = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 900}).new_page()
        shown.on("request", lambda request: asked.append(request.url))
        shown.goto(written.as_uri())
        assert shown.locator("section.record").count() == 2
        item = shown.locator("#r1-a1")
        assert item.locator("> .source").inner_text() in shown.locator("#r1- .text").inner_text()
        item.locator("a.name").click()
        assert shown.url.endswith("#r1-t-a1")
        assert shown.locator("#r1-t-a1").is_visible()
        panel, text = shown.locator("#r1- .panel").bounding_box(), shown.locator("#r1- .text").bounding_box()
        assert panel is not None
        assert text is not None
        assert panel["x"] >= text["x"] + text["width"]
        shown.set_viewport_size({"width": 380, "height": 800})
        panel = shown.locator("#r1- .panel").bounding_box()
        assert panel is not None
        assert panel["x"] + panel["width"] <= 380
        browser.close()
    assert asked == [url for url in asked if url.startswith("file:")]
