"""Pages from a scanner or from pictures become one document: looked at, turned, cropped, and only then kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.devices import pages, scanner
from app.devices.pages import Page
from app.devices.scanner import Scanner
from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.crop_view import Crop, CropView
from ui.counter.trouble import sentence
from ui.work import Job, Work

PICTURES = "JPEG, PNG, HEIC (*.jpg *.jpeg *.png *.heic)"
SEEN = 1400
"""Pixels of the longer side of a page on the screen."""
FLAWS = {
    "blurred": "⚠ This page is not sharp: a stamp or small print cannot be read. Take it again.",
    "small": "⚠ This picture is small: small print cannot be read. Come closer, or scan it.",
    "dark": "⚠ This page is too dark to be read. Put more light on it and take it again.",
}
SIDES = ("left", "top", "right", "bottom")
SIDE_NAMES = {"left": "left", "top": "top", "right": "right", "bottom": "bottom"}
Keep = Callable[[bytes, str], object]
"""Keeps a PDF under a name; may refuse it."""


class PagesDialog(QDialog):
    """`keep` is given the document; what it refuses is said here, and the pages stay."""

    def __init__(self, words: Words, keep: Keep, parent: QWidget | None = None, name: str = "") -> None:
        super().__init__(parent)
        self._words, self._keep = words, keep
        self._pages: list[Page] = []
        self._flaws: dict[Page, tuple[str, ...]] = {}
        self._stop = Event()
        self._work = Work(self)
        self._looking: Job | None = None
        say = words.say
        self.setWindowTitle(say("pages.title", "Scan pages"))
        self.resize(920, 640)
        layout = look.column(self)
        layout.addLayout(self._sources())
        self.said = look.label("")
        self.said.hide()
        layout.addWidget(self.said)
        middle = QHBoxLayout()
        middle.addLayout(self._left())
        self.view = CropView(say("pages.view", "The chosen page"))
        self.view.cropped.connect(self.crop)
        middle.addWidget(self.view, 1)
        layout.addLayout(middle, 1)
        self.verdict = look.label("", "attention")
        self.verdict.hide()
        layout.addWidget(self.verdict)
        layout.addLayout(self._crops())
        row = QHBoxLayout()
        called = say("pages.name", "Name of the document")
        self.name = QLineEdit(name or say("pages.scan", "scan"))
        self.name.setAccessibleName(called)
        row.addWidget(look.label(called, "quiet", wrap=False))
        row.addWidget(self.name, 1)
        self.leave_button = look.button(say("pages.leave", "Keep nothing"), self.reject)
        self.keep_button = look.button(say("pages.keep", "Keep as one document"), self.keep, "main")
        row.addWidget(self.leave_button)
        row.addWidget(self.keep_button)
        layout.addLayout(row)
        self._renew()
        self._work.run(scanner.listed, self._found, self._no_scanner)

    def _sources(self) -> QHBoxLayout:
        say, row = self._words.say, QHBoxLayout()
        self.scanners = QComboBox()
        self.scanners.setAccessibleName(say("pages.scanner", "Scanner"))
        self.scanners.addItem(say("pages.looking", "Looking for scanners …"), "")
        self.scan_button = look.button(say("pages.scan_page", "Scan a page"), self.scan, "main")
        self.stop_button = look.button(say("papers.stop", "Stop"), self.stop, "link")
        self.add_button = look.button(say("pages.add", "+ Picture …"), self.choose)
        row.addWidget(self.scanners, 1)
        for button in (self.scan_button, self.stop_button, self.add_button):
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

    def _crops(self) -> QHBoxLayout:
        say, row = self._words.say, QHBoxLayout()
        cut = say("pages.crop", "Cut off (or draw on the page)")
        row.addWidget(look.label(cut, "quiet", wrap=False))
        self.sides: dict[str, QDoubleSpinBox] = {}
        for side in SIDES:
            name = say(f"pages.crop.{side}", SIDE_NAMES[side])
            box = QDoubleSpinBox()
            box.setDecimals(0)
            box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
            box.setRange(0, 90)
            box.setSuffix(" %")
            box.setAccessibleName(f"{cut}: {name}")
            box.valueChanged.connect(lambda _: self._crop_typed())
            row.addWidget(look.label(name, "quiet", wrap=False))
            row.addWidget(box)
            self.sides[side] = box
        row.addStretch(1)
        return row

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

    def reject(self) -> None:
        """Nothing is kept, and nothing goes on behind."""
        self._stop.set()
        self._work.forget_all()
        super().reject()

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

    def _came_several(self, told: tuple[list[Page], list[tuple[str, OfficeError]]]) -> None:
        self._busy(False)
        taken, refused = told
        self._tell("\n".join(f"{name}: {sentence(self._words, error)}" for name, error in refused), "wrong")
        for page in taken:
            self.add_page(page)

    def _did_not_come(self, error: Exception) -> None:
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
        self.accept()

    def _change(self, change: Callable[[Page], Page]) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._pages):
            self._pages[at] = change(self._pages[at])
            self._renew(at)

    def _crop_typed(self) -> None:
        left, top, right, bottom = (self.sides[side].value() / 100 for side in SIDES)
        self._change(lambda page: page.cropped(left, top, right, bottom))

    def _renew(self, at: int = -1) -> None:
        """Draw the list and the chosen page anew."""
        say = self._words.say
        self.list.blockSignals(True)
        self.list.clear()
        for number, page in enumerate(self._pages, start=1):
            mark = "  ⚠" if self._flaws.get(page) else ""
            self.list.addItem(QListWidgetItem(say("pages.page", "Page {number}", number=str(number)) + mark))
        if not self._pages:
            item = QListWidgetItem(say("pages.empty", "No page yet. Scan one, or add a picture."))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        self.list.setWordWrap(True)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        for part in (*self.deeds, *self.sides.values(), self.keep_button):
            part.setEnabled(bool(self._pages))
        self._look()

    def _look(self) -> None:
        """Draw the chosen page aside, and look whether it can be read."""
        at = self.list.currentRow()
        page = self._pages[at] if 0 <= at < len(self._pages) else None
        for side, part in zip(SIDES, page.crop if page else (0, 0, 0, 0), strict=True):
            self.sides[side].blockSignals(True)
            self.sides[side].setValue(round(part * 100))
            self.sides[side].blockSignals(False)
        if self._looking is not None:
            self._looking.forget()
        self._judge(page)
        if page is None:
            self.view.show_picture(b"", (0, 0, 0, 0))
        else:
            self._looking = self._work.run(partial(_looked_at, page), partial(self._seen, page), self._refused)

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
