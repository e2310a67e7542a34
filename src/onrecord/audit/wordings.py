"""Wordings that several rules look for in the copy's own voice."""

from __future__ import annotations

import re

from onrecord.audit.view import Copy
from onrecord.types import Span

__all__ = ["COURT", "hedges_in", "says_unverified", "says_why_unnamed"]

_WHY_UNNAMED = re.compile(
    r"\b(?:(?:not|nor)\s+(?:been\s+)?(?:authori[sz]ed|permitted|allowed|cleared|supposed)\s+to\s+(?:speak|talk|comment|discuss"
    r"|brief|disclose|give)"
    r"|(?:anonymity|anonymous(?:ly)?|unnamed|unidentified|not\s+(?:to\s+)?be\s+(?:named|identified|quoted)|name\s+withheld)\b[^.]{0,80}?"
    r"\b(?:because|citing|for\s+fear|fear(?:ing|s|ed)?|since|as\s+(?:he|she|they|the)|to\s+(?:discuss|describe|speak|avoid|protect"
    r"|talk|be\s+(?:candid|frank))|due\s+to|given\s+the|out\s+of|so\s+as|in\s+order)"
    r"|(?:because|citing|fearing|for\s+fear)[^.]{0,80}?\b(?:anonymity|anonymous|not\s+be\s+(?:named|identified)))",
    re.IGNORECASE,
)
_UNVERIFIED = re.compile(
    r"(?:(?:\bnot|n[’']t|\bnor|\bunable\s+to|\bcannot|\byet\s+to|\bneither|\bnever|\bwithout)\b[^.]{0,40}?"
    r"\b(?:verif\w+|confirm\w*|corroborat\w+|authenticat\w+|substantiat\w+|evidence)|\b(?:unverified|unconfirmed|uncorroborated|unsubstantiated"
    r"|independent(?:ly)?\s+(?:verif|confirm|corroborat)\w+))\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?|reported(?:ly)?|apparent(?:ly)?|suspected|supposed(?:ly)?|purported(?:ly)?|rumou?red|claims?|claimed|may|might"
    r"|could|possibly|likely|accused|unconfirmed|unverified|report|reports|says?|said)\b",
    re.IGNORECASE,
)
COURT = re.compile(
    r"\b(?:court|judge|jury|jurors|trial|prosecutors?|prosecution|indict(?:ed|ment)|charg(?:ed|es)\s+with|pleaded|pled|plea"
    r"|plaintiffs?|defendants?|lawsuit|complaint|affidavit|arraigned|convicted|sentenced|testif(?:y|ied)|testimony|suit)\b",
    re.IGNORECASE,
)


def says_why_unnamed(copy: Copy) -> frozenset[int]:
    """Indices of the paragraphs that say why somebody is unnamed."""
    return frozenset(copy.paragraph_at(match.start()) for match in _WHY_UNNAMED.finditer(copy.text))


def says_unverified(copy: Copy) -> bool:
    """Whether the copy says anywhere that something is not verified, or by whom it is."""
    return _UNVERIFIED.search(copy.text) is not None


def hedges_in(copy: Copy, span: Span) -> bool:
    """Whether words of a span say that it is somebody's account, or not certain."""
    return _HEDGE.search(copy.text, span.start, span.end) is not None
