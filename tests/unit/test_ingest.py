"""Bytes in, an article or a typed error out."""

from __future__ import annotations

import gzip
import time

import pytest

from onrecord import errors
from onrecord.config import IngestLimits
from onrecord.ingest import article_from_bytes, article_from_text
from onrecord.types import Article

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
STORY = "".join(f"<p>The minister said that the {n} bridge would open in May, two years late.</p>" for n in ORDINALS)


def page(body: str = STORY, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}</article></body></html>".encode()


def test_plain_text_is_kept_as_it_stands() -> None:
    text = "\n  Bridge opens\r\n\r\nThe minister said so,   twice, at the opening of the bridge.\n"
    article = article_from_bytes(text.encode())
    assert article.text == text
    assert article.title == "Bridge opens"


@pytest.mark.parametrize(
    "first", ["ORSK BAY, May 3 (Wire) — The minister said so.", "The minister said so.", "“No,” he said,", "x" * 300]
)
def test_a_first_line_that_is_no_headline_is_no_title(first: str) -> None:
    assert article_from_text(f"{first}\n\n{'And then more was said about it. ' * 20}").title is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings_are_found(encoding: str) -> None:
    text = "“Café,” said Zoë – twice. " * 10
    assert article_from_bytes(text.encode(encoding)).text == text


def test_the_pages_own_encoding_counts_where_it_is_not_utf8() -> None:
    raw = page(STORY.replace("bridge", "привет"), '<meta charset="windows-1251">').decode().encode("cp1251")
    assert "привет" in article_from_bytes(raw).text


def test_a_page_says_what_it_is() -> None:
    head = (
        '<title>Bridge to open | The Post</title><meta property="og:site_name" content="The Post">'
        '<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2031-05-03">'
        '<link rel="canonical" href="https://post.example/bridge">'
    )
    article = article_from_bytes(page("<h1>Bridge to open</h1>" + STORY, head))
    assert (article.outlet, article.byline, article.published) == ("The Post", "Ann Lee", "2031-05-03")
    assert article.address == "https://post.example/bridge"
    assert article.title == "Bridge to open"
    assert article.text.startswith("Bridge to open\n")


def test_a_paragraph_that_comes_twice_is_kept_twice() -> None:
    chant = "<p>“We will not go home,” they shouted.</p>"
    assert article_from_bytes(page(chant + STORY + chant)).text.count("We will not go home") == 2


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", errors.EmptyInputError),
        (b" \n\t ", errors.EmptyInputError),
        (b"\xef\xbb\xbf", errors.EmptyInputError),
        (b"%PDF-1.7 ...", errors.BinaryInputError),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, errors.BinaryInputError),
        (bytes(range(256)) * 40, errors.BinaryInputError),
        (gzip.compress(b"0" * 10_000_000), errors.BinaryInputError),
        (b"<html><body><a href='/'>Home</a></body></html>", errors.NotAnArticleError),
        (b"<!doctype html>" + b"<div>" * 200_000, errors.NotAnArticleError),
    ],
    ids=["empty", "blank", "bom", "pdf", "png", "noise", "gzip bomb", "no article", "unclosed tags"],
)
def test_what_is_no_article_is_a_typed_error_in_one_line(raw: bytes, error: type[Exception]) -> None:
    with pytest.raises(error) as caught:
        article_from_bytes(raw)
    assert "\n" not in str(caught.value)


def test_more_than_the_limit_is_refused() -> None:
    with pytest.raises(errors.TooLargeError):
        article_from_bytes(b"word " * 1000, limits=IngestLimits(max_bytes=4000))
    with pytest.raises(errors.TooLargeError):
        article_from_bytes(b"word " * 1000, limits=IngestLimits(max_length=4000))


@pytest.mark.parametrize("tag", ["<div>", "<p>", "<b><i>", "<table><tr><td>", "<!--", "<script>", "<a href='"])
def test_broken_pages_end_soon(tag: str) -> None:
    began = time.monotonic()
    try:
        found: Article | None = article_from_bytes(b"<!doctype html><html><body>" + tag.encode() * 50_000 + page())
    except errors.IngestError:
        found = None
    assert time.monotonic() - began < 20
    assert found is None or found.text
