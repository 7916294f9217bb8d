"""The rows of the lists at the left: a model with what each row says, and the hand that draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.tokens import DESK_QUIET, STEP, colours_of

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)
GAP = 3
TEXT_FLAGS = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Row:
    """One row: what stands first, what stands behind it, and a quiet line under both; `alarm` draws the eye.

    `tab` is the part of the dossier that it is about.
    """

    id: str
    text: str = field(repr=False)
    tail: str = ""
    note: str = field(default="", repr=False)
    alarm: bool = False
    tab: str = ""

    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ", ".join(part.replace("\n", ", ") for part in (self.text, self.tail, self.note) if part)


More = Callable[[], list[Row]]


class RowsModel(QAbstractListModel):
    """The rows of one list; of a long one the first, and the next when the view comes to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._more: More | None = None

    def show(self, rows: Sequence[Row], more: More | None = None) -> None:
        """Replace all rows, if they are others; `more` gives the next ones, none at the end."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()
        self._more = more

    def canFetchMore(self, parent: Index) -> bool:
        """Is there a next page?"""
        return self._more is not None

    def fetchMore(self, parent: Index) -> None:
        """Put the next page behind the rows; while it is fetched nobody asks for it again."""
        more, self._more = self._more, None
        found = more() if more else []
        if found:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(found) - 1)
            self.rows += found
            self.endInsertRows()
            self._more = more

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The words to show, to read aloud and to hover; the row itself under `ROW`."""
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == int(Qt.ItemDataRole.DisplayRole):
            return row.text
        if role in (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole)):
            return row.spoken()
        return None


class RowDrawing(QStyledItemDelegate):
    """Draws a row: name and language on one line, what is worth knowing under it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its two texts."""
        return QSize(10, self._heights(option, index)[-1])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it in the colours of its window."""
        row: Row = index.data(ROW)
        view = option.widget
        colours = colours_of(view)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.chosen))
            painter.drawRoundedRect(option.rect, 4, 4)
        rect = option.rect.adjusted(STEP, GAP + 2, -STEP, -GAP)
        first, note, _ = self._heights(option, index)
        small = _small(option.font)
        said, tail_width = _tail(QFontMetrics(small), row.tail, rect.width())
        painter.setPen(QColor(colours.text))
        painter.setFont(option.font)
        head = QRect(rect.left(), rect.top(), rect.width() - tail_width - (STEP if row.tail else 0), first)
        painter.drawText(head, TEXT_FLAGS, row.text)
        painter.setFont(small)
        painter.setPen(QColor(colours.quiet))
        tail = QRect(rect.right() - tail_width, rect.top(), tail_width + 1, first)
        painter.drawText(tail, int(Qt.AlignmentFlag.AlignRight), said)
        painter.setPen(QColor(colours.attention if row.alarm else colours.quiet))
        painter.drawText(QRect(rect.left(), rect.top() + first, rect.width(), note), TEXT_FLAGS, row.note)
        painter.restore()

    def _heights(self, option: QStyleOptionViewItem, index: Index) -> tuple[int, int, int]:
        row: Row = index.data(ROW)
        width = option.widget.viewport().width() - 2 * STEP  # type: ignore[attr-defined]
        small = QFontMetrics(_small(option.font))
        tail = _tail(small, row.tail, width)[1] + (STEP if row.tail else 0)
        first = _height(QFontMetrics(option.font), row.text, width - tail)
        note = _height(small, row.note, width) if row.note else 0
        return first, note, first + note + 2 * GAP + 4


def _tail(metrics: QFontMetrics, text: str, width: int) -> tuple[str, int]:
    """What stands behind the first words leaves them three fifths of the row; with its width."""
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width * 2 // 5)
    return said, metrics.horizontalAdvance(said)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(DESK_QUIET)
    return small


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, max(width, 60), 2000), TEXT_FLAGS, text).height()
