"""How the counter looks: one style sheet from a few colours by role, and small builders for its widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

STEP = 8
TEXT, QUIET, ACTION, LINE, GROUND, SURFACE = "#1b1b1b", "#55554f", "#0b4f6c", "#c9c7c0", "#f4f3ef", "#ffffff"
GOOD, ATTENTION, WRONG, OPEN, TINT = "#1f6b35", "#7a5200", "#a4161a", "#5b2a86", "#e2eef3"

SHEET = f"""
QWidget {{ color: {TEXT}; font-family: "Noto Sans"; font-size: 15px; }}
QMainWindow, QWidget#middle, QDialog, QScrollArea, QWidget#page {{ background: {SURFACE}; }}
QWidget#side {{ background: {GROUND}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: 24px; font-weight: 600; }}
QLabel[role="head"] {{ font-size: 18px; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {QUIET}; font-size: 13px; }}
QLabel[role="good"] {{ color: {GOOD}; font-weight: 600; }}
QLabel[role="open"] {{ color: {OPEN}; font-weight: 600; }}
QLabel[role="todo"] {{ font-weight: 600; }}
QLabel[role="attention"] {{ color: {ATTENTION}; background: #fff3d6; padding: 8px; border-radius: 4px; }}
QLabel[role="wrong"] {{ color: {WRONG}; font-weight: 600; }}
QPushButton {{ min-height: 30px; padding: 2px 12px; border: 1px solid {LINE}; border-radius: 4px;
  background: {SURFACE}; text-align: left; }}
QPushButton:hover {{ background: {TINT}; }}
QPushButton:checked {{ background: {TINT}; border: 2px solid {ACTION}; }}
QPushButton:focus, QLineEdit:focus, QListWidget:focus, QTableView:focus {{ border: 3px solid {ACTION}; }}
QPushButton[role="main"] {{ background: {ACTION}; color: {SURFACE}; font-weight: 600; min-height: 40px;
  text-align: center; }}
QPushButton[role="main"]:disabled {{ background: {LINE}; color: {QUIET}; }}
QPushButton[role="link"] {{ border: none; color: {ACTION}; background: transparent; padding: 2px 4px; }}
QPushButton[role="link"]:focus {{ border: 3px solid {ACTION}; }}
QLineEdit, QPlainTextEdit, QComboBox {{ min-height: 32px; border: 1px solid {LINE}; border-radius: 4px;
  padding: 0 8px; background: {SURFACE}; }}
QListWidget, QTableWidget {{ border: none; background: transparent; }}
QListWidget::item {{ padding: 6px; }}
QListWidget::item:selected, QTableWidget::item:selected {{ background: {TINT}; color: {TEXT}; }}
QFrame#card {{ border: 2px solid {ACTION}; border-radius: 6px; }}
QTabBar::tab {{ padding: 8px 16px; border: none; border-bottom: 3px solid {LINE}; }}
QTabBar::tab:selected {{ border-bottom: 3px solid {ACTION}; font-weight: 600; }}
QTabWidget::pane {{ border: none; }}
"""


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A line of text in one of the roles of the style sheet; text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    return made


def button(text: str, pressed: Callable[[], object], role: str = "", name: str = "") -> QPushButton:
    """A button with its accessible name."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.clicked.connect(lambda *_: pressed())
    return made


def column(parent: QWidget, margin: int = 2 * STEP) -> QVBoxLayout:
    """A column that fills a widget."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(STEP)
    return made


def card() -> QFrame:
    """The frame around the question that is asked now."""
    made = QFrame()
    made.setObjectName("card")
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
