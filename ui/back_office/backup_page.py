"""Backups: when the last good one was made, where they lie, make one, read it again, try the way back."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QWidget

from app.words import Words
from ui.back_office.field import Field
from ui.back_office.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP, TARGET

STEPS = {
    "copy_vault": "The vault is being copied …", "read_vault": "The copy is being read again …",
    "copy_keys": "The keys are being copied …", "read_keys": "The copy of the keys is being read again …",
    "copy_out": "Both are being copied to the other place …",
    "restore": "An office is being restored, beside this one …",
    "verify": "Everything in it is being read …", "compare": "It is being compared with this vault …",
    "done": "Ready.",
}  # fmt: skip
PER_CENT = 100


class BackupPage(Page):
    """Asks; whoever made it acts. `asked` carries make, verify or drill, and one's own passphrase."""

    asked = Signal(str, str)
    stop_asked = Signal()
    key_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self._good: tuple[date | None, date | None] = (None, None)
        self._folder, self._mark, self._late = Path(), "", False
        self.state, self.where, self.key = PlainLabel("strong"), PlainLabel(), PlainLabel()
        self.copy_to, self.own = Field(), Field(masked=True)
        self.browse_button, self.key_button, self.verify_button, self.drill_button, self.stop_button = (
            Button(f"mdi6.{sign}", "second")
            for sign in ("folder-outline", "key-outline", "eye-check-outline", "restore", "stop")
        )
        self.step, self.said = PlainLabel(), PlainLabel("strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(TARGET // 4)
        for part in (self.state, self.where, self.key, self.own, self.copy_to):
            self.body.addWidget(part)
        self.body.addLayout(_row(self.browse_button, self.key_button))
        self.body.addStretch(1)
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        running.setSpacing(2 * STEP)
        running.addWidget(self.step, 1)
        running.addWidget(self.bar, 1)
        running.addWidget(self.stop_button)
        self.whole.insertWidget(1, self._running)
        self.whole.insertWidget(1, self.said)
        for at, button in enumerate((self.verify_button, self.drill_button)):
            self.foot.insertWidget(at, button)
        self.back_button.hide()
        self._running.hide()
        self.said.hide()
        self.go_on.connect(lambda: self._ask("make"))
        self.verify_button.clicked.connect(lambda: self._ask("verify"))
        self.drill_button.clicked.connect(lambda: self._ask("drill"))
        self.stop_button.clicked.connect(lambda: self.stop_asked.emit())
        self.key_button.clicked.connect(lambda: self.key_asked.emit())
        self.browse_button.clicked.connect(self._browse)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        self._words = words
        say = words.say
        self.title.say(say("back_office.backups", "Backups"))
        self.lead.say(
            say("back_office.backups.lead", "A backup is a sealed copy of the vault and its keys. It is read again as "
                "soon as it is made.")
        )  # fmt: skip
        self.copy_to.say(
            say("back_office.backups.copy_to", "Also copy to this folder"),
            say("back_office.backups.copy_to.hint", "A stick, for example. It may stay empty."),
        )
        self.own.say(
            say("back_office.own", "Your own passphrase"),
            say("back_office.backups.own.hint", "A second program does the work, and opens the vault with it."),
        )
        self.browse_button.say(say("back_office.backups.browse", "Choose the folder …"))
        self.key_button.say(say("back_office.backups.key", "Make a new backup key"))
        self.verify_button.say(say("back_office.backups.verify", "Read the last one again"))
        self.drill_button.say(
            say("back_office.backups.drill", "Try the way back"),
            say(
                "back_office.backups.drill.hint",
                "Restores the last backup beside this office, compares, and throws it away.",
            ),
        )
        self.on_button.say(say("back_office.backups.make", "Make a backup"))
        self.stop_button.say(say("back_office.backups.stop", "Stop"))
        self.bar.setAccessibleName(say("back_office.backups.progress", "How far it is"))
        self._tell()

    def show_state(self, made: date | None, verified: date | None, *, late: bool, folder: Path, mark: str) -> None:
        """The last good backup, where backups lie, and the mark of the key on paper that opens them."""
        self._good, self._late, self._folder, self._mark = (made, verified), late, folder, mark
        self._tell()

    def begin(self) -> None:
        """A deed runs."""
        self.said.say("")
        self.trouble.say("")
        self.bar.setRange(0, 0)
        self.step.say("")
        self._run(True)

    def show_step(self, step: str, done: int, of: int) -> None:
        """How far it is."""
        assert self._words is not None
        self.step.say(self._words.say(f"back_office.backups.step.{step}", STEPS.get(step, step)))
        self.bar.setRange(0, PER_CENT)
        self.bar.setValue(PER_CENT * done // max(of, 1))

    def end(self, said: str = "", wrong: str = "") -> None:
        """It is over, and this came of it."""
        self._run(False)
        self.said.say(said)
        self.trouble.say(wrong)

    def _run(self, running: bool) -> None:
        self._running.setVisible(running)
        for button in (self.on_button, self.verify_button, self.drill_button, self.key_button):
            button.setEnabled(not running)

    def _ask(self, deed: str) -> None:
        own = self.own.value()
        self.own.set_value("")
        self.asked.emit(deed, own)

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.copy_to.line.accessibleName(), self.copy_to.value())
        if chosen:
            self.copy_to.set_value(chosen)

    def _tell(self) -> None:
        if self._words is None:
            return
        say, (made, verified) = self._words.say, self._good
        if made is None or verified is None:
            self.state.say(say("back_office.backups.none", "There is no good backup yet. Make one today."))
        else:
            days = {"made": self._words.format_date(made), "verified": self._words.format_date(verified)}
            self.state.say(
                say(
                    "back_office.backups.late",
                    "The last good backup was made on {made}. That is too long ago: make one today.",
                    **days,
                )
                if self._late
                else say(
                    "back_office.backups.good",
                    "The last good backup was made on {made}, and read again on {verified}.",
                    **days,
                )
            )
        self.where.say(say("back_office.backups.where", "Backups lie in {folder}.", folder=self._folder))
        self.key.say(
            say("back_office.backups.sealed", "They are sealed to the backup key on paper with the mark {mark}.",
                mark=self._mark)
            if self._mark
            else say("back_office.backups.no_key", "There is no backup key on paper yet. Make one first.")
        )  # fmt: skip


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * STEP)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row
