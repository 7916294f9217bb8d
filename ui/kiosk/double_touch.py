"""A double touch counts once: the second touch of two quick ones is dropped when the first changed the page."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class DoubleTouch:
    """Told of every press and of every new page."""

    def __init__(self) -> None:
        self._pressed_at: int | None = None
        self._page_changed = False

    def page_changed(self) -> None:
        """A new page stands where the first touch was."""
        self._page_changed = True

    def drops(self, event: QEvent) -> bool:
        """Whether this press follows too soon on one that changed the page."""
        if event.type() not in PRESSES or not isinstance(event, QMouseEvent):
            return False
        last, now = self._pressed_at, event.timestamp()
        dropped = self._page_changed and last is not None and 0 < now - last < QApplication.doubleClickInterval()
        if not dropped:
            self._pressed_at, self._page_changed = now, False
        return dropped
