"""A line in which names are typed and found: one of many, or several with commas between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView


class NamesBox(QComboBox):
    """One of many: type a part of it, or open the list; the value is what stands behind the name."""

    def __init__(self, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for value, name in options:
            self.addItem(name, value)
        _finds_anywhere(QCompleter(self.model(), self), self)
        self.setCurrentIndex(-1)

    def value(self) -> str:
        """The value of the name that stands there, or what was typed when it is no name of the list."""
        typed = self.currentText().strip()
        at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else typed

    def set_value(self, raw: object) -> None:
        """Show the name of a value."""
        at = self.findData(raw)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(str(raw))


class NamesLine(QLineEdit):
    """Several names with commas between; the one being typed is completed."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        _finds_anywhere(_LastName(list(names), self), self)


class _LastName(QCompleter):
    def __init__(self, names: list[str], line: QLineEdit) -> None:
        super().__init__(names, line)
        self._line = line

    def splitPath(self, path: str) -> list[str]:
        """Only the name after the last comma is looked for."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The names before it stay."""
        before = self._line.text().rpartition(",")[0].strip()
        return f"{before}, {index.data()}" if before else str(index.data())


def _finds_anywhere(found: QCompleter, field: QComboBox | QLineEdit) -> None:
    """A part of the name is enough, anywhere in it, with or without capitals."""
    found.setFilterMode(Qt.MatchFlag.MatchContains)
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    popup = QListView()
    popup.setObjectName("completion")
    popup.setAccessibleName(field.accessibleName() or "…")
    found.setPopup(popup)
    field.setCompleter(found)
