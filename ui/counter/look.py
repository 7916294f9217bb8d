"""How the counter looks: one style sheet from the colours by role, and small builders for its widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.parts.tokens import (
    DESK_HEAD,
    DESK_MAIN,
    DESK_QUIET,
    DESK_TARGET,
    DESK_TEXT,
    DESK_TITLE,
    LIGHT,
    STEP,
    Colours,
    icon,
)

__all__ = [
    "STEP", "button", "card", "clear", "column", "icon", "icon_button", "keyed", "label", "line", "sheet", "tell",
    "whole_rows",
]  # fmt: skip


def sheet(c: Colours = LIGHT) -> str:
    """The style sheet of the counter in a set of colours."""
    return f"""
    QWidget {{ color: {c.text}; font-family: "Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic";
      font-size: {DESK_TEXT}px; }}
    QMainWindow, QDialog, QWidget#middle, QScrollArea, QWidget#page {{ background: {c.surface}; border: none; }}
    QWidget#side {{ background: {c.ground}; }}
    QWidget#left {{ background: {c.ground}; border-right: 1px solid {c.line}; }}
    QWidget#right {{ background: {c.ground}; border-left: 1px solid {c.line}; }}
    QWidget#right QScrollArea, QWidget#rightside {{ background: {c.ground}; border: none; }}
    QLabel {{ background: transparent; border: none; }}
    QLabel[role="title"] {{ font-size: {DESK_TITLE}px; font-weight: 600; }}
    QLabel[role="large"] {{ font-size: {DESK_TITLE}px; }}
    QLabel[role="head"] {{ font-size: {DESK_HEAD}px; font-weight: 600; }}
    QLabel[role="open head"] {{ font-size: {DESK_HEAD}px; font-weight: 600; color: {c.open}; }}
    QLabel[role="strong"] {{ font-weight: 600; }}
    QLabel[role="rule"] {{ font-weight: 600; padding-top: {STEP}px; qproperty-indent: 0; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; font-size: {DESK_QUIET}px; }}
    QLabel[role="good"] {{ color: {c.good}; font-weight: 600; }}
    QLabel[role="open"] {{ color: {c.open}; font-weight: 600; }}
    QLabel[role="todo"] {{ font-weight: 600; }}
    QLabel[role="attention"] {{ color: {c.attention}; border-left: 4px solid {c.attention}; padding: 2px {STEP}px; }}
    QLabel[role="alarm"] {{ background: {c.attention}; color: {c.surface}; font-weight: 600; border-radius: 5px;
      padding: {STEP}px 12px; }}
    QLabel[role="wrong"] {{ color: {c.wrong}; font-weight: 600; }}
    QLabel[role="chip"] {{ background: {c.chosen}; color: {c.action}; border-radius: {STEP}px;
      padding: 4px {STEP + 2}px; font-size: {DESK_QUIET}px; }}
    QLabel[role="key"] {{ color: {c.quiet}; border: 1px solid {c.line}; border-radius: 4px; padding: 0 6px;
      min-height: 18px; max-height: 18px; font-size: {DESK_QUIET - 1}px; }}
    QPushButton {{ min-height: {DESK_TARGET - 6}px; padding: 2px 12px; border: 1px solid {c.edge}; border-radius: 5px;
      background: {c.surface}; }}
    QPushButton:hover {{ background: {c.chosen}; }}
    QPushButton:checked {{ background: {c.chosen}; border: 2px solid {c.action}; }}
    QPushButton:disabled {{ color: {c.quiet}; border: 1px dashed {c.line}; }}
    QPushButton[role="main"] {{ background: {c.action}; color: {c.action_text}; font-weight: 600;
      min-height: {DESK_MAIN - 6}px; border: 1px solid {c.action}; padding: 2px 20px; }}
    QPushButton[role="main"]:disabled {{ background: {c.ground}; color: {c.quiet}; border: 1px dashed {c.line}; }}
    QPushButton[role="second"] {{ color: {c.action}; border: 1px solid {c.action}; min-height: {DESK_MAIN - 6}px; }}
    QPushButton[role="link"] {{ border: 3px solid transparent; color: {c.action}; background: transparent;
      padding: 0 2px; text-align: left; }}
    QPushButton[role="link"]:hover {{ text-decoration: underline; }}
    QPushButton[role="place"] {{ border: 1px solid transparent; background: transparent; text-align: left;
      padding: 4px {STEP}px; min-height: {DESK_TARGET}px; }}
    QPushButton[role="place"]:checked {{ background: {c.chosen}; color: {c.action}; font-weight: 600; }}
    QPushButton[role="mark"] {{ padding: 2px {STEP}px; }}
    QPushButton[role="choice"] {{ min-height: {DESK_MAIN - 6}px; padding: 0; }}
    QPushButton:focus, QPushButton[role="main"]:focus, QPushButton[role="link"]:focus, QPushButton[role="place"]:focus,
    QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus, QDoubleSpinBox:focus, QListView:focus,
    QTableView:focus, QPlainTextEdit:focus {{ border: 3px solid {c.focus}; }}
    QPushButton:focus {{ padding: 0 10px; }}
    QPushButton[role="main"]:focus {{ padding: 0 18px; }}
    QPushButton[role="place"]:focus {{ padding: 2px {STEP - 2}px; }}
    QPushButton[role="mark"]:focus {{ padding: 0 {STEP - 2}px; }}
    QPushButton[role="link"]:focus {{ padding: 0 2px; }}
    QPushButton[role="choice"]:focus {{ padding: 0; }}
    QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QTimeEdit, QDoubleSpinBox {{ min-height: {DESK_TARGET}px;
      border: 1px solid {c.edge}; border-radius: 5px; padding: 0 {STEP}px; background: {c.surface};
      selection-background-color: {c.action}; selection-color: {c.action_text}; }}
    QComboBox[role="small"] {{ font-size: {DESK_QUIET}px; padding: 0 4px; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {2 * STEP}px; }}
    QTimeEdit::up-button, QTimeEdit::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0;
      border: none; }}
    QDoubleSpinBox QLineEdit {{ min-height: 0; padding: 0 {STEP}px; border: none; background: transparent; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; width: 0; height: 0; margin-right: 4px;
      border-left: 5px solid {c.surface}; border-right: 5px solid {c.surface}; border-top: 6px solid {c.action}; }}
    QCheckBox {{ min-height: {DESK_TARGET}px; border: 3px solid transparent; border-radius: 5px; }}
    QCheckBox:focus {{ border: 3px solid {c.focus}; }}
    QCheckBox::indicator {{ width: {2 * STEP}px; height: {2 * STEP}px; border: 2px solid {c.edge}; border-radius: 4px;
      background: {c.surface}; }}
    QCheckBox::indicator:checked {{ background: {c.action}; border: 2px solid {c.action}; }}
    QListView::indicator {{ width: {2 * STEP}px; height: {2 * STEP}px; border: 2px solid {c.edge}; border-radius: 4px;
      background: {c.surface}; }}
    QListView::indicator:checked {{ background: {c.action}; border: 2px solid {c.action}; }}
    QScrollBar:vertical {{ background: transparent; width: {STEP + 4}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {STEP + 4}px; margin: 0; }}
    QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: {DESK_TARGET}px; }}
    QScrollBar::handle:horizontal {{ min-width: {DESK_TARGET}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QComboBox QAbstractItemView, QListView#completion, QCalendarWidget QWidget {{ background: {c.surface};
      color: {c.text}; selection-background-color: {c.action}; selection-color: {c.action_text}; }}
    QListView, QTableView {{ border: 1px solid transparent; background: transparent; outline: none;
      gridline-color: {c.line}; }}
    QListView::item:selected, QTableView::item:selected {{ background: {c.chosen}; color: {c.text}; }}
    QTableView::item {{ padding: 4px {STEP}px; }}
    QHeaderView::section {{ background: {c.ground}; color: {c.quiet}; border: none; border-bottom: 1px solid {c.line};
      padding: 6px {STEP}px; font-size: {DESK_QUIET}px; }}
    QFrame#card {{ border: 2px solid {c.action}; border-radius: {STEP}px; background: {c.surface}; }}
    QFrame#line {{ background: {c.line}; border: none; max-height: 1px; min-height: 1px; }}
    QFrame#reasons {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 6px; }}
    QTabBar::tab {{ padding: {STEP}px 2px; margin-right: {STEP}px; border: none; background: transparent;
      border-bottom: 3px solid transparent; color: {c.quiet}; }}
    QTabBar::tab:selected {{ border-bottom: 3px solid {c.action}; color: {c.text}; font-weight: 600; }}
    QTabBar:focus {{ color: {c.focus}; }}
    QTabBar::tab:focus {{ border-bottom: 3px solid {c.focus}; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
    QToolTip {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.edge}; }}
    """


def label(text: str, role: str = "", *, wrap: bool = True) -> QLabel:
    """A line of text in one of the roles of the style sheet; text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    made.setProperty("role", role)
    return made


