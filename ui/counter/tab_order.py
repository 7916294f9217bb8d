"""The Tab key walks a page as one reads it: in the order in which the layouts hold the controls."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)


def follow_layout(page: QWidget) -> None:
    """Order the focus of all controls of a page, also of those that were made later than their neighbours."""
    for before, after in pairwise(_controls(page)):
        QWidget.setTabOrder(before, after)


def first_control(page: QWidget) -> QWidget | None:
    """The control of a page that the Tab key comes to first."""
    return next((one for one in _controls(page) if one.isEnabled() and one.isVisibleTo(page)), None)


def _controls(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, CONTROLS):
        yield widget
        return
    if isinstance(widget, QTabWidget):
        yield widget.tabBar()
    elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    for inside in _inside(widget):
        yield from _controls(inside)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QTabWidget | QStackedWidget | QSplitter):
        pages = (widget.widget(number) for number in range(widget.count()))
        yield from (one for one in pages if one is not None)
    elif isinstance(widget, QScrollArea):
        if (page := widget.widget()) is not None:
            yield page
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
