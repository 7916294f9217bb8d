"""Unlock an office for one staff member, and lock it again."""

from __future__ import annotations

from pathlib import Path

from app.office import Clock, Office, open_office


def unlock(folder: Path, staff: str, passphrase: str, clock: Clock | None = None) -> Office:
    """Open the office; Trouble `wrong_passphrase` or `unknown_staff` when it stays shut."""
    return open_office(folder, staff, passphrase, clock)


def lock(office: Office) -> None:
    """Let go of the vault."""
    office.vault.close()
