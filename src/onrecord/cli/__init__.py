"""The command line. Only this package turns errors into words and exit statuses for a person.

Everything slow to import is imported inside the commands, so that `onrecord --help` answers at once.
"""

from onrecord.cli.app import main

__all__ = ["main"]
