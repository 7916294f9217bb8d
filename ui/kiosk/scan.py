"""The whole kiosk by one switch: a frame goes from row to row, and after a press along the controls of that row.

The switch is the key F8, to which any switch interface can be set. A press takes the row, another the control; after
two rounds without a press the frame goes back to the rows. A touch ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QWidget

from ui.parts.tokens import FRAME, TARGET, colours_of

ROUNDS = 2
PRESSABLE = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)


@dataclass(frozen=True)
class Stop:
    """One thing that can be pressed: the control, its place in the window, and what a press does."""

    control: QWidget
    place: QRect
    press: Callable[[], None]


def rows_of(controls: Sequence[QWidget], window: QWidget, type_into: Callable[[QLineEdit], None]) -> list[list[Stop]]:
    """What can be pressed now, row by row as it stands on the screen, each row as one reads it."""
    stops = [stop for control in controls for stop in _stops(control, window, type_into)]
    rows: list[list[Stop]] = []
    for stop in sorted(stops, key=lambda one: one.place.center().y()):
        same = rows and abs(rows[-1][0].place.center().y() - stop.place.center().y()) < TARGET // 3
        rows[-1].append(stop) if same else rows.append([stop])
    rtl = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return [sorted(row, key=lambda one: one.place.left(), reverse=rtl) for row in rows]


def _stops(control: QWidget, window: QWidget, type_into: Callable[[QLineEdit], None]) -> list[Stop]:
    place = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    if isinstance(control, QAbstractItemView):
        return _lines(control, place.topLeft())
    if isinstance(control, QAbstractButton):
        return [Stop(control, place, control.click)]
    if isinstance(control, QComboBox):
        return [Stop(control, place, lambda: _next_of(control))]
    if isinstance(control, QLineEdit):
        return [Stop(control, place, lambda: type_into(control))]
    return []


def _lines(view: QAbstractItemView, corner: QPoint) -> list[Stop]:
    """The lines of a list that can be seen."""
    shown = view.viewport().rect()
    indexes = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    seen = [index for index in indexes if shown.contains(view.visualRect(index).center())]
    return [Stop(view, view.visualRect(index).translated(corner), _touching(view, index)) for index in seen]


def _touching(view: QAbstractItemView, index: QModelIndex) -> Callable[[], None]:
    return lambda: view.clicked.emit(index)


def _next_of(box: QComboBox) -> None:
    """The next line of a box that opens; after the last the first."""
    box.setCurrentIndex((box.currentIndex() + 1) % box.count())
    box.activated.emit(box.currentIndex())


class Scanner(QWidget):
    """The frame that goes round; `reached` says what it stands at. It lies over the window and takes no touch."""

    reached = Signal(object)

    def __init__(self, window: QWidget, rows: Callable[[], list[list[Stop]]], milliseconds: int) -> None:
        super().__init__(window)
        self._window, self._rows = window, rows
        self._row: list[Stop] = []
        self._at, self._steps = -1, 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.step)
        self.hide()

    @property
    def running(self) -> bool:
        """Does the frame go round?"""
        return self._timer.isActive()

    def begin(self) -> None:
        """From the first row on; also when another page came."""
        self._row, self._at, self._steps = [], -1, 0
        self._timer.start()
        self.show()
        self.step()

    def end(self) -> None:
        """Somebody touches: no frame any more."""
        self._timer.stop()
        self.hide()

    def step(self) -> None:
        """The next row, or the next control of the row that was taken."""
        self.setGeometry(self._window.rect())
        self.raise_()
        if self._row and self._steps >= ROUNDS * len(self._row):
            self._row, self._at = [], -1
        of = len(self._row) or len(self._rows())
        self._at = (self._at + 1) % of if of else -1
        self._steps += bool(self._row)
        if (now := self.now) and (len(now) == 1 or self._row):
            self.reached.emit(now[0].control)
        self.update()

    @property
    def now(self) -> list[Stop]:
        """What the frame is around: a row, or one control."""
        if self._row:
            return [self._row[self._at]]
        rows = self._rows()
        return rows[self._at] if 0 <= self._at < len(rows) else []

    def press(self) -> None:
        """The switch: take the row, or press the control."""
        now = self.now
        if len(now) > 1:
            self._row, self._at, self._steps = now, -1, 0
            self._timer.start()
            self.step()
        elif now:
            self._row, self._at, self._steps = [], -1, 0
            self._timer.start()
            now[0].press()
            self.step()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thick frame around what the frame stands at."""
        place = QRect()
        for stop in self.now:
            place = place.united(stop.place)
        if place.isNull():
            return
        painter = QPainter(self)
        painter.setPen(QPen(QColor(colours_of(self._window).focus), FRAME))
        painter.drawRoundedRect(place.adjusted(-FRAME, -FRAME, FRAME, FRAME), FRAME, FRAME)
        painter.end()
