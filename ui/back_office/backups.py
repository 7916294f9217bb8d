"""The backups of an open office: the page, the key for paper behind it, and the second process that does the work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.actions import backup
from app.errors import OfficeError
from app.office import Office
from app.words import Words
from ui.back_office.backup_key_page import BackupKeyPage
from ui.back_office.backup_page import BackupPage
from ui.back_office.second_process import SecondProcess
from ui.back_office.troubles import trouble


class Backups(QStackedWidget):
    """`words` gives the words of now: a deed may end in another language than it began in."""

    def __init__(self, office: Office, words: Callable[[], Words], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._words, self._deed = office, words, ""
        self.page, self.key, self.process = BackupPage(), BackupKeyPage(), SecondProcess(self)
        for widget in (self.page, self.key):
            self.addWidget(widget)
        self.page.asked.connect(self._start)
        self.page.stop_asked.connect(self.process.stop)
        self.page.key_asked.connect(self._new_key)
        self.key.back.connect(self._back)
        self.key.go_on.connect(self._keep_key)
        self.process.stepped.connect(self.page.show_step)
        self.process.done.connect(self._done)
        self.process.failed.connect(self._failed)
        self.process.stopped.connect(self._stopped)
        self.renew()

    def renew(self) -> None:
        """Look again at what lies there."""
        good, card, on = backup.last(self._office.folder), self._office.settings, self._office.clock.today()
        self.page.show_state(
            good.made.date() if good else None,
            good.verified.date() if good else None,
            late=backup.reminder(self._office.folder, card, on) is not None,
            folder=self._office.folder / "backups",
            mark=backup.identity_in_use(self._office),
        )

    def leave(self) -> None:
        """The window goes; a deed that runs is stopped."""
        self.process.leave()

    def _start(self, deed: str, own: str) -> None:
        self._deed = deed
        words = ["backup", deed, "--office", str(self._office.folder), "--staff", self._office.person.name]
        copy_to = self.page.copy_to.value().strip()
        if deed == "make" and copy_to:
            words += ["--copy-to", str(Path(copy_to).expanduser())]
        self.page.begin()
        self.process.start(words, own)

    def _done(self, told: Any) -> None:
        say = self._words().say
        if self._deed == "drill":
            values = {name: told[name] for name in ("dossiers", "events", "papers", "files")}
            if not told["same"]:
                wrong = say(
                    "back_office.backups.differs",
                    "The restored office differs: {what}. Make a new backup, and look whether the vault is whole.",
                    what=", ".join(told["wrong"]),
                )
                self.page.end(wrong=wrong)
                return
            said = say(
                "back_office.backups.same",
                "The way back works: the restored office was the same ({dossiers} dossiers, {events} events, {papers} "
                "papers, {files} files). It is thrown away.",
                **values,
            )
        elif self._deed == "verify":
            said = say("back_office.backups.whole", "The last backup is whole, and as the vault has it.")
        else:
            said = say("back_office.backups.made", "The backup is made and was read again.")
        self.renew()
        self.page.end(said)

    def _failed(self, error: OfficeError) -> None:
        self.renew()
        self.page.end(wrong=trouble(self._words(), error))

    def _stopped(self) -> None:
        self.page.end(self._words().say("back_office.backups.stopped", "Stopped. What was half made is gone."))

    def _new_key(self) -> None:
        self.key.begin()
        self.key.retranslate(self._words())
        self.setCurrentWidget(self.key)

    def _back(self) -> None:
        self.key.forget()
        self.setCurrentWidget(self.page)

    def _keep_key(self) -> None:
        try:
            backup.keep_identity(self._office, self.key.sheet, self.key.typed.value())
        except OfficeError as error:
            self.key.trouble.say(trouble(self._words(), error))
            return
        self.key.trouble.say("")
        self._back()
        self.renew()
        self.page.end(
            self._words().say(
                "back_office.backups.key_holds",
                "The new backup key holds from the next backup on. Keep the old paper until the old backups are gone.",
            )
        )
