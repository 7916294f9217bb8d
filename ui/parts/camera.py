"""Cameras of this machine: which there are, and what one of them sees while it is on. Pictures stay in memory.

Qt Multimedia is read when somebody first asks for a camera; a window that never does pays nothing for it.

    Camera.lenses() -> [Lens]       none is no error; Trouble no_camera_program
    Camera.switch_on(lens)          gives pictures until it is switched off or fails
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from app.errors import Trouble

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCameraDevice, QMediaCaptureSession, QVideoFrame, QVideoSink

SILENT_MS = 6000
"""A camera that gave no picture for so long does not answer."""
RESTS = 3
"""For the time that one picture took, the window has so many times as long for other work before the next."""
GONE, TAKEN, SILENT = "camera_gone", "camera_taken", "camera_silent"
"""Why a camera failed: it is not there any more; it never gave a picture; it gave some, and no more."""


class Lens(Protocol):
    """Something that sees. `name` tells it from others, `label` is how a person knows it."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    def open(self, session: QMediaCaptureSession, failed: Callable[[], object]) -> Callable[[], object]:
        """Give pictures to the session; what comes back closes it. `failed` is called when it cannot, or no more."""


class DeviceLens:
    """A camera of this machine, at the finest it can."""

    def __init__(self, device: QCameraDevice) -> None:
        self._device = device
        self.name = bytes(device.id().data()).decode(errors="replace")
        self.label = device.description() or self.name

    def open(self, session: QMediaCaptureSession, failed: Callable[[], object]) -> Callable[[], object]:
        """Switch the device on."""
        from PySide6.QtMultimedia import QCamera

        camera = QCamera(self._device, session)
        formats = self._device.videoFormats()
        if formats:
            finest = max(formats, key=lambda one: (_pixels(one.resolution()), one.maxFrameRate()))
            camera.setCameraFormat(finest)
        camera.errorOccurred.connect(lambda *_: failed())
        session.setCamera(camera)
        camera.start()
        return camera.stop


def listed() -> list[Lens]:
    """The cameras that are plugged in and that this person may use."""
    from PySide6.QtMultimedia import QMediaDevices

    return [DeviceLens(one) for one in QMediaDevices.videoInputs()]


class Camera(QObject):
    """`seen` carries a picture as often as the window can bear it, `failed` why there are none any more.

    `changed` says that a camera was plugged in or out.
    """

    seen = Signal(QImage)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, lenses: Callable[[], list[Lens]] = listed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lenses = lenses
        self.lens: Lens | None = None
        self._session: QMediaCaptureSession | None = None
        self._sink: QVideoSink | None = None
        self._close: Callable[[], object] = _nothing
        self._watched = self._saw = False
        self._not_before = 0.0
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(SILENT_MS)
        self._silence.timeout.connect(self._fail)

    def lenses(self) -> list[Lens]:
        """The cameras of now; from here on `changed` says when there are others. Trouble `no_camera_program`."""
        _load()
        self._watch()
        return self._lenses()

    def switch_on(self, lens: Lens) -> None:
        """Let this camera see, and no other."""
        self.switch_off()
        from PySide6.QtMultimedia import QMediaCaptureSession, QVideoSink

        self.lens, self._saw, self._not_before = lens, False, 0.0
        self._session, self._sink = QMediaCaptureSession(self), QVideoSink(self)
        self._session.setVideoSink(self._sink)
        self._sink.videoFrameChanged.connect(self._came)
        self._silence.start()
        # A device may fail while it opens: whoever switched it on is told afterwards.
        self._close = lens.open(self._session, lambda: QTimer.singleShot(0, self, self._fail_of(lens)))

    def switch_off(self) -> None:
        """No camera sees any more, and its last picture is gone."""
        session, sink, close = self._session, self._sink, self._close
        self.lens = self._session = self._sink = None
        self._close = _nothing
        self._silence.stop()
        close()
        for one in (session, sink):
            if one is not None:
                one.deleteLater()

    def picture(self) -> QImage:
        """What it sees now, at its full size; a null picture while it sees nothing."""
        return self._sink.videoFrame().toImage() if self._sink is not None else QImage()

    def _came(self, frame: QVideoFrame) -> None:
        if self.lens is None or not frame.isValid():
            return
        self._silence.start()
        begun = time.monotonic()
        if begun < self._not_before:
            return
        self._saw = True
        self.seen.emit(frame.toImage())
        ended = time.monotonic()
        self._not_before = ended + RESTS * (ended - begun)

    def _fail_of(self, lens: Lens) -> Callable[[], None]:
        return lambda: self._fail() if self.lens is lens else None

    def _fail(self) -> None:
        lens, saw = self.lens, self._saw
        if lens is None:
            return
        self.switch_off()
        here = lens.name in {one.name for one in self.lenses()}
        self.failed.emit(GONE if not here else SILENT if saw else TAKEN)

    def _watch(self) -> None:
        """Hear of cameras that are plugged in or out."""
        if self._watched:
            return
        from PySide6.QtMultimedia import QMediaDevices

        self._watched = True
        QMediaDevices(self).videoInputsChanged.connect(self._see_devices)

    def _see_devices(self) -> None:
        if self.lens is not None and self.lens.name not in {one.name for one in self.lenses()}:
            self._fail()
        self.changed.emit()


def _load() -> None:
    """Read Qt Multimedia. Trouble `no_camera_program` where the system lacks what it stands on."""
    # Pictures are turned into colours without a graphics card: it is as quick, and takes 150 MB less.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ForceRasterWidgets)
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    try:
        import PySide6.QtMultimedia  # noqa: F401
    except ImportError as error:
        raise Trouble("no_camera_program") from error


def _pixels(size: QSize) -> int:
    return size.width() * size.height()


def _nothing() -> None: ...
