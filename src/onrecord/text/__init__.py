"""Where an article's paragraphs, sentences and quotations lie."""

from onrecord.text.layout import lay_out
from onrecord.text.paragraphs import find_paragraphs
from onrecord.text.quotations import find_quotations, quotation_depth
from onrecord.text.sentences import split_sentences

__all__ = ["find_paragraphs", "find_quotations", "lay_out", "quotation_depth", "split_sentences"]
