"""Training of the reader; never imported by the package."""
