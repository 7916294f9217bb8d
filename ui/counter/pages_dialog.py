"""Pages from a scanner, a camera or pictures become one document: looked at, turned, cropped, and only then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.devices import pages, scanner
from app.devices.pages import Page
from app.devices.scanner import Scanner
from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.camera_bar import CameraBar, LiveView
from ui.counter.crop_row import CropRow
from ui.counter.crop_view import Crop, CropView
from ui.counter.naming import named
from ui.counter.trouble import sentence
from ui.parts.camera import Lens, listed
from ui.work import Job, Work

FILES = "PDF, JPEG, PNG, HEIC (*.pdf *.jpg *.jpeg *.png *.heic)"
PICTURES = "JPEG, PNG, HEIC (*.jpg *.jpeg *.png *.heic)"
SEEN = 1400
"""Pixels of the longer side of a page on the screen."""
FLAWS = {
    "blurred": "⚠ This page is not sharp: a stamp or small print cannot be read. Take it again.",
    "small": "⚠ This picture is small: small print cannot be read. Come closer, or scan it.",
    "dark": "⚠ This page is too dark to be read. Put more light on it and take it again.",
}
SMALLEST, SHARE = QSize(920, 640), 0.85
"""The size of the dialog: so much of the window behind it."""
WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)
Keep = Callable[[bytes, str], object]
"""Keeps a PDF under a name; may refuse it."""
Unkept = tuple[tuple[Page, ...], str]
"""Pages that were not kept yet, and the name that stands there for them."""


class PagesDialog(QDialog):
    """`keep` is given the document; what it refuses is said here, and the pages stay.

    Only "Keep nothing" lets go of pages; when the lock closes the dialog, `unkept` still has them.
    """

    def __init__(
        self, words: Words, keep: Keep, parent: QWidget | None = None, name: str = "",
        lenses: Callable[[], list[Lens]] = listed,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._words, self._keep = words, keep
        self._pages: list[Page] = []
        self._flaws: dict[Page, tuple[str, ...]] = {}
        self._stop = Event()
        self._work = Work(self)
        self._looking: Job | None = None
        self._again: Page | None = None
        self._photographing = False
        say = words.say
        self.setWindowTitle(say("pages.title", "Scan or photograph pages"))
        window = parent.window().size() if parent is not None else SMALLEST
        self.resize((window * SHARE).expandedTo(SMALLEST))
        layout = look.column(self)
        self.live = LiveView(say("pages.camera.live", "What the camera sees"))
        self.camera = CameraBar(words, self.live, lenses)
        layout.addLayout(self._sources())
        self.said = look.label("")
        self.said.hide()
        layout.addWidget(self.said)
        middle = QHBoxLayout()
        middle.addLayout(self._left())
        self.view = CropView(say("pages.view", "The chosen page"))
        self.view.cropped.connect(self.crop)
        self.views = QStackedWidget()
        self.views.addWidget(self.view)
        self.views.addWidget(self.live)
        middle.addWidget(self.views, 1)
        layout.addLayout(middle, 1)
        layout.addWidget(self.camera)
        self.verdict = look.label("", "attention")
        self.verdict.hide()
        layout.addWidget(self.verdict)
        self.crops = CropRow(words)
        self.crops.cropped.connect(self.crop)
        layout.addWidget(self.crops)
        row = QHBoxLayout()
        called = say("pages.name", "Name of the document")
        self.name = QLineEdit(name or say("pages.scan", "scan"))
        self.name.setAccessibleName(called)
        row.addWidget(look.label(called, "quiet", wrap=False))
        row.addWidget(self.name, 1)
        self.leave_button = look.button(say("pages.leave", "Keep nothing"), self.leave)
        self.keep_button = look.button(say("pages.keep", "Keep as one document"), self.keep, "main")
        row.addWidget(self.leave_button)
        row.addWidget(self.keep_button)
        layout.addLayout(row)
        self.camera.taken.connect(self.photograph)
        self.camera.again.connect(self.photograph_again)
        self.camera.told.connect(self._tell)
        self.camera.moved.connect(self._arrange)
        self._renew()
        self._work.run(scanner.listed, self._found, self._no_scanner)

    def _sources(self) -> QHBoxLayout:
        say, row = self._words.say, QHBoxLayout()
        self.scanners = QComboBox()
        self.scanners.setAccessibleName(say("pages.scanner", "Scanner"))
        self.scanners.addItem(say("pages.looking", "Looking for scanners …"), "")
        self.scan_button = look.button(say("pages.scan_page", "Scan a page"), self.scan)
        self.stop_button = look.button(say("papers.stop", "Stop"), self.stop, "link")
        self.camera_button = look.button(say("pages.camera", "Camera"), self.camera.begin)
        self.add_button = look.button(say("pages.add", "From a file …"), self.choose)
        row.addWidget(self.scanners, 1)
        for button in (self.scan_button, self.stop_button, self.camera_button, self.add_button):
            row.addWidget(button)
        self.scan_button.setEnabled(False)
        self.stop_button.hide()
        return row

    def _left(self) -> QVBoxLayout:
        say, column = self._words.say, QVBoxLayout()
        self.list = QListWidget()
        self.list.setAccessibleName(say("pages.list", "Pages of the document"))
        self.list.setFixedWidth(190)
        self.list.currentRowChanged.connect(lambda _: self._look())
        column.addWidget(self.list, 1)
        self.deeds = [
            look.button(text, deed)
            for text, deed in (
                (say("pages.left", "⟲ Turn left"), partial(self.turn, -1)),
                (say("pages.right", "⟳ Turn right"), partial(self.turn, 1)),
                (say("pages.up", "↑ Earlier"), partial(self.move_by, -1)),
                (say("pages.down", "↓ Later"), partial(self.move_by, 1)),
                (say("pages.drop", "Take it out"), self.drop),
            )
        ]
        for button in self.deeds:
            column.addWidget(button)
        return column

    # Where pages come from

    def scan(self) -> None:
        """Scan one page aside; it becomes the last one."""
        name, self._stop = str(self.scanners.currentData()), Event()
        self._tell(self._words.say("pages.scanning", "The page is being scanned …"))
        self._busy(True)
        deed = partial(_scanned, name, self._stop)
        self._work.run(deed, self._came, self._did_not_come)

    def stop(self) -> None:
        """Nobody waits any more for the page that is being scanned."""
        self._stop.set()

    def choose(self) -> None:
        """Choose pictures in a window; each becomes a page."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.add_button.text(), "", PICTURES)
        self.add([Path(path) for path in paths])

    def add(self, paths: list[Path]) -> None:
        """Take pictures as pages; what is none is named, and the others are taken."""
        if paths:
            self._busy(True)
            self._work.run(partial(_taken, paths), self._came_several, self._did_not_come)

    def photograph(self, picture: QImage, turns: int) -> None:
        """A picture of the camera becomes a page: the last one, or in the place of one that is taken again."""
        if not self._photographing:
            self._photographing = True
            self.keep_button.setEnabled(False)
            self._work.run(partial(_photographed, picture, turns), self._came_from_camera, self._did_not_come)

    def photograph_again(self) -> None:
        """The next picture stands in the place of the chosen page, which stays until it is there."""
        page = self._chosen()
        self.camera.go_on()
        self._again = page

    def add_page(self, page: Page) -> None:
        """One more page behind the others."""
        self._pages.append(page)
        self._renew(len(self._pages) - 1)

    # What is done with a page

    def turn(self, by: int) -> None:
        """Turn the chosen page by a quarter."""
        self._change(lambda page: page.turned(by))

    def crop(self, crop: Crop) -> None:
        """Cut off what was drawn."""
        self._change(lambda page: page.cropped(*crop))

    def move_by(self, by: int) -> None:
        """Put the chosen page earlier or later."""
        at = self.list.currentRow()
        if 0 <= at + by < len(self._pages):
            self._pages.insert(at + by, self._pages.pop(at))
            self._renew(at + by)

    def drop(self) -> None:
        """Take the chosen page out."""
        at = self.list.currentRow()
        if self._pages:
            self._pages.pop(at)
            self._renew(min(at, len(self._pages) - 1))

    def keep(self) -> None:
        """Make one document of the pages and keep it; a refusal is said here."""
        if not self._pages:
            return
        self._tell(self._words.say("pages.making", "The document is being made …"))
        self._busy(True)
        self._work.run(partial(pages.document, tuple(self._pages)), self._made, self._did_not_come)

    def ask(self, waiting: dict[str, Unkept], about: str, pictures: Sequence[Path] = ()) -> bool:
        """Whether a document was kept; pages that the lock took away wait under `about` for the next time."""
        if about in waiting:
            self.go_on_with(waiting.pop(about))
        self.add(list(pictures))
        end = self.exec()
        if self._pages:
            waiting[about] = self.unkept()
        self.deleteLater()
        return end == QDialog.DialogCode.Accepted

    def unkept(self) -> Unkept:
        """The pages that nobody kept or let go of."""
        return tuple(self._pages), self.name.text()

    def go_on_with(self, unkept: Unkept) -> None:
        """Put back what was there when the lock closed the dialog."""
        pages_before, name = unkept
        self._pages = list(pages_before)
        self.name.setText(name)
        self._renew(len(self._pages) - 1)

    def leave(self) -> None:
        """Let go of the pages."""
        self._pages.clear()
        self.reject()

    def reject(self) -> None:
        """Close, unless there are pages: whether they are kept is for a person to say."""
        if self._pages:
            unkept = "These pages were not kept yet. Keep them as one document, or choose “Keep nothing”."
            self._tell(self._words.say("pages.unkept", unkept), "wrong")
            return
        super().reject()

    def done(self, result: int) -> None:
        """However it closes, nothing goes on behind."""
        self._stop.set()
        self._work.forget_all()
        self.camera.end()
        super().done(result)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees what the camera sees: it goes off."""
        self.camera.end()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """While the camera is on: space takes the picture or goes on, backspace takes it again, escape switches off."""
        deeds = {
            Qt.Key.Key_Space: self.camera.press, Qt.Key.Key_Backspace: self.photograph_again,
            Qt.Key.Key_Escape: self.camera.end,
        }  # fmt: skip
        deed = deeds.get(Qt.Key(event.key())) if self.camera.on else None
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    # Inside

    def _found(self, found: list[Scanner]) -> None:
        self.scanners.clear()
        for one in found:
            self.scanners.addItem(one.label, one.name)
        if not found:
            self.scanners.addItem(self._words.say("pages.no_scanner", "No scanner answers"), "")
        self.scan_button.setEnabled(bool(found))

    def _no_scanner(self, error: Exception) -> None:
        self._found([])
        self._refused(error)

    def _came(self, page: Page) -> None:
        self._busy(False)
        self._tell("")
        self.add_page(page)

    def _came_from_camera(self, page: Page) -> None:
        again, self._again, self._photographing = self._again, None, False
        if again in self._pages:
            at = self._pages.index(again)
            self._pages[at] = page
            self._renew(at)
        else:
            self.add_page(page)

    def _came_several(self, told: tuple[list[Page], list[tuple[str, OfficeError]]]) -> None:
        self._busy(False)
        taken, refused = told
        words = self._words
        self._tell("\n".join(named(words, name, sentence(words, error)) for name, error in refused), "wrong")
        for page in taken:
            self.add_page(page)

    def _did_not_come(self, error: Exception) -> None:
        self._photographing = False
        self._busy(False)
        self._refused(error)

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            raise error
        self._tell("" if error.says == "stopped" else sentence(self._words, error), "wrong")

    def _made(self, data: bytes) -> None:
        self._busy(False)
        try:
            self._keep(data, self.name.text())
        except OfficeError as error:
            self._refused(error)
            return
        self._pages.clear()
        self.accept()

    def _change(self, change: Callable[[Page], Page]) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._pages):
            self._pages[at] = change(self._pages[at])
            self._renew(at)

    def _renew(self, at: int = -1) -> None:
        """Draw the list and the chosen page anew."""
        say = self._words.say
        self.list.blockSignals(True)
        self.list.clear()
        for number, page in enumerate(self._pages, start=1):
            mark = "  ⚠" if self._flaws.get(page) else ""
            self.list.addItem(QListWidgetItem(say("pages.page", "Page {number}", number=str(number)) + mark))
        if not self._pages:
            item = QListWidgetItem(say("pages.empty", "No page yet. Scan one, photograph one, or add a picture."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setWordWrap(True)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        for part in (*self.deeds, self.crops, self.keep_button):
            part.setEnabled(bool(self._pages))
        self._look()

    def _look(self) -> None:
        """Draw the chosen page aside, and look whether it can be read."""
        page, self._again = self._chosen(), None
        self.crops.show_crop(page.crop if page else WHOLE)
        if page is None:
            self.camera.go_on()
        else:
            self.camera.look()
        if self._looking is not None:
            self._looking.forget()
        self._judge(page)
        if page is None:
            self.view.show_picture(b"", WHOLE)
        else:
            self._looking = self._work.run(partial(_looked_at, page), partial(self._seen, page), self._refused)

    def _chosen(self) -> Page | None:
        at = self.list.currentRow()
        return self._pages[at] if 0 <= at < len(self._pages) else None

    def _arrange(self) -> None:
        """What the camera sees, or the chosen page."""
        self.views.setCurrentWidget(self.live if self.camera.live else self.view)
        self.camera_button.setEnabled(not self.camera.on)
        self._judge(None if self.camera.live else self._chosen())

    def _seen(self, page: Page, told: tuple[bytes, tuple[str, ...]]) -> None:
        self.view.show_picture(told[0], page.crop)
        self._flaws[page] = told[1]
        self._judge(page)
        at = self.list.currentRow()
        item = self.list.item(at)
        if item is not None and told[1] and "⚠" not in item.text():
            item.setText(f"{item.text()}  ⚠")

    def _judge(self, page: Page | None) -> None:
        flaws = self._flaws.get(page, ()) if page else ()
        text = "\n".join(flaw_in_words(self._words, one) for one in flaws)
        self.verdict.setText(text)
        self.verdict.setVisible(bool(text))

    def _busy(self, busy: bool) -> None:
        for part in (self.scan_button, self.add_button, self.keep_button):
            part.setEnabled(not busy and (part is not self.keep_button or bool(self._pages)))
        self.scan_button.setEnabled(not busy and bool(self.scanners.currentData()))
        self.stop_button.setVisible(busy)

    def _tell(self, text: str, role: str = "") -> None:
        look.tell(self.said, text, role)
        self.said.setAccessibleName(text)
        self.said.setVisible(bool(text))


def flaw_in_words(words: Words, flaw: str) -> str:
    """Why a page may not be readable, and what to do."""
    return words.say(f"pages.flaw.{flaw}", FLAWS[flaw])


def _scanned(name: str, stop: Event) -> Page:
    return pages.take(scanner.scan(name, stop))


def _photographed(picture: QImage, turns: int) -> Page:
    colours = picture.convertToFormat(QImage.Format.Format_RGBX8888)
    pixels = bytes(colours.constBits())
    return pages.photographed(pixels, colours.width(), colours.height()).turned(turns)


def _taken(paths: list[Path]) -> tuple[list[Page], list[tuple[str, OfficeError]]]:
    taken, refused = [], []
    for path in paths:
        try:
            taken.append(pages.read(path))
        except OfficeError as error:
            refused.append((path.name, error))
    return taken, refused


def _looked_at(page: Page) -> Any:
    return pages.picture(page, SEEN, whole=True), pages.flaws(page)
