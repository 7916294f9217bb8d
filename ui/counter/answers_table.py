"""All questions by group with what was answered: a real table, as high as its rows, that the page scrolls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.counter import look
from ui.parts.tokens import DESK_TARGET, STEP, colours_of

ROW_HEIGHT, SIGN, PADDING = DESK_TARGET + 6, 3 * STEP, 4 * STEP
"""A row of one line; the room of the sign before a proof; what a cell leaves free at its two sides."""
HIGHEST = 2000
Index = QModelIndex | QPersistentModelIndex
DISPLAY, SPOKEN, HOVER = (
    int(role)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
)


@dataclass(frozen=True)
class Answered:
    """One row: a fact with what was answered, its proof, and the word that asks it again; a heading has no fact."""

    fact: str
    name: str
    value: str = field(default="", repr=False)
    proof: str = ""
    sign: str = ""
    deed: str = ""
    told: str = field(default="", repr=False)
    needed: bool = False

    def cells(self) -> tuple[str, ...]:
        """The words of the row."""
        return (self.name, self.value, self.proof, self.deed)


class AnswersModel(QAbstractTableModel):
    """The rows of the interview."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.rows: list[Answered] = []

    def show(self, rows: Sequence[Answered]) -> list[int] | None:
        """The numbers of the rows that say something else now; None when there are other rows than before."""
        before = self.rows
        if [one.fact for one in before] != [one.fact for one in rows]:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
            return None
        self.rows = list(rows)
        changed = [number for number, (old, new) in enumerate(zip(before, rows, strict=True)) if old != new]
        for number in changed:
            self.dataChanged.emit(self.index(number, 0), self.index(number, 3))
        return changed

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Question, answer, proof, deed."""
        return 4

    def data(self, index: Index, role: int = DISPLAY) -> object:
        """Words, icon, colour and what a screen reader says."""
        row, column = self.rows[index.row()], index.column()
        if role == DISPLAY:
            return row.cells()[column]
        if role == SPOKEN:
            return ", ".join(cell for cell in row.cells() if cell)
        if role == HOVER:
            return row.told or None
        if role == int(Qt.ItemDataRole.DecorationRole) and column == 2 and row.sign:
            return look.icon(row.sign, colours_of(self._table).quiet)
        if role == int(Qt.ItemDataRole.ForegroundRole):
            colours = colours_of(self._table)
            quiet = column in (0, 2) and row.fact
            shade = colours.action if column == 3 else colours.open if row.needed and column else colours.text
            return QColor(colours.quiet if quiet else shade)
        if role == int(Qt.ItemDataRole.FontRole) and not row.fact:
            bold = QFont(self._table.font())
            bold.setBold(True)
            return bold
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        if not self.rows[index.row()].fact:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class AnswersTable(QTableView):
    """`asked` carries the fact of the row that was clicked or chosen by Enter."""

    asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = AnswersModel(self)
        self.setModel(self.answers)
        self.setAccessibleName(name)
        self.horizontalHeader().hide()
        look.whole_rows(self)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        stretched, fixed = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Fixed
        for column, mode in enumerate((stretched, stretched, fixed, fixed)):
            head.setSectionResizeMode(column, mode)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self._fit.timeout.connect(self._as_high_as_its_rows)
        self.clicked.connect(self._chosen)
        self.activated.connect(self._chosen)

    def show_rows(self, rows: Sequence[Answered]) -> None:
        """Draw the rows anew; when only answers changed, their rows alone."""
        changed = self.answers.show(rows)
        if changed is None:
            self.clearSpans()
            for number, row in enumerate(rows):
                if not row.fact:
                    self.setSpan(number, 0, 1, 4)
        self._wide_enough()
        if changed is None or any(self._wraps(number) or self._is_high(number) for number in changed):
            self._fit.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps the words anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit.start()

    def _as_high_as_its_rows(self) -> None:
        rows = self.verticalHeader()
        for number in range(rows.count()):
            if self._wraps(number):
                rows.resizeSection(number, self._height(number))
            elif self._is_high(number):
                rows.resizeSection(number, ROW_HEIGHT)
        self.setFixedHeight(rows.length() + 2 * STEP)

    def _wide_enough(self) -> None:
        """The columns of proof and deed are as wide as their longest word."""
        for column, more in ((2, SIGN), (3, 0)):
            cells = {row.cells()[column] for row in self.answers.rows if row.fact} or {""}
            wide = max(map(self.fontMetrics().horizontalAdvance, cells)) + more + PADDING
            if wide != self.columnWidth(column):
                self.setColumnWidth(column, wide)

    def _wraps(self, number: int) -> bool:
        """Whether a row has words that need more than one line."""
        row = self.answers.rows[number]
        return bool(row.fact) and ("\n" in row.value or any(
            self.fontMetrics().horizontalAdvance(text) > self.columnWidth(column) - PADDING
            for column, text in enumerate((row.name, row.value))
        ))  # fmt: skip

    def _height(self, number: int) -> int:
        """As high as the words of a row need; Qt itself forgets what a cell leaves free at its sides."""
        row, metrics = self.answers.rows[number], self.fontMetrics()
        rooms = (QRect(0, 0, max(self.columnWidth(column) - PADDING, 1), HIGHEST) for column in (0, 1))
        flags = int(Qt.TextFlag.TextWordWrap)
        texts = (row.name, row.value)
        highest = max(metrics.boundingRect(room, flags, text).height() for room, text in zip(rooms, texts, strict=True))
        return highest + ROW_HEIGHT - metrics.height()

    def _is_high(self, number: int) -> bool:
        return self.verticalHeader().sectionSize(number) != ROW_HEIGHT

    def _chosen(self, index: QModelIndex) -> None:
        fact = self.answers.rows[index.row()].fact
        if fact:
            self.asked.emit(fact)
