"""What hands and eyes do at a window: find what is visible by its name, press, type, choose, read.

Nothing here knows how a window is built; a control is found by the name that a screen reader would say.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

PATIENCE = 20.0
W = TypeVar("W", bound=QWidget)


def name_of(widget: QWidget) -> str:
    """What a screen reader says of a control: its name, else its text without the sign of a shortcut."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return (widget.accessibleName() or text).replace("&", "").split("  ")[0].strip()


def seen(window: QWidget, kind: type[W]) -> list[W]:
    """What is visible of a kind, in order of reading."""
    return [one for one in window.findChildren(kind) if one.isVisible()]


def find(window: QWidget, kind: type[W], name: str) -> W:
    """The visible control of that name; the failure says which names there are."""
    for one in seen(window, kind):
        if name_of(one) == name:
            return one
    names = sorted({name_of(one) for one in seen(window, kind)})
    raise AssertionError(f"no {kind.__name__} is called {name!r}; there are {names}")


def press(window: QWidget, name: str) -> None:
    """Press a button, which must be visible and ready."""
    button = find(window, QAbstractButton, name)
    assert button.isEnabled(), f"{name!r} cannot be pressed now"
    button.click()
    QApplication.processEvents()


def tab_to(window: QWidget, name: str) -> None:
    """Press Tab until the control of that name has the focus; the failure says where the tabs led."""
    window.activateWindow()
    led = []
    for _ in range(80):
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        if focus is not None and isinstance(focus, QAbstractButton) and name_of(focus) == name:
            return
        led.append(name_of(focus) if focus is not None else "")
        QTest.keyClick(focus or window, Qt.Key.Key_Tab)
    raise AssertionError(f"no tab leads to {name!r}; they led to {led}")


def has(window: QWidget, kind: type[W], name: str) -> bool:
    """Is there a visible control of that name?"""
    return any(name_of(one) == name for one in seen(window, kind))


def write(window: QWidget, name: str, text: str) -> None:
    """Type into a field, instead of what stood there."""
    field = find(window, QLineEdit, name)
    field.setFocus()
    field.clear()
    for letter in text:
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, key)
    assert field.text() == text


def choose_in_list(window: QWidget, name: str, text: str) -> None:
    """Touch the line of a list that says this."""
    view = find(window, QAbstractItemView, name)
    model = view.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        said = str(index.data(Qt.ItemDataRole.DisplayRole) or index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        if text in said:
            view.scrollTo(index)
            spot = view.visualRect(index).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
            QApplication.processEvents()
            return
    said_all = [str(model.index(row, 0).data()) for row in range(min(model.rowCount(), 20))]
    raise AssertionError(f"no line of {name!r} says {text!r}; there are {said_all}")


def choose_in_box(box: QComboBox, text: str) -> None:
    """Choose a line of a box that opens."""
    at = box.findText(text)
    assert at >= 0, f"no line says {text!r}; there are {[box.itemText(one) for one in range(box.count())]}"
    box.setCurrentIndex(at)
    box.activated.emit(at)


def open_tab(window: QWidget, name: str) -> None:
    """Open a tab by its word."""
    for bar in seen(window, QTabBar):
        for at in range(bar.count()):
            if bar.tabText(at).replace("&", "") == name:
                bar.setCurrentIndex(at)
                QApplication.processEvents()
                return
    raise AssertionError(f"no tab is called {name!r}")


def read(window: QWidget) -> str:
    """All words that can be seen, line by line; marks of direction left out."""
    words = [one.text() for one in seen(window, QLabel)] + [one.text() for one in seen(window, QAbstractButton)]
    return "\n".join(words).replace("\u2068", "").replace("\u2069", "")


def wait_until(sure: Callable[[], bool], what: str, window: QWidget | None = None) -> None:
    """Look again and again until it is so."""
    until = time.monotonic() + PATIENCE
    while not sure():
        if time.monotonic() > until:
            told = f"; the window says:\n{read(window)}" if window else ""
            raise AssertionError(f"waited in vain until {what}{told}")
        QTest.qWait(20)


def in_dialog(fill: Callable[[QDialog], None], opens: Callable[[], None]) -> None:
    """Press what opens a dialog, and fill the dialog in."""
    went_wrong: list[BaseException] = []
    done: list[bool] = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            QTimer.singleShot(50, work)
            return
        try:
            fill(dialog)
        except BaseException as error:
            went_wrong.append(error)
            dialog.reject()
        done.append(True)

    QTimer.singleShot(0, work)
    opens()
    if went_wrong:
        raise went_wrong[0]
    assert done, "no dialog came"
