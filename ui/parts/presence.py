"""Is somebody still there? Told when nobody touched the window for some minutes, and when the machine goes to sleep."""

from __future__ import annotations

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

TOUCHES = (
    QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)  # fmt: skip
LOGIND = "org.freedesktop.login1"
"""Who tells on Linux that the machine goes to sleep, or that a screen is locked; elsewhere nobody does."""


class Presence(QObject):
    """`left` comes once after each `wait`; whoever hears it locks."""

    left = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.left)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._see)
        bus = QDBusConnection.systemBus()
        manager = f"/{LOGIND.replace('.', '/')}"
        bus.connect("", manager, f"{LOGIND}.Manager", "PrepareForSleep", self, SLOT("sleeps(bool)"))  # type: ignore[call-overload]
        bus.connect("", "", f"{LOGIND}.Session", "Lock", self, SLOT("locked()"))  # type: ignore[call-overload]

    def set_minutes(self, minutes: int) -> None:
        """How long nobody may touch anything."""
        self._idle.setInterval(minutes * 60_000)

    def wait(self) -> None:
        """From now on somebody has to be there."""
        self._idle.start()

    def rest(self) -> None:
        """Nobody has to be there any more."""
        self._idle.stop()

    def watch(self, window: QWidget | None = None) -> None:
        """See the touches of the window, once it is shown, or of another one that has no keyboard.

        A dialog is seen by itself, for the keyboard is there.
        """
        self._see((window or self._window).windowHandle())

    def _see(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever touches a key or the mouse is there."""
        if event.type() in TOUCHES and self._idle.isActive():
            self._idle.start()
        return False

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The machine goes to sleep, or wakes up."""
        if begins:
            self.locked()

    @Slot()
    def locked(self) -> None:
        """Whoever was here has left."""
        if self._idle.isActive():
            self._idle.stop()
            self.left.emit()
