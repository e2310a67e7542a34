"""Incidents: what is said to have happened, when, where, to how many, by whose account."""

from onrecord.incidents.codes import Codes, codes_of
from onrecord.incidents.finding import find_incidents

__all__ = ["Codes", "codes_of", "find_incidents"]
