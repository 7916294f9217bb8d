"""The vault gets another key: how far it is, and a way to stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from app.words import Words
from ui.back_office.page import Page
from ui.parts.buttons import Button
from ui.parts.tokens import LIGHT, STEP

THOUSANDTHS = 1000


class RekeyPage(Page):
    """Shows what it is told; `stopped` is whether somebody wants an end of it."""

    told = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stopped = False
        self._words: Words | None = None
        self._done, self._of = 0, 0
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(2 * STEP)
        self.bar.setStyleSheet(
            f"QProgressBar {{ border: none; border-radius: {STEP}px; background: {LIGHT.line}; }}"
            f"QProgressBar::chunk {{ border-radius: {STEP}px; background: {LIGHT.action}; }}"
        )
        self.body.addWidget(self.bar)
        for button in (self.on_button, self.back_button):
            button.hide()
        self.stop_button = Button("mdi6.close", "second")
        self.stop_button.clicked.connect(self._stop)
        self.body.addSpacing(STEP)
        self.body.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.told.connect(self.show_progress)

    def retranslate(self, words: Words) -> None:
        """Say everything anew."""
        super().retranslate(words)
        self._words = words
        say = words.say
        self.title.say(say("back_office.rekey.title", "The vault gets another key"))
        self.stop_button.say(say("back_office.rekey.stop", "Stop"))
        self.bar.setAccessibleName(say("back_office.rekey.title", "The vault gets another key"))
        self.show_progress(self._done, self._of)

    def show_progress(self, done: int, of: int) -> None:
        """How much of how much is done; nothing of nothing while other windows are waited for."""
        self._done, self._of = done, of
        self.bar.setRange(0, THOUSANDTHS if of else 0)
        self.bar.setValue(THOUSANDTHS * done // of if of else 0)
        if self._words is None:
            return
        say = self._words.say
        self.lead.say(
            say("back_office.rekey.writing", "Everything is written anew and compared. Leave the machine on.")
            if of
            else say("back_office.rekey.waiting", "Other windows and programs leave the vault first. They lock "
                     "by themselves; close what does not.")
        )  # fmt: skip

    def _stop(self) -> None:
        self.stopped = True
        self.stop_button.setEnabled(False)
