"""Dialogs that the lock closed: what was typed in one stands there again when the same is asked the next time."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QDialog

LOCKED = 2
"""How a dialog ends that the lock closes."""


class Form(Protocol):
    """A dialog with fields."""

    def exec(self) -> int:
        """Show it until it is closed; how it ended."""

    def typed(self) -> tuple[str, ...]:
        """What stands in its fields."""

    def type_again(self, typed: tuple[str, ...]) -> None:
        """Put that back; nothing typed changes nothing."""


class Unfinished:
    """`typed` has what stood in each dialog, by its dossier and by what it asks about."""

    def __init__(self) -> None:
        self.typed: dict[tuple[str, str], tuple[str, ...]] = {}

    def accepted(self, dialog: Form, dossier: str, about: str) -> bool:
        """Show a dialog and say whether it was filled in; what was typed when the lock closed it is kept."""
        dialog.type_again(self.typed.pop((dossier, about), ()))
        end = dialog.exec()
        if end == LOCKED:
            self.typed[dossier, about] = dialog.typed()
        return end == QDialog.DialogCode.Accepted
