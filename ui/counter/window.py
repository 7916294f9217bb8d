"""The counter window: locked until somebody gives the passphrase, and locked again when nobody is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app.office import Office
from app.settings import SETTINGS
from app.words import Words, load
from ui.counter import look
from ui.counter.desk import Desk
from ui.counter.unlock_page import UnlockPage
from ui.counter.workplace import LOCKED, Workplace
from ui.parts.tokens import CONTRAST, DARK, LIGHT

SMALLEST, LARGE = QSize(1024, 640), QSize(1440, 900)
LANGUAGES = ("nl", "fr", "en")
THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
THEME_NAMES = {"light": "Light", "dark": "Dark", "contrast": "Contrast"}
TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel)
LOCK_MINUTES = next(int(str(one.default)) for one in SETTINGS if one.name == "lock_minutes")


class CounterWindow(QMainWindow):
    """Starts locked; `unlock` opens the office and shows the workplace."""

    def __init__(self, folder: Path, language: str = "nl", *, queue: str = "", staff: str = "") -> None:
        super().__init__()
        self._folder, self._queue, self._staff = folder, queue, staff
        self.words: Words = load(language)
        self.desk = Desk(self)
        self.work: Workplace | None = None
        self._person = ""
        self.setWindowTitle("Onthaal")
        self.setMinimumSize(SMALLEST)
        self.resize(LARGE)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.unlock_page = self._locked_page()
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(LOCK_MINUTES * 60_000)
        self._idle.timeout.connect(self.lock)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        self.wear("light")

    @property
    def office(self) -> Office | None:
        """The open office, for its settings and its clock; the vault is the desk's alone."""
        return self.desk.office

    def unlock(self, staff: str, passphrase: str) -> None:
        """Open the office; Trouble goes back to the page that asked."""
        office = self.desk.unlock(self._folder, staff, passphrase)
        self._staff = staff
        if self.work is None or office.person.id != self._person:
            self._person = office.person.id
            self._work_anew(None)
        assert self.work is not None
        self.work.lists.refresh()
        self._stack.setCurrentWidget(self.work)
        self._idle.start()

    def lock(self) -> None:
        """Lock the vault; what was typed stays behind the lock and comes back with the passphrase."""
        if self.desk.office is None:
            return
        self._idle.stop()
        dialog = QApplication.activeModalWidget()
        over = dialog.parentWidget() if isinstance(dialog, QDialog) else None
        if isinstance(dialog, QDialog) and over is not None and over.window() is self:
            dialog.done(LOCKED)
        self.desk.lock()
        self.unlock_page = self._locked_page(locked=True)

    def speak(self, code: str) -> None:
        """Speak another language at once; what was typed stays."""
        if code != self.words.code:
            self.words = load(code)
            self._again()

    def wear(self, theme: str) -> None:
        """Put on another set of colours."""
        self.setProperty("colours", theme)
        self.setStyleSheet(look.sheet(THEMES[theme]))
        self._again()

    def showEvent(self, event: QShowEvent) -> None:
        """From now on touches of this window are seen."""
        super().showEvent(event)
        self.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever touches a key or the mouse is there: the lock waits anew."""
        if event.type() in TOUCHES and self._idle.isActive():
            self._idle.start()
        return False

    def closeEvent(self, event: Any) -> None:
        """Lock the vault when the window goes."""
        self._idle.stop()
        self.desk.leave()
        super().closeEvent(event)

    def _again(self) -> None:
        """Draw everything anew, in the language and the colours of now."""
        if self.desk.office is None:
            self.unlock_page = self._locked_page(locked=self.work is not None)
            return
        if self.work is not None:
            self._work_anew(self.work.standing())
            self._stack.setCurrentWidget(self.work)

    def _work_anew(self, standing: dict[str, Any] | None) -> None:
        if self.work is not None:
            self._put_away(self.work)
        self.work = Workplace(self.desk, self.words, self._queue, THEMES[str(self.property("colours"))])
        choosers = self._choosers()
        lock = look.icon_button(
            "mdi6.lock-outline", "", self.lock, THEMES[str(self.property("colours"))].action, "",
            self.words.say("counter.lock", "Lock"),
        )  # fmt: skip
        lock.setToolTip(f"{lock.accessibleName()}  Ctrl+L")
        choosers.layout().addWidget(lock)  # type: ignore[union-attr]
        self.work.left.addWidget(choosers)
        self._stack.addWidget(self.work)
        if standing is not None:
            self.work.lists.refresh()
            self.work.stand(standing)

    def _locked_page(self, *, locked: bool = False) -> UnlockPage:
        before = self._stack.currentWidget()
        page = UnlockPage(self.words, self.unlock, self._staff, locked)
        page.form.addWidget(self._choosers(0))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if isinstance(before, UnlockPage):
            page.staff.setText(before.staff.text())
            self._put_away(before)
        return page

    def _put_away(self, page: QWidget) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _choosers(self, margin: int = 2 * look.STEP) -> QWidget:
        """Language and colours, at the same place on every page."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(margin, look.STEP, margin, 0)
        say = self.words.say
        languages = [(code, load(code).name) for code in LANGUAGES]
        themes = [(name, say(f"counter.theme.{name}", THEME_NAMES[name])) for name in THEMES]
        for name, options, now, chosen in (
            (say("counter.language", "Language"), languages, self.words.code, self.speak),
            (say("counter.theme", "Colours"), themes, str(self.property("colours") or "light"), self.wear),
        ):
            box = QComboBox()
            box.setAccessibleName(name)
            box.setToolTip(name)
            for value, text in options:
                box.addItem(text, value)
            box.setCurrentIndex(box.findData(now))
            box.activated.connect(lambda at, box=box, chosen=chosen: chosen(str(box.itemData(at))))
            box.setProperty("role", "small")
            row.addWidget(box, 1)
        return whole
