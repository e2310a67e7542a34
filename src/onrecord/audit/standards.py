"""The published standards that the rules come from, by house and edition; each rule says in our own words what it asks.

Houses revise their standards; a house whose rules differ can switch, weigh and word ours (docs/auditing.md).
"""

from __future__ import annotations

from onrecord.audit.findings import HouseName, Standard

__all__ = ["ap", "bbc_accuracy", "bbc_fairness", "nyt_anonymity", "nyt_integrity", "reuters", "reuters_style"]

_AP = "News Values and Principles (2006, as revised since)"
_REUTERS = "Handbook of Journalism, second online edition (2008, revised 2009), essentials of sourcing"
_REUTERS_STYLE = "Handbook of Journalism, second online edition (2008, revised 2009), style guide"
_BBC_ACCURACY = "Editorial Guidelines (2019), section 3, Accuracy"
_BBC_FAIRNESS = "Editorial Guidelines (2019 and 2025), section 6, Fairness: right of reply"
_NYT_ANONYMITY = "Policy on confidential sources (2004) and newsroom memo on anonymous sources (March 2016)"
_NYT_INTEGRITY = "Guidelines on Integrity (1999, updated 2008)"


def ap(says: str) -> Standard:
    """The Associated Press on sources, attribution and quotations."""
    return Standard(HouseName.AP, _AP, says)


def reuters(says: str) -> Standard:
    """Reuters on sources and sourcing."""
    return Standard(HouseName.REUTERS, _REUTERS, says)


def reuters_style(says: str) -> Standard:
    """Reuters on words."""
    return Standard(HouseName.REUTERS, _REUTERS_STYLE, says)


def bbc_accuracy(says: str) -> Standard:
    """The BBC on accuracy and attribution."""
    return Standard(HouseName.BBC, _BBC_ACCURACY, says)


def bbc_fairness(says: str) -> Standard:
    """The BBC on the right of reply."""
    return Standard(HouseName.BBC, _BBC_FAIRNESS, says)


def nyt_anonymity(says: str) -> Standard:
    """The New York Times on anonymous sources."""
    return Standard(HouseName.NYT, _NYT_ANONYMITY, says)


def nyt_integrity(says: str) -> Standard:
    """The New York Times on quotations, anonymity and other people's reporting."""
    return Standard(HouseName.NYT, _NYT_INTEGRITY, says)
