"""A line above a table: only the rows in whose columns all its words stand are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTableView

from app.words import Words
from ui.counter.cells import CellsModel


class RowFilter(QLineEdit):
    """Hides rows of a table; `renew` after its rows or columns changed."""

    def __init__(self, words: Words, table: QTableView, rows: CellsModel) -> None:
        super().__init__()
        self._table, self._rows = table, rows
        said = words.say("counter.filter", "Show only rows with …")
        self.setPlaceholderText(said)
        self.setAccessibleName(said)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _: self.renew())
        rows.layoutChanged.connect(self.renew)

    def renew(self) -> None:
        """Look at each row again."""
        wanted, rows = self.text().casefold().split(), self._rows
        seen = [column for column in range(rows.columnCount()) if not self._table.isColumnHidden(column)]
        for row in range(rows.rowCount()):
            said = "\n".join(rows.cell(row, column)[0] for column in seen).casefold() if wanted else ""
            hidden = not all(word in said for word in wanted)
            if hidden != self._table.isRowHidden(row):
                self._table.setRowHidden(row, hidden)
