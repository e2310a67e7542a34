"""The ingest stage: from bytes, a file or an address to an article whose canonical text is fixed."""

from onrecord.ingest.articles import article_from_bytes
from onrecord.ingest.fetching import fetch
from onrecord.ingest.plain import article_from_text
from onrecord.ingest.sources import expand_sources, read_source

__all__ = ["article_from_bytes", "article_from_text", "expand_sources", "fetch", "read_source"]
