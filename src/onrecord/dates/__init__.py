"""Find date expressions in news copy and resolve them against the article's own date."""

from onrecord.dates.datelines import article_date
from onrecord.dates.finding import find_dates

__all__ = ["article_date", "find_dates"]
