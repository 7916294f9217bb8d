"""What stands where a camera stands: pages that lie on a table, seen at so many pictures a second.

No camera is behind it. The pictures go through Qt's own capture session and video sink into the window, as those of a
camera do; what lies before them (the driver, its formats, its light and focus) is not tried by it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaCaptureSession

EACH_MS = 40


class Table:
    """A lens over a page; `lies` puts another one under it, `unplug` is the end of the camera."""

    def __init__(self, page: bytes, label: str = "Test pattern") -> None:
        self.name = self.label = label
        self.plugged_in, self.on = True, False
        self._failed: Callable[[], object] = lambda: None
        self._pictures = QTimer()
        self._pictures.setInterval(EACH_MS)
        self.lies(page)

    def lies(self, page: bytes) -> None:
        """From now on this page is seen."""
        self.page = QImage.fromData(page).convertToFormat(QImage.Format.Format_RGB32)

    def open(self, session: QMediaCaptureSession, failed: Callable[[], object]) -> Callable[[], object]:
        """Pictures of the page, one after the other."""
        from PySide6.QtMultimedia import QVideoFrame, QVideoFrameInput

        self._failed, self.on = failed, True
        given = QVideoFrameInput(session)
        session.setVideoFrameInput(given)
        self._pictures.timeout.connect(lambda: given.sendVideoFrame(QVideoFrame(self.page)))
        self._pictures.start()
        return self._close

    def unplug(self) -> None:
        """The cable is out: no more pictures, and the driver says so."""
        self.plugged_in = False
        self._pictures.stop()
        self._failed()

    def fall_silent(self) -> None:
        """No more pictures, and nobody says why."""
        self._pictures.stop()

    def _close(self) -> None:
        self.on = False
        self._pictures.stop()
        self._pictures.timeout.disconnect()
