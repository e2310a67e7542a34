"""The label sets of the reader's network, shared by training and decoding.

Label 0 is "outside" in each; a label that begins a span is followed by the one that goes on with it.
"""

__all__ = [
    "CONTENT_BEGIN",
    "CONTENT_INSIDE",
    "CUE_BEGIN",
    "CUE_INSIDE",
    "DISTANCES",
    "ENTITY_TYPES",
    "MAX_CROSSED",
    "N_CUE_LABELS",
    "N_ENTITY_LABELS",
    "N_ROLE_LABELS",
    "OUTSIDE",
    "SOURCE_BEGIN",
    "SOURCE_INSIDE",
]

OUTSIDE = 0

# Cues, tagged once for each piece.
CUE_BEGIN, CUE_INSIDE = 1, 2
N_CUE_LABELS = 3

# Roles, tagged once for each piece and cue.
SOURCE_BEGIN, SOURCE_INSIDE, CONTENT_BEGIN, CONTENT_INSIDE = 1, 2, 3, 4
N_ROLE_LABELS = 5

# Entities: for type number t (from 0), 2t + 1 begins and 2t + 2 goes on.
ENTITY_TYPES = ("person", "organization", "place")
N_ENTITY_LABELS = 2 * len(ENTITY_TYPES) + 1

# How far a piece lies from a cue, in pieces: finer nearby, as the distances of real sources and contents are.
DISTANCES = (0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128)

# How many paragraph breaks lie between a piece and a cue, at most this many told apart on each side.
MAX_CROSSED = 3
