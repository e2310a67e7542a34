"""Parts of speech, for the stages that need to know a verb from a noun."""

from onrecord.tagging.tagger import Tagged, tag
from onrecord.tagging.words import split_words

__all__ = ["Tagged", "split_words", "tag"]
