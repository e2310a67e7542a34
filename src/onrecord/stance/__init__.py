"""Where a source stands: the stance of every attribution, the parties that do not answer, and what is answered."""

from onrecord.stance.answers import link_answers
from onrecord.stance.nonanswers import find_nonanswers
from onrecord.stance.reading import read_stance, read_stances

__all__ = ["find_nonanswers", "link_answers", "read_stance", "read_stances"]
