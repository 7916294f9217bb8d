"""The page of a kiosk that nobody uses: it greets in turns, and a touch begins a visit in a process of its own.

This process knows nothing of any visit but that one runs. Another one stands ready to carry the visits, each in a copy
of itself, so that a touch is answered at once. This one loads no words, no office and no question.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QProcess, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ui.kiosk import lock
from ui.kiosk.keeper import HOUSE
from ui.kiosk.screens import Screens
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import LIGHT, STEP, TARGET, sheet

GREETING, AGAIN, SORRY = 4000, 3000, 60_000
"""Milliseconds: one greeting, the wait before another try, how long the page says that something went wrong."""
CORNER, HELD, PAUSE = 2 * TARGET, 4000, 60_000
"""The upper left corner in pixels, how long staff holds it, and how long it does nothing after wrong passphrases."""
NORMAL = QProcess.ExitStatus.NormalExit
WELCOME = "Welkom · Welcome · Bienvenue · أهلًا وسهلًا"


def visit_command(office_dir: Path) -> list[str]:
    """How the process is started that carries the visits."""
    return [sys.executable, "-m", "ui", "visit", "--office", str(office_dir.absolute())]


def staff_command(office_dir: Path) -> list[str]:
    """How the process is started that asks staff for a passphrase; the place of its window is added."""
    return [sys.executable, "-m", "ui", "staff", "--office", str(office_dir.absolute())]


class RestingWindow(QWidget):
    """Over the whole screen, or beside other windows where `place` (left, top, width, height) is given.

    `ended` with the exit code of a visit; `left` when staff ended the kiosk, which only one with `staff` can.
    """

    ready = Signal()
    ended = Signal(int)
    left = Signal()

    def __init__(
        self, command: Sequence[str], place: tuple[int, int, int, int] | None = None, staff: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowTitle("Onthaal")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._command, self._staff_command = list(command), list(staff)
        self.setGeometry(QRect(*place) if place else QGuiApplication.primaryScreen().geometry())
        self._screens = None if place else Screens(self)
        if self._screens is not None:
            self._screens.changed.connect(self._tell_place)
        self._lines: list[dict[str, object]] = []
        self._now, self._wanted, self._switch, self._trouble, self._sorry = 0, False, False, False, False
        self.visits: QProcess | None = None
        self.busy = False
        self.welcome, self.note, self.spoken = PlainLabel("huge"), PlainLabel("title"), PlainLabel("lead")
        self.button = QPushButton(self)
        self.button.setProperty("role", "main")
        self.button.clicked.connect(lambda: self.touched())
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        for widget in (self.welcome, self.note):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        layout.addSpacing(3 * STEP)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.spoken.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self.spoken)
        layout.addStretch(1)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._greet_next)
        self.staff: QProcess | None = None
        self._locked = False
        self._held, self._pause = QTimer(self), QTimer(self)
        for timer, milliseconds in ((self._held, HELD), (self._pause, PAUSE)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
        self._held.timeout.connect(self._ask_staff)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.timeout.connect(self._no_longer_sorry)
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the page is painted, make the process of the visits ready."""
        super().paintEvent(event)
        if not self._turn.isActive():
            self._turn.start(GREETING)
            QTimer.singleShot(0, self._prepare)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch anywhere begins; in the corner only when it is over, because staff holds it."""
        spot = event.position()
        if self._staff_command and max(spot.x(), spot.y()) < CORNER:
            self._held.start()
        else:
            self.touched()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The corner was not held for long: an ordinary touch."""
        if self._held.isActive():
            self._held.stop()
            self.touched()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Nothing opens a menu or takes a text along."""
        return lock.forbids(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A locked window is left by staff only."""
        event.setAccepted(not self._locked)

    def lock(self) -> None:
        """From now on the windows of this process obey the lock, and no other screen shows anything."""
        self._locked = True
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        lock.keep_no_clipboard()
        if self._screens is not None:
            self._screens.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So does any key; the one switch (F8) begins a visit that goes by one switch."""
        self.touched(switch=event.key() == Qt.Key.Key_F8)

    def touched(self, switch: bool = False) -> None:
        """Begin a visit, as soon as there is a process for it; a second touch changes nothing."""
        if self.busy or self.staff is not None or self._trouble:
            return
        self._wanted, self._switch = True, switch
        if self.visits is not None and self.visits.property("ready"):
            self._begin()

    def close_visits(self) -> None:
        """End every process that this window started."""
        for process in (self.visits, self.staff):
            if process is not None:
                process.finished.disconnect()
                process.closeWriteChannel()
                if not process.waitForFinished(5000):
                    process.kill()
                    process.waitForFinished()
        self.visits = self.staff = None
        self.busy = False

    # Staff

    def _ask_staff(self) -> None:
        if self.busy or self.staff is not None or self._wanted or self._pause.isActive():
            return
        process = self.staff = QProcess(self)
        process.setWorkingDirectory(str(HOUSE))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.finished.connect(lambda code, status: self._staff_gone(code if status is NORMAL else 70))
        place = json.dumps(self.geometry().getRect())
        process.start(self._staff_command[0], [*self._staff_command[1:], place])

    def _staff_gone(self, code: int) -> None:
        """0: the passphrase was right. 2: it was wrong too often, and the corner does nothing for a while."""
        if self.staff is not None:
            self.staff.deleteLater()
            self.staff = None
        if code == 0:
            self.left.emit()
        elif code == 2:
            self._pause.start()

    # Visits

    def _tell_place(self) -> None:
        """The screen changed: the window of the visit follows."""
        if self.busy and self.visits is not None:
            told = json.dumps({"place": self.geometry().getRect()}) + "\n"
            self.visits.write(told.encode())

    def _begin(self) -> None:
        assert self.visits is not None
        self.busy, self._wanted = True, False
        language = self._lines[self._now % len(self._lines)]["language"]
        told = json.dumps({"language": language, "place": self.geometry().getRect(), "switch": self._switch}) + "\n"
        self.visits.write(told.encode())
        self._no_longer_sorry()

    def _prepare(self) -> None:
        process = QProcess(self)
        process.setWorkingDirectory(str(HOUSE))
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(lambda: self._heard(process))
        process.finished.connect(lambda code, status: self._gone(process, code if status is NORMAL else 70))
        self.visits = process
        process.start(self._command[0], self._command[1:])

    def _heard(self, process: QProcess) -> None:
        while process.canReadLine():
            told = json.loads(bytes(process.readLine().data()))
            self._lines, self._trouble = told["lines"], "trouble" in told
            if self._screens is not None:
                self._screens.choose(told.get("screen", ""))
            process.setProperty("ready", not self._trouble)
            if "ended" in told:
                self._over(told["ended"])
        self._say()
        if process.property("ready"):
            self.ready.emit()
            if self._wanted:
                self._begin()

    def _gone(self, process: QProcess, code: int) -> None:
        """The process of the visits ended, and with it the one that ran: another one is made ready."""
        process.deleteLater()
        self.visits = None
        QTimer.singleShot(0 if self.busy else AGAIN, self._prepare)
        if self.busy:
            self._over(code)

    def _over(self, code: int) -> None:
        """A visit ended, well or by a bug: the page is clean and greets as at first."""
        self.busy, self._now = False, 0
        self._turn.start()
        self._sorry = code != 0
        self._calm.start(SORRY)
        self._say()
        self.ended.emit(code)

    def _greet_next(self) -> None:
        self._now += 1
        self._say()

    def _no_longer_sorry(self) -> None:
        self._sorry = False
        self._say()

    def _say(self) -> None:
        line = self._lines[self._now % len(self._lines)] if self._lines else {}
        style = sheet(LIGHT, str(line.get("script", "Latn")))
        if style != self.styleSheet():
            self.setStyleSheet(style)
        rtl = bool(line.get("rtl", False))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.welcome.say(str(line.get("welcome", WELCOME)))
        note = "out_of_order" if self._trouble else "sorry" if self._sorry else ""
        self.note.say(str(line.get(note, "")) if note else "")
        self.spoken.say("   ·   ".join(str(one["name"]) for one in self._lines))
        self.button.setText(str(line.get("touch", "")))
        self.button.setAccessibleName(self.button.text())
        self.button.setVisible(bool(line) and not self._trouble)
