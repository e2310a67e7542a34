"""Markdown and Word drafts: what a reader would see, and where it stands."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BinaryInputError, EmptyInputError, TooLargeError
from onrecord.ingest import article_from_bytes, expand_sources, read_source
from onrecord.ingest.documents import DOCX, article_from_document
from onrecord.ingest.markdown import article_from_markdown, blanked
from onrecord.text import find_paragraphs, lay_out

MARKDOWN = """---
title: "Quay closed for a week"
date: 2031-03-04
author: Rosa Bell
---

# Quay *closed* for a week #

The harbour office said on **Monday**
that the [old quay](https://harbour.example/quay "The quay") would close.

> "**Never**," said _Ida Roe_, a pilot.

- One crane is out of use.

```
not copy
```
<!-- a note to the desk -->
Snake_case words and 2*3*4 stay.
"""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def document(body: str, *, name: str = "word/document.xml", head: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{head}<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def paragraph(*runs: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def test_every_word_of_a_markdown_draft_stays_where_it_stands_in_the_file() -> None:
    text = article_from_markdown(MARKDOWN).text
    assert len(text) == len(MARKDOWN)
    for words in ("harbour office", "Monday", "old quay", "Ida Roe", "One crane", "Snake_case", "2*3*4", "closed"):
        at = MARKDOWN.rindex(words)
        assert text[at : at + len(words)] == words, words


def test_markup_is_no_part_of_a_markdown_drafts_text() -> None:
    text = article_from_markdown(MARKDOWN).text
    for mark in ("**", "[", "](", "https", ">", "- One", "```", "not copy", "<!--", "a note", "Rosa Bell", "# "):
        assert mark not in text, mark


def test_a_markdown_paragraph_broken_over_lines_is_one() -> None:
    text = article_from_markdown(MARKDOWN).text
    paragraphs = [" ".join(span.of(text).split()) for span in find_paragraphs(text)]
    assert "The harbour office said on Monday that the old quay would close." in paragraphs
    assert "One crane is out of use." in paragraphs


def test_a_quotation_mark_outside_emphasis_stands_at_its_words() -> None:
    text = article_from_markdown('She left.\n\n"**Never**," said Ida Roe, a pilot.\n').text
    assert [quotation.spans[0].of(text) for quotation in lay_out(text).quotations] == ['"Never,"']


def test_front_matter_gives_title_date_and_byline() -> None:
    article = article_from_markdown(MARKDOWN)
    assert (article.title, article.published, article.byline) == ("Quay closed for a week", "2031-03-04", "Rosa Bell")
    assert article.media_type == "text/markdown"


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    article = article_from_markdown("# The *old* quay\n\nIt closed on Monday, the office said.\n")
    assert article.title == "The old quay"


@given(st.text(alphabet='ab \n*_`[]()#>-"“”<!~\\\r|:0.', max_size=200))
def test_blanking_any_text_keeps_its_length_and_moves_nothing_but_marks(text: str) -> None:
    seen = blanked(text)
    assert len(seen) == len(text)
    letters = [(place, c) for place, c in enumerate(seen) if c.isalpha()]
    assert all(text[place] == c for place, c in letters)


def test_a_markdown_draft_of_nothing_but_marks_is_refused() -> None:
    with pytest.raises(EmptyInputError):
        article_from_markdown("```\ncode\n```\n")


def test_a_long_run_of_opening_marks_is_read_in_linear_time() -> None:
    for hostile in ("<!--" * 50_000, "[" * 100_000, "*" * 100_000 + "a", "![" * 50_000, "\n>" * 50_000 + "a"):
        assert len(blanked(hostile)) == len(hostile)


def test_a_word_documents_paragraphs_are_its_text() -> None:
    raw = document(
        paragraph(run("Quay closed"), style="Title") + paragraph(run("The office "), run("said so.")) + paragraph()
    )
    article = article_from_bytes(raw, media_type=DOCX)
    assert article.text == "Quay closed\n\nThe office said so."
    assert (article.title, article.media_type) == ("Quay closed", DOCX)


def test_tracked_changes_are_read_as_accepted() -> None:
    inserted = f"<w:ins>{run('on Monday')}</w:ins>"
    deleted = "<w:del><w:r><w:delText>on Tuesday</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('elsewhere')}</w:moveFrom>"
    raw = document(paragraph(run("The quay closed "), deleted, inserted, moved, run(", the office said.")))
    assert article_from_document(raw).text == "The quay closed on Monday, the office said."


def test_tabs_breaks_and_second_forms_of_a_text_box_add_no_words() -> None:
    box = f"<mc:AlternateContent><mc:Fallback>{run('twice')}</mc:Fallback></mc:AlternateContent>"
    raw = document(paragraph("<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", box))
    assert article_from_document(raw).text == "One two three"


def test_a_word_document_is_told_by_its_bytes_and_by_its_name(tmp_path: Path) -> None:
    raw = document(paragraph(run("The office said that the quay would close.")))
    assert article_from_bytes(raw).media_type == DOCX
    (tmp_path / "draft.docx").write_bytes(raw)
    (tmp_path / "draft.md").write_text("The *office* said so.", encoding="utf-8")
    read = [read_source(name) for name in expand_sources([str(tmp_path)])]
    assert [article.media_type for article in read] == [DOCX, "text/markdown"]


@pytest.mark.parametrize(
    "raw",
    [
        b"PK\x03\x04 and no more",
        document(paragraph(run("words")), name="word/other.xml"),
        document("<w:p>"),
        document(paragraph(run("&bomb;")), head='<!DOCTYPE w [<!ENTITY bomb "boom">]>'),
        document("<w:tbl>" * 300 + "</w:tbl>" * 300),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(BinaryInputError) as raised:
        article_from_bytes(raw, media_type=DOCX)
    assert "\n" not in str(raised.value)


def test_an_empty_word_document_is_refused() -> None:
    with pytest.raises(EmptyInputError):
        article_from_document(document(paragraph()))


def test_a_word_document_that_unpacks_beyond_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError):
        article_from_document(document(paragraph(run("a" * 5_000_000))), max_bytes=1_000_000)
