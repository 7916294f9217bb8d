"""The editions of an open office: the page, and the trial that runs aside while the window stays alive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.actions import edition_trial, editions
from app.actions.edition_trial import Dossier, Standing, Trial
from app.errors import OfficeError
from app.office import Office
from app.rulebook.edition import SignedEdition, built_in
from app.words import Words
from ui.back_office.editions_page import EditionsPage
from ui.back_office.troubles import trouble
from ui.work import Job, Work

AT_ONCE = 50
"""Dossiers that are read from the vault before the window may breathe."""
Found = Callable[[], tuple[SignedEdition, bytes]]


class Editions(QObject):
    """`words` gives the words of now: a trial may end in another language than it began in."""

    _stepped = Signal(int, int, int)

    def __init__(self, office: Office, words: Callable[[], Words], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._words, self.page = office, words, EditionsPage()
        self._work, self._trial = Work(self.page), 0
        self._job: Job | None = None
        self.page.file_chosen.connect(self.look_at)
        self.page.own_asked.connect(lambda: self._begin(lambda: (SignedEdition(built_in(), ""), b"")))
        self.page.stop_asked.connect(self.stop)
        self.page.go_on.connect(self._put_in_use)
        self.page.back_asked.connect(self._go_back)
        self._stepped.connect(self._show_step)
        self.renew()

    def renew(self) -> None:
        """Look again at what there is."""
        try:
            self.page.show_editions(editions.listed(self._office), editions.earlier(self._office))
        except OfficeError as error:
            self.page.trouble.say(trouble(self._words(), error))

    def look_at(self, path: Path) -> None:
        """Try an edition in a file."""
        self._begin(partial(editions.arrived, path, practice=self._office.settings.practice))

    def stop(self) -> None:
        """Nobody waits for the trial any more."""
        self.leave()
        self.page.end(said=self._words().say("back_office.editions.stopped", "Stopped. Nothing was changed."))

    def leave(self) -> None:
        """The window goes, or another trial begins."""
        self._trial += 1
        if self._job is not None:
            self._job.forget()
            self._job = None

    def _begin(self, found: Found) -> None:
        self.leave()
        self.page.begin()
        now, people = edition_trial.standing(self._office), list[Dossier]()
        self._read(self._trial, found, now, people, edition_trial.dossiers(self._office))

    def _read(self, trial: int, found: Found, now: Standing, people: list[Dossier], rest: Iterator[Dossier]) -> None:
        """Read the dossiers on this thread, which owns the vault, a few at a time; then try the edition aside."""
        if trial != self._trial:
            return
        portion = list(islice(rest, AT_ONCE))
        people += portion
        if len(portion) == AT_ONCE:
            QTimer.singleShot(0, partial(self._read, trial, found, now, people, rest))
            return
        deed = partial(_tried, found, now, people, partial(self._go_on, trial))
        self._job = self._work.run(deed, self._done, self._failed)

    def _go_on(self, trial: int, count: int, of: int) -> bool:
        """Told on the thread of the trial."""
        if trial == self._trial:
            self._stepped.emit(trial, count, of)
        return trial == self._trial

    def _show_step(self, trial: int, count: int, of: int) -> None:
        if trial == self._trial and self._job is not None:
            self.page.show_step(count, of)

    def _done(self, trial: Trial) -> None:
        self._job = None
        self.page.end(trial)

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, OfficeError):
            raise error
        self.page.end(wrong=trouble(self._words(), error))

    def _put_in_use(self) -> None:
        trial = self.page.trial
        assert trial is not None, "nothing was tried"
        say = self._words().say
        self._do(
            lambda: editions.put_in_use(self._office, trial.packed) if trial.packed else editions.use_own(self._office),
            lambda: say("back_office.editions.now", "{name} is in use now.", name=trial.found.edition.name),
        )

    def _go_back(self, reason: str) -> None:
        say = self._words().say
        name = editions.earlier(self._office).partition(" ")[0]
        self._do(
            lambda: editions.roll_back(self._office, reason),
            lambda: say("back_office.editions.now", "{name} is in use now.", name=name),
        )

    def _do(self, deed: Callable[[], object], said: Callable[[], str]) -> None:
        try:
            deed()
        except OfficeError as error:
            self.page.trouble.say(trouble(self._words(), error))
            return
        self.page.reason.set_value("")
        self.renew()
        self.page.end(said=said())


def _tried(found: Found, now: Standing, people: list[Dossier], go_on: edition_trial.GoOn) -> Trial:
    edition, packed = found()
    return edition_trial.try_out(edition, now, people, go_on, packed)
