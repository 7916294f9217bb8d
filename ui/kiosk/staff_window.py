"""Staff held the corner of the resting page: a passphrase ends the kiosk. A process of its own, gone in a minute."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.actions.kiosks import may_end
from app.errors import Trouble
from app.words import LANGUAGES, load
from ui import crash
from ui.kiosk import lock
from ui.kiosk.page import Page
from ui.kiosk.screens import show_at
from ui.messages import sentence
from ui.parts.buttons import Button
from ui.parts.keyboard import KeyboardPanel
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import LIGHT, sheet

ENDED, WENT_BACK, TOO_MANY = 0, 1, 2
TRIES, QUIET = 3, 60_000
"""Wrong passphrases before the page goes away; milliseconds without a key before it does."""
LANGUAGE = "nl"


class StaffWindow(QWidget):
    """One line for the passphrase; `left` says how it ended (0 ended the kiosk, 1 went back, 2 too often wrong)."""

    left = Signal(int)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowTitle("Onthaal")
        self._folder, self._words, self._wrong = folder, load(LANGUAGE), 0
        self._page = Page(self)
        self._title, self._text = PlainLabel("title", self), PlainLabel("lead", self)
        self.line, self.wrong = QLineEdit(self), PlainLabel("wrong", self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        for widget in (self._title, self._text, self.line, self.wrong):
            self._page.body.addWidget(widget)
        self._page.body.addStretch(1)
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.end_button = Button("mdi6.power", "main")
        self._page.foot.addWidget(self.back_button)
        self._page.foot.addStretch(1)
        self._page.foot.addWidget(self.end_button)
        self._keyboard = KeyboardPanel(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._page, 1)
        whole.addWidget(self._keyboard)
        self.back_button.clicked.connect(lambda: self.left.emit(WENT_BACK))
        self.end_button.clicked.connect(self._try)
        self.line.returnPressed.connect(self._try)
        self._keyboard.closed.connect(self._try)
        self._quiet = QTimer(self)
        self._quiet.setInterval(QUIET)
        self._quiet.timeout.connect(lambda: self.left.emit(WENT_BACK))
        self._quiet.start()
        self.line.textEdited.connect(lambda _: self._quiet.start())
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What no window of a kiosk may do, this one may not either."""
        return lock.forbids(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Its process ends with it, not its window alone."""
        event.ignore()

    def _say(self) -> None:
        words = self._words
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight)
        self.setStyleSheet(sheet(LIGHT, LANGUAGES[words.code].script))
        self._title.say(words.say("staff_exit.title", "For the people of the office: end this kiosk"))
        self._text.say(words.say("staff_exit.text", "Type the passphrase that ends the kiosks of this office."))
        self.line.setAccessibleName(words.say("staff_exit.passphrase", "Passphrase of the kiosk"))
        self.back_button.say(words.say("kiosk.back", "Back"))
        self.end_button.say(words.say("staff_exit.end", "End the kiosk"))
        self._keyboard.open(self.line, words)
        self.line.setFocus()

    def _try(self) -> None:
        if not self.line.text():
            return
        try:
            may_end(self._folder, self.line.text())
        except Trouble as trouble:
            self._wrong += trouble.says == "wrong_passphrase"
            self.line.clear()
            self.wrong.say(sentence(trouble, self._words))
            if self._wrong >= TRIES:
                self.left.emit(TOO_MANY)
        else:
            self.left.emit(ENDED)


def ask(office_dir: Path, place: Sequence[int]) -> int:
    """Ask in a window at that place (left, top, width, height). Exit 0 when the kiosk shall end, else 1 or 2."""
    app = QApplication(sys.argv[:1])
    lock.keep_no_clipboard()
    window = StaffWindow(office_dir)
    window.left.connect(app.exit)
    crash.install(window.hide, office_dir / "log" / "kiosk-crash.txt", seconds=0)
    show_at(window, QRect(*place))
    return app.exec()
