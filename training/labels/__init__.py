"""Hand labels of nested attributions, how they were drawn, and how well two readings of them agree."""
