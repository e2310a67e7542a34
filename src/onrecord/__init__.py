"""Onrecord reads news coverage and keeps its ledger."""
