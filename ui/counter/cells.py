"""The cells of a table: a row is said when somebody looks at it, so that thousands of rows cost no more than a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

SORTED_BY = int(Qt.ItemDataRole.UserRole)
SHOWN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole))
Cell = tuple[str, str | int]
"""What a cell says, and what it is sorted by."""
Cells = Sequence[Cell]
Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")


class SaidLater(Sequence[Cells], Generic[T]):
    """The cells of each thing, from its place and itself; said once, when they are first asked for."""

    def __init__(self, things: Sequence[T], say: Callable[[int, T], Cells]) -> None:
        self._things, self._say = things, say
        self._said: dict[int, Cells] = {}

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._things)

    @overload
    def __getitem__(self, at: int) -> Cells: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Cells]: ...
    def __getitem__(self, at: int | slice) -> Cells | Sequence[Cells]:
        """The cells of a row, or of several."""
        if isinstance(at, slice):
            return [self[one] for one in range(len(self))[at]]
        if at not in self._said:
            self._said[at] = self._say(at, self._things[at])
        return self._said[at]


class CellsModel(QAbstractTableModel):
    """Rows that are given in the order of the column `given_by`, and sorted by any column."""

    def __init__(self, heads: Sequence[str], given_by: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads, self._given_by = heads, given_by
        self._rows: Sequence[Cells] = ()
        self._order: list[int] = []
        self._sorted = given_by, Qt.SortOrder.AscendingOrder

    def show(self, rows: Sequence[Cells]) -> None:
        """Replace all rows; they stand in the order that was chosen last."""
        self.beginResetModel()
        self._rows = rows
        self._order = self._in_order()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return len(self._heads)

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a row, counted as it is sorted now."""
        return self._rows[self._order[row]][column]

    def data(self, index: Index, role: int = SHOWN[0]) -> object:
        """What the cell says, also to who waits over it; under `SORTED_BY` what it is sorted by."""
        if role in SHOWN:
            return self.cell(index.row(), index.column())[0]
        return self.cell(index.row(), index.column())[1] if role == SORTED_BY else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = SHOWN[0]) -> object:
        """The name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == SHOWN[0]:
            return self._heads[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what was chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        self._sorted, before = (column, order), self._order
        self._order = self._in_order()
        kept = self.persistentIndexList()
        places = {number: place for place, number in enumerate(self._order)} if kept else {}
        moved = [self.index(places[before[one.row()]], one.column()) for one in kept]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _in_order(self) -> list[int]:
        column, order = self._sorted
        last_first = order == Qt.SortOrder.DescendingOrder
        numbers = list(range(len(self._rows)))
        if column == self._given_by:
            return numbers[::-1] if last_first else numbers
        return sorted(numbers, key=lambda one: self._rows[one][column][1], reverse=last_first)
