"""The signed copy of a paper: scanned, photographed or taken from a file; and taken back with a reason."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from app.actions import papers, scans
from app.actions.papers import Kept
from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.held_back import HeldBack
from ui.counter.naming import named
from ui.counter.pages_dialog import FILES, PagesDialog, Unkept
from ui.counter.reason_dialog import ReasonDialog
from ui.counter.trouble import sentence
from ui.work import Work


class SignedCopy(QWidget):
    """A button with a menu; `held` asks about a file that may not be readable. `done`, `refused` carry a sentence."""

    done = Signal(str)
    refused = Signal(str)

    def __init__(self, words: Words, do: Do) -> None:
        super().__init__()
        self._words, self._do = words, do
        self._dossier, self._name = "", ""
        self._paper: Kept | None = None
        self._unkept: dict[str, Unkept] = {}
        self._reasons: dict[str, str] = {}
        self._work = Work(self)
        self.held = HeldBack(words)
        self.held.kept.connect(lambda files: self.keep_file(files[0]))
        self.held.another.connect(self.choose)
        say = words.say
        self.button: QPushButton = look.button(say("papers.sign", "Signed copy  ▾"), self._open_menu, "link")
        self.menu = QMenu(self.button)
        self.menu.addAction(say("papers.sign.pages", "Scan or photograph it …"), self.take_pages)
        self.menu.addAction(say("papers.sign.file", "From a file …"), self.choose)
        self.back_action = self.menu.addAction(say("papers.unsign", "Take it back …"), self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)

    def show_paper(self, dossier: str, paper: Kept | None, name: str) -> None:
        """The paper that is chosen, and its kind in words."""
        if paper is None or self._paper is None or paper.id != self._paper.id:
            self._work.forget_all()
            self.held.hold(())
        self._dossier, self._paper, self._name = dossier, paper, name
        self.button.setEnabled(paper is not None)
        self.back_action.setEnabled(paper is not None and bool(paper.signed_at))

    def take_pages(self, picture: Path | None = None) -> None:
        """Scan or photograph it; a picture of it may be there already."""
        if self._paper is None:
            return
        paper = self._paper.id
        name = self._words.say("papers.signed_name", "signed: {kind}", kind=self._name)
        dialog = PagesDialog(self._words, partial(self.keep, paper), self, name)
        if dialog.ask(self._unkept, paper, [picture] if picture else []):
            self._say_kept()

    def keep(self, paper: str, data: bytes, name: str) -> None:
        """Keep a PDF as the signed copy of a paper; a refusal goes back to who made it."""
        dossier = self._dossier
        self._do(lambda office: papers.keep_signed(office, dossier, paper, data, name))

    def choose(self) -> None:
        """Choose the file with the signed copy in a window."""
        path, _ = QFileDialog.getOpenFileName(self, self.button.text(), "", FILES)
        if path:
            self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """A PDF is kept as it stands, once it can be read; a picture becomes a page first."""
        if path.suffix.lower() != ".pdf":
            self.take_pages(path)
        else:
            self._work.run(partial(scans.flaws_of, path), partial(self._looked, path), partial(self._refuse, path))

    def keep_file(self, path: Path) -> None:
        """Keep a file as the signed copy; a refusal is said."""
        if self._paper is None:
            return
        dossier, paper = self._dossier, self._paper.id
        try:
            self._do(
                lambda office: papers.signed_by(office, dossier, paper, lambda: scans.attach(office, dossier, path))
            )
        except OfficeError as error:
            self._refuse(path, error)
            return
        self._say_kept()

    def take_back(self) -> None:
        """Ask why the signed copy does not count any more."""
        if self._paper is None:
            return
        dossier, paper, say = self._dossier, self._paper.id, self._words.say

        def unsign(reason: str) -> None:
            self._do(lambda office: papers.take_signed_back(office, dossier, paper, reason))

        told = "The paper does not count as signed any more. The file stays in the dossier, with your reason."
        title = say("papers.unsign.title", "Take the signed copy back")
        dialog = ReasonDialog(self._words, title, say("papers.unsign.told", told), unsign, self)
        dialog.reason.setText(self._reasons.pop(paper, ""))
        end = dialog.exec()
        if end not in (QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected):  # the lock closed it
            self._reasons[paper] = dialog.reason.text()
        dialog.deleteLater()
        if end == QDialog.DialogCode.Accepted:
            self.done.emit(say("papers.unsigned", "The signed copy does not count any more."))

    def _looked(self, path: Path, flaws: tuple[tuple[int, str], ...]) -> None:
        if flaws:
            self.held.hold([(path, flaws)])
        else:
            self.keep_file(path)

    def _refuse(self, path: Path, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            raise error
        self.refused.emit(named(self._words, path.name, sentence(self._words, error)))

    def _open_menu(self) -> None:
        self.menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _say_kept(self) -> None:
        kept = "The signed copy lies among the files of the dossier, and the paper counts as signed."
        self.done.emit(self._words.say("papers.signed_kept", kept))
