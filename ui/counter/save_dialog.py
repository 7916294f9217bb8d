"""Save a paper as a file: where, and why; a file that is there already is replaced only after a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from app.errors import OfficeError
from app.words import Words
from ui.counter import look

SENTENCES = {
    "reason_needed": "Write why the paper leaves the dossier.",
    "file_exists": "There is already a file of that name. Replace it, or choose another name.",
    "cannot_write": "No file can be written there. Choose another place.",
}
WIDTH = 600


class SaveDialog(QDialog):
    """`save(path, reason, replace)` does it; what it refuses is said here and what was typed stays."""

    def __init__(
        self, words: Words, suggested: Path, save: Callable[[Path, str, bool], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words, self._save, self._asked = words, save, ""
        say = words.say
        self.setWindowTitle(say("papers.save.title", "Save as file"))
        self.setMinimumWidth(WIDTH)
        layout = look.column(self)
        warning = "The file can be read by whoever can read that place. It is yours to look after and to delete."
        layout.addWidget(look.label(say("papers.save.warning", warning), "attention"))
        self.path = QLineEdit(str(suggested))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(look.button(say("papers.save.browse", "Browse …"), self.browse))
        self.reason = QLineEdit()
        for name, field, place in (
            (say("papers.save.path", "Path of the file"), self.path, row),
            (say("papers.save.reason", "Reason (goes into the dossier)"), self.reason, None),
        ):
            label = look.label(name, "quiet")
            label.setBuddy(field)
            field.setAccessibleName(name)
            layout.addWidget(label)
            if place is None:
                layout.addWidget(field)
            else:
                layout.addLayout(place)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        ends = QHBoxLayout()
        ends.addWidget(look.button(say("papers.cancel", "Cancel"), self.reject))
        ends.addStretch(1)
        self.save_button = look.button(say("papers.save", "Save"), self.save, "main")
        ends.addWidget(self.save_button)
        layout.addLayout(ends)
        self.path.textChanged.connect(lambda _: self._ask(""))

    def browse(self) -> None:
        """Choose the place in a window; whether to replace is asked here, not there."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.windowTitle(), self.path.text(), "PDF (*.pdf)", options=QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            self.path.setText(chosen)

    def save(self) -> None:
        """Save and close; otherwise say what has to be mended."""
        path = Path(self.path.text().strip()).expanduser()
        try:
            self._save(path, self.reason.text(), self._asked == str(path))
        except OfficeError as error:
            said = SENTENCES.get(error.says, SENTENCES["cannot_write"])
            self.trouble.setText(self._words.say(f"papers.trouble.{error.says}", said))
            self.trouble.show()
            self._fit()
            if error.says == "file_exists":
                self._ask(str(path))
            (self.reason if error.says == "reason_needed" else self.path).setFocus()
            return
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its sentences need."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setMinimumHeight(layout.totalHeightForWidth(max(self.width(), WIDTH)))

    def _ask(self, path: str) -> None:
        self._asked = path
        say = self._words.say
        text = say("papers.save.replace", "Replace the file") if path else say("papers.save", "Save")
        self.save_button.setText(text)
        self.save_button.setAccessibleName(text)
        if not path:
            self.trouble.hide()
