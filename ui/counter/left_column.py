"""The left column of the opened office: whose office this is and who works in it, and the lists."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.office import Office
from ui.counter import look
from ui.counter.lists import Lists


class LeftColumn(QWidget):
    """`top` is the row of the program's name, `column` the whole: the window adds its lock and its choosers to them."""

    def __init__(self, office: Office, lists: Lists) -> None:
        super().__init__()
        self.setObjectName("left")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2 * look.STEP, 0, look.STEP)
        self.column.setSpacing(0)
        self.top = QHBoxLayout()
        self.top.setContentsMargins(2 * look.STEP, 0, 2 * look.STEP, 0)
        self.top.addWidget(look.label("Onthaal", "head"), 1)
        self.column.addLayout(self.top)
        who = look.label(f"{office.settings.name} · {office.person.name}", "quiet")
        who.setContentsMargins(2 * look.STEP, 0, 2 * look.STEP, 0)
        self.column.addWidget(who)
        self.column.addWidget(lists, 1)
