"""A line above a table: only the rows in whose columns all its words stand are seen."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QTableView

from app.words import Words


class RowFilter(QLineEdit):
    """Hides rows of a table; `renew` after its rows or columns changed."""

    def __init__(self, words: Words, table: QTableView) -> None:
        super().__init__()
        self._table = table
        said = words.say("counter.filter", "Show only rows with …")
        self.setPlaceholderText(said)
        self.setAccessibleName(said)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _: self.renew())
        table.model().layoutChanged.connect(self.renew)

    def renew(self) -> None:
        """Look at each row again."""
        wanted, model = self.text().casefold().split(), self._table.model()
        seen = [column for column in range(model.columnCount()) if not self._table.isColumnHidden(column)]
        for row in range(model.rowCount()):
            said = "\n".join(str(model.index(row, column).data()) for column in seen).casefold()
            self._table.setRowHidden(row, not all(word in said for word in wanted))
