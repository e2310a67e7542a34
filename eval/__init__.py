"""Measure the reader on corpora: predictions for the scorer, floors, speed."""