def field(column: QLayout, name: str, made: QWidget) -> None:
    """A field under its name."""
    above = label(name, "quiet")
    above.setBuddy(made)
    made.setAccessibleName(name)
    column.addWidget(above)
    column.addWidget(made)


def tell(said: QLabel, text: str, role: str = "") -> None:
    """Let a label say something else, in another role; what stays the same is not drawn anew."""
    if said.property("role") != role:
        said.setProperty("role", role)
        said.style().unpolish(said)
        said.style().polish(said)
        QApplication.sendEvent(said, QEvent(QEvent.Type.StyleChange))
    if said.text() != text:
        said.setText(text)


def button(text: str, pressed: Callable[[], object], role: str = "", name: str = "") -> QPushButton:
    """A button with its accessible name."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setAccessibleName(name or text)
    made.setAutoDefault(False)
    if role in ("link", "place"):
        made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(lambda *_: pressed())
    return made


def keyed(made: QPushButton, keys: str, *, seen: bool = True) -> QPushButton:
    """A button with the key that presses it behind its word; where there is no room for it, the key is only a hint."""
    words = made.text()
    if seen:
        made.setText(f"{words}  {keys}" if words else keys)
    made.setShortcut(QKeySequence(keys))
    made.setToolTip(f"{made.accessibleName()}  {keys}")
    return made


def icon_button(
    icon_name: str, text: str, pressed: Callable[[], object], colour: str, role: str = "link", name: str = ""
) -> QPushButton:
    """A button with an icon before its word."""
    made = button(text, pressed, role, name)
    made.setIcon(icon(icon_name, colour))
    made.setIconSize(QSize(DESK_HEAD, DESK_HEAD))
    return made


def column(parent: QWidget, margin: int = 2 * STEP) -> QVBoxLayout:
    """A column that fills a widget."""
    made = QVBoxLayout(parent)
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(STEP)
    return made


def scrolled(page: QScrollArea) -> QVBoxLayout:
    """The column inside a page of a dossier that scrolls."""
    page.setWidgetResizable(True)
    page.setFrameShape(QFrame.Shape.NoFrame)
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setObjectName("page")
    made = column(inside, 0)
    made.setContentsMargins(0, STEP, STEP, 0)
    page.setWidget(inside)
    return made


def whole_rows(table: QTableView) -> None:
    """A table of which whole rows are chosen and nothing is typed in; Tab walks on."""
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)


def card() -> QFrame:
    """The frame around the question that is asked now."""
    made = QFrame()
    made.setObjectName("card")
    return made


def line() -> QFrame:
    """A hair line between rows."""
    made = QFrame()
    made.setObjectName("line")
    made.setFixedHeight(1)
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
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
