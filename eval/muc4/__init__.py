"""MUC-4 (1992): its texts, keys and scoring, and how Onrecord's incidents become its templates; see docs/muc4.md."""
