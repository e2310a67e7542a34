"""The day that an article speaks from."""

from __future__ import annotations

import re
from datetime import date

from onrecord.dates.calendar import safe_date
from onrecord.dates.finding import find_dates
from onrecord.text import find_paragraphs, split_sentences
from onrecord.types import Article, DatePrecision, TextLayout

__all__ = ["article_date"]

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_HEAD = 600  # code points at the start of the copy in which a date may be the article's own
_HEAD_PARAGRAPHS = 4
_DATELINE = re.compile(r"[^.\n]{0,60}$")


def article_date(article: Article) -> date | None:
    """The day that an article is of: as it was published, else a full date in the dateline or alone on a first line.

    None where neither gives a day with its year.
    """
    match = _ISO_DAY.match(article.published or "")
    if match and (day := safe_date(*map(int, match.groups()))):
        return day
    paragraphs = find_paragraphs(article.text[:_HEAD])[:_HEAD_PARAGRAPHS]
    layout = TextLayout(paragraphs, split_sentences(article.text, paragraphs), ())
    for reading in find_dates(article.text, layout, None):
        if reading.precision not in {DatePrecision.DAY, DatePrecision.TIME_OF_DAY} or reading.edtf is None:
            continue
        said = _ISO_DAY.match(reading.edtf)
        paragraph = next(p for p in paragraphs if p.contains(reading.words))
        if said and _stands_at_head(
            article.text, paragraph.start, paragraph.end, reading.words.start, reading.words.end
        ):
            return safe_date(*map(int, said.groups()))
    return None


_BEFORE_DATE = re.compile(r"[\w .,'’/()\[\]:|-]{0,60}")
_AFTER_DATE = re.compile(r"[^\S\n]*(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\])?[^\S\n]*(?:--?|—|–|\.|$|\[|\(|\n|\|)")


def _stands_at_head(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a date stands where a dateline has it, or has its line to itself."""
    is_before = _BEFORE_DATE.fullmatch(text, start, first) is not None
    return is_before and _AFTER_DATE.match(text, last, end) is not None
