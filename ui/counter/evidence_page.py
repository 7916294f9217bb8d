"""The evidence of a dossier: its files, what each is and what it shows; and beside them what the newcomer learned.

Files are looked at from memory; nothing lies in the clear.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.actions import evidence, scans
from app.actions.evidence import Description, Piece
from app.actions.opened import Opened
from app.errors import OfficeError
from app.office import Clock
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.evidence_form import EvidenceForm, document_name
from ui.counter.half_typed import Typed
from ui.counter.held_back import HeldBack
from ui.counter.naming import day_name, named
from ui.counter.pages_dialog import FILES, PagesDialog, Unkept
from ui.counter.preview import Document, Preview
from ui.counter.print_bar import moment
from ui.counter.qualifications_page import QualificationsPage
from ui.counter.trouble import sentence
from ui.parts.camera import listed
from ui.parts.page_view import Page
from ui.parts.pictures import draw_file
from ui.work import Work

Flaws = tuple[tuple[int, str], ...] | OfficeError
"""Why a file may not be readable, or why it is refused; nothing when it is good."""


class EvidencePage(QWidget):
    """Files at the left with what is said of them, the chosen one as a picture at the right.

    `changed` says that a file, what it shows, or a diploma was kept: the advice may be another one.
    """

    changed = Signal()

    def __init__(self, words: Words, do: Do, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self._words, self._do, self._clock = words, do, clock
        self._opened: Opened | None = None
        self._pieces: list[Piece] = []
        self._unkept: dict[str, Unkept] = {}
        self._half: dict[str, Description] = {}
        self._described = ""
        self._work = Work(self)
        outside = look.column(self, 0)
        outside.setContentsMargins(0, look.STEP, 0, 0)
        self.diplomas = QualificationsPage(words, do, clock)
        self.diplomas.changed.connect(self.changed)
        self.parts = QStackedWidget()
        outside.addLayout(self._switch())
        outside.addWidget(self.parts, 1)
        self.parts.addWidget(self._files())
        self.parts.addWidget(self.diplomas)

    def _switch(self) -> QHBoxLayout:
        """Two buttons: the files, or what the newcomer learned."""
        say, row, group = self._words.say, QHBoxLayout(), QButtonGroup(self)
        names = (say("evidence.files", "Files"), say("evidence.diplomas", "Diplomas and Dutch"))
        self.part_buttons = [look.button(name, partial(self.show_part, at)) for at, name in enumerate(names)]
        for button in self.part_buttons:
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
        self.part_buttons[0].setChecked(True)
        row.addStretch(1)
        return row

    def show_part(self, at: int) -> None:
        """Show the files (0) or the diplomas (1)."""
        self.part_buttons[at].setChecked(True)
        self.parts.setCurrentIndex(at)

    def _files(self) -> QWidget:
        say, words = self._words.say, self._words
        files = QWidget()
        layout = look.column(files, 0)
        self.add_button = look.button(say("evidence.add", "+ Add a file …"), self.choose, "main")
        self.scan_button = look.button(say("evidence.scan", "Scan or photograph …"), self.scan)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addWidget(self.scan_button)
        row.addWidget(look.label(say("evidence.drop", "or drop a scan here: PDF, JPEG, PNG or HEIC"), "quiet"), 1)
        layout.addLayout(row)
        self.said = look.label("", "wrong")
        self.said.hide()
        layout.addWidget(self.said)
        self.held = HeldBack(words)
        self.held.kept.connect(self.keep_files)
        self.held.another.connect(self.choose)
        layout.addWidget(self.held)
        self.list = QListWidget()
        self.list.setAccessibleName(say("evidence.list", "Files of this dossier"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.currentRowChanged.connect(lambda _: self._choose())
        self.form = EvidenceForm(words)
        self.form.kept.connect(self.describe)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, look.STEP, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.form, 2)
        opening = say("evidence.opening", "The file is being opened …")
        self.preview = Preview(words, say("evidence.preview", "The chosen file"), opening, self._not_shown)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setSizes([380, 340])
        split.setChildrenCollapsible(False)
        layout.addWidget(split, 1)
        return files

    def typed(self) -> Typed:
        """Which part is shown, and what was not kept yet: pages of a document, what files are, a diploma."""
        self._put_away()
        return [self.parts.currentIndex(), self._unkept, self._half, *self.diplomas.typed()]

    def type_again(self, typed: Typed) -> None:
        """Put it back."""
        part, unkept, half, *diploma = typed
        self.show_part(int(str(part)))
        self._unkept = dict(unkept) if isinstance(unkept, dict) else {}
        self._half = dict(half) if isinstance(half, dict) else {}
        self._choose()
        self.diplomas.type_again(diploma)

    def show_dossier(self, opened: Opened) -> None:
        """The files that lie in the dossier, the last first, and the diplomas."""
        chosen = self._chosen()
        if self._opened is None or self._opened.id != opened.id:
            self._work.forget_all()
            self.held.hold(())
            self._say("")
            self.diplomas.put_form_away()
        self._opened = opened
        self.diplomas.show_dossier(opened)
        self._read(chosen.file.id if chosen else "")

    def choose(self) -> None:
        """Choose files in a window and take them in."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.add_button.text(), "", FILES)
        self.add([Path(path) for path in paths])

    def scan(self) -> None:
        """Scan or photograph pages and keep them as one document; those that the lock took away come back."""
        if self._opened is None:
            return
        dossier = self._opened.id
        PagesDialog(self._words, partial(self.keep_made, dossier), self, lenses=listed).ask(self._unkept, dossier)

    def keep_made(self, dossier: str, data: bytes, name: str) -> None:
        """Keep a document that was made of pages; a refusal goes back to who made it."""
        kept = self._do(lambda office: scans.attach_made(office, dossier, data, name))
        self._read(kept.id)
        self.changed.emit()

    def add(self, paths: list[Path]) -> None:
        """Look aside whether files can be read, then keep them; what cannot is held back until a person says so."""
        if self._opened is None or not paths:
            return
        self._say(self._words.say("evidence.looking", "Is everything readable? One moment …"), "quiet")
        self._work.run(partial(_looked_through, paths), self._looked, self._did_not_look)

    def keep_files(self, paths: list[Path], refused: Sequence[tuple[str, OfficeError]] = ()) -> None:
        """Keep files, one by one; what is refused is said, and the others are kept."""
        opened, wrong, last = self._opened, list(refused), ""
        if opened is None:
            return
        for path in paths:
            try:
                last = self._do(partial(scans.attach, dossier=opened.id, path=path)).id
            except OfficeError as error:
                wrong.append((path.name, error))
        self._say("\n".join(named(self._words, name, sentence(self._words, error)) for name, error in wrong))
        if last:
            self._read(last)
            self.changed.emit()

    def _looked(self, told: list[tuple[Path, Flaws]]) -> None:
        held = [(path, found) for path, found in told if isinstance(found, tuple) and found]
        refused = [(path.name, found) for path, found in told if isinstance(found, OfficeError)]
        self.held.hold(held)
        self.keep_files([path for path, found in told if found == ()], refused)

    def _did_not_look(self, error: Exception) -> None:
        raise error

    def describe(self, said: Description) -> None:
        """Keep what the chosen file is; a refusal is said under the field that can be mended."""
        piece = self._chosen()
        if piece is None or self._opened is None:
            return
        dossier = self._opened.id
        try:
            self._do(lambda office: evidence.describe(office, dossier, piece.file.id, said))
        except OfficeError as error:
            self.form.refuse(error)
            return
        self._described = ""
        self._read(piece.file.id)
        self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if _paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in what was dropped."""
        event.acceptProposedAction()
        self.add(_paths(event.mimeData()))

    def _read(self, chosen: str) -> None:
        opened = self._opened
        if opened is None:
            return
        try:
            self._pieces = self._do(lambda office: evidence.pieces(office, opened.id))
        except OfficeError as error:
            self._say(sentence(self._words, error))
            return
        self.list.blockSignals(True)
        self.list.clear()
        for piece in self._pieces:
            self.list.addItem(QListWidgetItem("\n".join(self._lines(piece))))
        if not self._pieces:
            item = QListWidgetItem(
                self._words.say("evidence.empty", "No file yet. Add a scan, and say what it is and what it shows.")
            )
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        at = next((row for row, one in enumerate(self._pieces) if one.file.id == chosen), 0)
        self.list.setCurrentRow(at if self._pieces else -1)
        self.list.blockSignals(False)
        self._choose()

    def _lines(self, piece: Piece) -> list[str]:
        say, said = self._words.say, piece.said
        if said is None:
            return [piece.file.name, say("evidence.undescribed", "⚠ Not described yet: it shows nothing so far")]
        lines = [document_name(self._words, said.kind)]
        of = ", ".join(one for one in (said.issuer, day_name(self._words, said.issued) if said.issued else "") if one)
        lines += [of] if of else []
        if said.expired(self._clock.today()):
            lines.append("⚠ " + say("evidence.expired", "no longer valid"))
        lines.append(f"{piece.file.name} · {moment(piece.file.at)}")
        return lines

    def _chosen(self) -> Piece | None:
        row = self.list.currentRow()
        return self._pieces[row] if 0 <= row < len(self._pieces) else None

    def _put_away(self) -> None:
        """What was typed of the file that is shown, and not kept, waits for it."""
        half = self.form.half() if self._described else None
        if half is not None:
            self._half[self._described] = half

    def _choose(self) -> None:
        self._put_away()
        piece = self._chosen()
        self._described = piece.file.id if piece else ""
        known = [one.fact for one in self._opened.known if one.state == "known"] if self._opened else []
        self.form.setVisible(piece is not None)
        if piece is not None:
            self.form.show_piece(piece, known)
            if piece.file.id in self._half:
                self.form.put(self._half.pop(piece.file.id))
        self.preview.show_document(self._document(piece) if piece else None)

    def _document(self, piece: Piece) -> Document:
        def draw(data: bytes, width: int, density: float) -> list[Page]:
            return draw_file(*scans.to_show(data, piece.file.kind), width, density)

        return Document(
            piece.file.id, lambda: self._do(partial(scans.whole, attachment=piece.file)), draw
        )

    def _not_shown(self, error: Exception) -> str:
        if isinstance(error, OfficeError) and error.says != "file_cannot_be_shown":
            return sentence(self._words, error)
        told = "This file cannot be shown: it is damaged, locked with a password or too large. It is kept as it is."
        return self._words.say("evidence.cannot_be_shown", told)

    def _say(self, text: str, role: str = "wrong") -> None:
        look.tell(self.said, text, role)
        self.said.setAccessibleName(text)
        self.said.setVisible(bool(text))


def _looked_through(paths: list[Path]) -> list[tuple[Path, Flaws]]:
    """What stands in the way of each file."""
    return [(path, _looked_at(path)) for path in paths]


def _looked_at(path: Path) -> Flaws:
    try:
        return scans.flaws_of(path)
    except OfficeError as error:
        return error


def _paths(dropped: QMimeData) -> list[Path]:
    return [Path(one.toLocalFile()) for one in dropped.urls() if one.isLocalFile()]
