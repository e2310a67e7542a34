"""Read the package's lexicons: small sorted text files, one entry a line, comments after '#'."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["load_lexicon"]


def load_lexicon(package: str, name: str) -> tuple[str, ...]:
    """Entries of a lexicon file in a package's folder `lexicons`, in order.

    Raises ValueError where entries are not lower case, sorted and each there once: a lexicon is data under review.
    """
    content = files(package).joinpath("lexicons", name).read_text(encoding="utf-8")
    entries = tuple(line.strip() for line in content.splitlines() if line.strip() and not line.startswith("#"))
    if list(entries) != sorted(set(entries)) or any(entry != entry.lower() for entry in entries):
        raise ValueError(f"lexicon {name} of {package} must be lower case, sorted and without repeats")
    return entries
