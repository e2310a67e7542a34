"""Where an article's paragraphs, sentences and quotations lie, and what case copy in capitals would have."""

from onrecord.text.casing import is_in_capitals, restore_case
from onrecord.text.layout import lay_out
from onrecord.text.paragraphs import find_paragraphs
from onrecord.text.quotations import find_quotations, quotation_depth
from onrecord.text.sentences import split_sentences

__all__ = [
    "find_paragraphs",
    "find_quotations",
    "is_in_capitals",
    "lay_out",
    "quotation_depth",
    "restore_case",
    "split_sentences",
]
