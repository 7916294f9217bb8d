"""The errors that Onthaal raises on purpose: the surroundings fail, or an answer is not accepted.

Anything else that is raised is a bug and ends on the crash page.
"""

from __future__ import annotations


class OfficeError(Exception):
    """Base of both; `says` is the stable key of a sentence in the catalogs, never a ready text."""

    def __init__(self, says: str, **details: str) -> None:
        super().__init__(says)
        self.says = says
        self.details = details


class Trouble(OfficeError):
    """The surroundings: disk full, wrong passphrase, printer away."""


class Rejected(OfficeError):
    """An answer or a file that is not accepted as it stands."""
