"""A table of the counter: sorted by its heads, filtered by a line above it, its columns as somebody left them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QTableView, QWidget

from app.actions.habits import Columns
from app.words import Words
from ui.counter import look
from ui.counter.cells import Cells, CellsModel
from ui.counter.row_filter import RowFilter
from ui.parts.tokens import STEP

NARROWEST = 14 * STEP
"""A column that gives room to the others keeps so many pixels."""
SETTLED_MILLISECONDS = 300
"""Who drags the edge of a column is done when it stood still for so long."""
MEASURED = 200
"""Of so many rows each is made as high as its words at once; of more, those that come into view."""


class Table(QTableView):
    """Rows are whole; `arranged` says how the columns stand once somebody changed them. `above` goes over the table.

    `heads` names each column by its key, `gives` those that give room to the others where the table is narrow, in that
    order, `sorted_by` the order in which the rows stand while nobody chose another (`-` before it: the last first).
    Rows are given in the order of that column, from its first to its last.
    """

    arranged = Signal(object)

    def __init__(self, words: Words, said: str, heads: Mapping[str, str], gives: Sequence[str], sorted_by: str) -> None:
        super().__init__()
        self._words, self._heads, self._keys = words, heads, tuple(heads)
        self._gives, self._first, self._chosen, self._settling = gives, sorted_by, dict[str, int](), False
        self.rows = CellsModel(list(heads.values()), self._keys.index(sorted_by.removeprefix("-")), self)
        self.setModel(self.rows)
        self.setAccessibleName(said)
        look.whole_rows(self)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._fit, self._told = QTimer(self), QTimer(self)
        self._fit.timeout.connect(self._fit_rows)
        self._told.setInterval(SETTLED_MILLISECONDS)
        self._told.timeout.connect(lambda: self.arranged.emit(self.columns()))
        for timer in (self._fit, self._told):
            timer.setSingleShot(True)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.filter = RowFilter(words, self, self.rows)
        self.above = self._above()
        self._set_up_head()
        with self._settled():
            self._sort(sorted_by)

    def _above(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        self.columns_button = look.button(self._words.say("counter.columns", "Columns"), lambda: None)
        menu = QMenu(self.columns_button)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.columns_button.setMenu(menu)
        row.addWidget(self.filter, 1)
        row.addWidget(self.columns_button)
        return whole

    def _set_up_head(self) -> None:
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(True)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask)
        head.sectionMoved.connect(lambda *_: self._changed())
        head.sectionResized.connect(self._resized)
        self.setSortingEnabled(True)
        head.sortIndicatorChanged.connect(lambda *_: self._changed())

    def show_rows(self, rows: Sequence[Cells]) -> None:
        """Show these rows, in the order and with the filter that were chosen."""
        self.rows.show(rows)
        self._fit.start()

    def columns(self) -> Columns:
        """How the columns stand; what nobody changed is not said."""
        head, shown = self.horizontalHeader(), self._in_order()
        hidden = tuple(key for key in self._keys if self.isColumnHidden(self._keys.index(key)))
        last_first = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        by = ("-" if last_first else "") + self._keys[head.sortIndicatorSection()]
        moved, sorted_ = shown if shown != self._keys else (), by if by != self._first else ""
        return Columns(moved, hidden, dict(self._chosen), sorted_)

    def arrange(self, kept: Columns) -> None:
        """Put the columns as they were left; a column that this table does not have is passed over."""
        head, hidden = self.horizontalHeader(), {key for key in kept.hidden if key in self._keys}
        order = [key for key in dict.fromkeys((*kept.order, *self._keys)) if key in self._keys]
        with self._settled():
            for place, key in enumerate(order):
                head.moveSection(head.visualIndex(self._keys.index(key)), place)
            for number, key in enumerate(self._keys):
                self.setColumnHidden(number, key in hidden and len(hidden) < len(self._keys))
            self._chosen = {key: max(wide, head.minimumSectionSize()) for key, wide in kept.widths.items()
                            if key in self._keys}  # fmt: skip
            self._sort(kept.sorted_by if kept.sorted_by.removeprefix("-") in self._keys else self._first)
        self._fit.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width gives the columns other room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit.start()

    def _sort(self, by: str) -> None:
        order = Qt.SortOrder.DescendingOrder if by.startswith("-") else Qt.SortOrder.AscendingOrder
        self.sortByColumn(self._keys.index(by.removeprefix("-")), order)

    def _in_order(self) -> tuple[str, ...]:
        head = self.horizontalHeader()
        return tuple(self._keys[head.logicalIndex(place)] for place in range(len(self._keys)))

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """What changes meanwhile is not somebody's wish."""
        before, self._settling = self._settling, True
        yield
        self._settling = before

    def _changed(self) -> None:
        if not self._settling:
            self._fit.start()
            self._told.start()

    def _resized(self, number: int, before: int, now: int) -> None:
        if not self._settling and before and now:
            self._chosen[self._keys[number]] = now
            self._changed()

    def _fit_rows(self) -> None:
        """Each column as wide as its words or as somebody chose, each row as high as its words then need."""
        self.filter.renew()
        head = self.horizontalHeader()
        seen = {key: self._keys.index(key) for key in self._in_order()}
        wide = {key: self._chosen.get(key) or max(self.sizeHintForColumn(number), head.sectionSizeHint(number))
                for key, number in seen.items() if not self.isColumnHidden(number)}  # fmt: skip
        over = sum(wide.values()) - self.viewport().width()
        for key in self._gives:
            if key in wide and key not in self._chosen:
                less = min(max(over, 0), max(wide[key] - NARROWEST, 0))
                wide[key], over = wide[key] - less, over - less
        wide[list(wide)[-1]] += max(-over, 0)
        with self._settled():
            for key, pixels in wide.items():
                self.setColumnWidth(seen[key], pixels)
        self._measure(range(self.rows.rowCount()) if self.rows.rowCount() <= MEASURED else self._in_view())

    def _scrolled(self) -> None:
        if self.rows.rowCount() > MEASURED:
            self._measure(self._in_view())

    def _in_view(self) -> Iterator[int]:
        for row in range(max(self.rowAt(0), 0), self.rows.rowCount()):
            if self.rowViewportPosition(row) >= self.viewport().height():
                return
            yield row

    def _measure(self, rows: Iterable[int]) -> None:
        """Make rows as high as their words: without what the style keeps free beside them, which Qt forgets."""
        wide = {number: self.columnWidth(number) for number in range(len(self._keys))
                if not self.isColumnHidden(number)}  # fmt: skip
        with self._settled():
            for number, pixels in wide.items():
                self.setColumnWidth(number, pixels - 2 * STEP)
            for row in rows:
                if not self.isRowHidden(row):
                    self.resizeRowToContents(row)
            for number, pixels in wide.items():
                self.setColumnWidth(number, pixels)

    def _ask(self, at: QPoint) -> None:
        menu = self.columns_button.menu()
        menu.popup(self.horizontalHeader().mapToGlobal(at))

    def _fill(self, menu: QMenu) -> None:
        """Which columns are seen, by which the rows are sorted, and the way back."""
        menu.clear()
        say, head = self._words.say, self.horizontalHeader()
        hidden = [self.isColumnHidden(number) for number in range(len(self._keys))]
        menu.addSection(say("counter.columns.show", "Show"))
        for number, key in enumerate(self._keys):
            action = menu.addAction(self._heads[key], partial(self._show, number, hidden[number]))
            action.setCheckable(True)
            action.setChecked(not hidden[number])
            action.setEnabled(hidden[number] or hidden.count(False) > 1)
        menu.addSection(say("counter.columns.sort", "Sort by"))
        group = QActionGroup(menu)
        for number, key in enumerate(self._keys):
            action = QAction(self._heads[key], group, checkable=True, checked=number == head.sortIndicatorSection())
            action.triggered.connect(partial(self._sort, key))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(say("counter.columns.back", "All columns as at the start"), self._back)

    def _show(self, number: int, on: bool) -> None:
        with self._settled():
            self.setColumnHidden(number, not on)
        self._changed()

    def _back(self) -> None:
        self.arrange(Columns())
        self._changed()
