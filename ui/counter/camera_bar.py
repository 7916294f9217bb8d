"""A camera at the counter: what it sees, and the bar with which a page is photographed, and again when it must be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.trouble import sentence
from ui.parts.camera import GONE, SILENT, TAKEN, Camera, Lens, listed

FAILURES = {
    GONE: "The camera was unplugged. Plug it in again and it goes on. The pages that you took are still here.",
    TAKEN: "This camera gives no picture. Another program may be using it: close that, and press Camera again.",
    SILENT: "The camera gives no more pictures. Unplug it, plug it in again, and press Camera.",
}
DARKNESS = QColor("black")


class LiveView(QWidget):
    """What the camera sees, whole; a click on it takes the picture."""

    clicked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumSize(280, 280)
        self._image = QImage()

    def show_picture(self, image: QImage) -> None:
        """Show this picture, as large as it fits; a null one is darkness."""
        if not image.isNull():
            room = self.size() * self.devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            image.setDevicePixelRatio(self.devicePixelRatioF())
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, in the middle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), DARKNESS)
        if not self._image.isNull():
            size = self._image.deviceIndependentSize()
            place = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
            painter.drawImage(place, self._image)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        self.clicked.emit()


class CameraBar(QWidget):
    """The camera is on from `begin` to `end`, `live` while its picture moves, and else while a page is looked at.

    `taken` carries a picture as the camera gave it and its quarter turns to the right, `told` a sentence and its role;
    `moved` says that it went on, off, live or still.
    """

    taken = Signal(QImage, int)
    again = Signal()
    told = Signal(str, str)
    moved = Signal()

    def __init__(self, words: Words, view: LiveView, lenses: Callable[[], list[Lens]] = listed) -> None:
        super().__init__()
        self._words, self._view = words, view
        self.live, self._turns = False, 0
        self._waits = self._starts = False
        self.camera = Camera(lenses, self)
        self.camera.seen.connect(self._see)
        self.camera.failed.connect(self._fail)
        self.camera.changed.connect(self._fill)
        view.clicked.connect(self.shoot)
        say = words.say
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.choice = QComboBox()
        self.choice.setAccessibleName(say("pages.camera.choice", "Which camera"))
        self.choice.activated.connect(lambda _: self._choose())
        self.turn_button = look.button(say("pages.camera.turn", "⟳ Turn the picture"), self.turn)
        self.again_button = look.button(say("pages.camera.again", "Take it again (backspace)"), self.again.emit)
        self.main_button = look.button("", self.press, "main")
        self.end_button = look.button(say("pages.camera.off", "Camera off"), self.end)
        row.addWidget(self.choice, 1)
        row.addStretch(1)
        for button in (self.turn_button, self.again_button, self.end_button, self.main_button):
            row.addWidget(button)
        self._renew()

    @property
    def on(self) -> bool:
        """Whether a camera is on."""
        return self.camera.lens is not None

    def begin(self) -> None:
        """Look for cameras and switch one on; without one, say what to do."""
        self.told.emit("", "")
        self._waits = True
        try:
            self._fill()
        except OfficeError as error:
            self._waits = False
            self.told.emit(sentence(self._words, error), "wrong")
            return
        if self._waits:
            none = "No camera answers. Plug one in, and it starts by itself; or scan the page, or add a picture."
            self.told.emit(self._words.say("pages.camera.none", none), "wrong")

    def end(self) -> None:
        """Switch the camera off."""
        self._waits = False
        self.camera.switch_off()
        self._stand(False)

    def look(self) -> None:
        """Look at a page that was taken; the camera waits."""
        self._stand(False)

    def go_on(self) -> None:
        """Let the picture move again, for the next page."""
        self._stand(self.on)

    def press(self) -> None:
        """Take the picture, or go on with the next page."""
        if self.live:
            self.shoot()
        else:
            self.go_on()

    def shoot(self) -> None:
        """Take the picture that is seen now."""
        picture = self.camera.picture() if self.live else QImage()
        if not picture.isNull():
            self.taken.emit(picture, self._turns)

    def turn(self) -> None:
        """Turn what the camera sees by a quarter to the right: it may stand on any side of the table."""
        self._turns = (self._turns + 1) % 4

    # Inside

    def _choose(self) -> None:
        lens = self.choice.currentData()
        self.told.emit(self._words.say("pages.camera.starts", "The camera is being switched on …"), "")
        self._starts = True
        self.camera.switch_on(lens)
        self._stand(True)

    def _fill(self) -> None:
        """The cameras of now; where somebody waits for the first one, it is switched on."""
        found, now = self.camera.lenses(), self.camera.lens
        self.choice.clear()
        for one in found:
            self.choice.addItem(one.label, one)
            if now is not None and one.name == now.name:
                self.choice.setCurrentIndex(self.choice.count() - 1)
        self.choice.setVisible(len(found) > 1)
        if found and self._waits:
            self._waits = False
            self._choose()

    def _see(self, picture: QImage) -> None:
        if self._starts:
            self._starts = False
            self.told.emit("", "")
        if not self.live:
            return
        self._view.show_picture(picture.transformed(QTransform().rotate(90 * self._turns)) if self._turns else picture)

    def _fail(self, why: str) -> None:
        self._waits = why == GONE
        self.told.emit(self._words.say(f"pages.trouble.{why}", FAILURES[why]), "wrong")
        self._stand(False)

    def _stand(self, live: bool) -> None:
        self.live = live
        self._view.show_picture(QImage())
        self._renew()
        self.moved.emit()

    def _renew(self) -> None:
        say = self._words.say
        shoot = say("pages.camera.shoot", "Take the picture (space)")
        text = shoot if self.live else say("pages.camera.next", "Next page (space)")
        self.main_button.setText(text)
        self.main_button.setAccessibleName(text)
        self.turn_button.setVisible(self.live)
        self.again_button.setVisible(not self.live)
        self.setVisible(self.on)
        if self.on:
            self.main_button.setFocus()
