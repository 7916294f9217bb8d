"""The counter window: locked until somebody gives the passphrase, and locked again when nobody is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from app.actions import retention
from app.actions.ahead import read_ahead
from app.actions.backup import Reminder
from app.actions.habits import Columns, Habits, keep, left
from app.errors import OfficeError
from app.office import Office
from app.settings import Value, read_settings
from app.words import Words, load
from ui.counter import look
from ui.counter.desk import Desk
from ui.counter.newcomer_side import MONITOR
from ui.counter.unfinished import LOCKED
from ui.counter.unlock_page import UnlockPage
from ui.counter.workplace import Workplace
from ui.parts.presence import Presence
from ui.parts.tokens import CONTRAST, DARK, LIGHT, colours_of

SMALLEST, LARGE = QSize(1024, 640), QSize(1440, 900)
LANGUAGES = ("nl", "fr", "en")
THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
THEME_NAMES = {"light": "Light", "dark": "Dark", "contrast": "Contrast"}
DEFAULTS = read_settings({})


class CounterWindow(QMainWindow):
    """Starts locked, as the counter was left: language, colours, columns; `unlock` shows the workplace."""

    def __init__(self, folder: Path, language: str = "", *, queue: str = "", staff: str = "") -> None:
        super().__init__()
        self._folder, self._queue, self._staff = folder, queue, staff
        self._habits = left(folder)
        remembered = self._habits.language if self._habits.language in LANGUAGES else LANGUAGES[0]
        self.words: Words = load(language or remembered)
        self.desk = Desk(self)
        self.work: Workplace | None = None
        self._person = ""
        self.setWindowTitle("Onthaal")
        self.setMinimumSize(SMALLEST)
        self.resize(LARGE)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.unlock_page = self._locked_page()
        self._presence = Presence(self)
        self._presence.left.connect(self.lock)
        self.desk.shut.connect(self._shut)
        QShortcut(QKeySequence("Ctrl+L"), self, self.lock)
        self._obey(DEFAULTS)

    @property
    def office(self) -> Office | None:
        """The open office, for its settings and its clock; the vault is the desk's alone."""
        return self.desk.office

    def unlock(self, staff: str, passphrase: str) -> None:
        """Open the office; Trouble goes back to the page that asked."""
        office = self.desk.unlock(self._folder, staff, passphrase)
        self._staff = staff
        self._obey(read_settings(office.settings.chosen))
        if self.work is None or office.person.id != self._person:
            self._person = office.person.id
            self._work_anew(None)
        elif (self.work.words.code, self.work.colours) != (self.words.code, colours_of(self)):
            self._work_anew(self._put_work_away())
        assert self.work is not None
        reminder = self.desk.do(retention.begin)
        self.work.reload()
        self.work.middle.say(self._backup_is_due(reminder) if reminder else "")
        self._stack.setCurrentWidget(self.work)
        self.work.ask_there()
        self._presence.wait()

    def _backup_is_due(self, reminder: Reminder) -> str:
        say = self.words.say
        if reminder.last is None:
            return say("counter.backup.none", "There is no backup yet. Ask the administrator to make one today.")
        day = self.words.format_date(reminder.last)
        late = "The last good backup was made on {day}. Ask the administrator to make one today."
        return say("counter.backup.late", late, day=day)

    def lock(self) -> None:
        """Lock the vault; what was typed stays behind the lock and comes back with the passphrase."""
        if self.desk.office is None:
            return
        self._presence.rest()
        dialog = QApplication.activeModalWidget()
        over = dialog.parentWidget() if isinstance(dialog, QDialog) else None
        if isinstance(dialog, QDialog) and over is not None and over.window() is self:
            dialog.done(LOCKED)
        if self.work is not None:
            self.work.rest()
        self.desk.lock()
        self.unlock_page = self._locked_page(locked=True)

    def _shut(self, wrong: OfficeError) -> None:
        """The vault serves nobody here any more: lock, and say why."""
        self.lock()
        self.unlock_page.say(wrong)

    def speak(self, code: str) -> None:
        """Speak another language at once; what was typed stays."""
        if code != self.words.code:
            self.words = load(code)
            self._again()
            self._remember(replace(self._habits, language=code))

    def wear(self, theme: str) -> None:
        """Put on another set of colours; the counter remembers them."""
        self._wear(theme, str(self.property("accent") or ""))
        self._remember(replace(self._habits, theme=theme))

    def _wear(self, theme: str, accent: str) -> None:
        if (theme, accent) == (self.property("colours"), self.property("accent")):
            return
        old, standing = self.work, self._put_work_away()
        if old is not None:
            old.setParent(None)
        self.setProperty("colours", theme)
        self.setProperty("accent", accent)
        self.setStyleSheet(look.sheet(colours_of(self)))
        self._again(standing)

    def _obey(self, settings: dict[str, Value]) -> None:
        """What the office chose: when the counter locks, its accent, and its colours where nobody here chose others."""
        self._presence.set_minutes(int(str(settings["lock_minutes"])))
        own = self._habits.theme if self._habits.theme in THEMES else str(settings["theme"])
        self._wear(own, str(settings["accent"]))

    def _keep_table(self, name: str, columns: Columns) -> None:
        self._remember(replace(self._habits, tables={**self._habits.tables, name: columns}))

    def _remember(self, habits: Habits) -> None:
        self._habits = habits
        self.desk.aside(partial(keep, self._folder, habits))

    def showEvent(self, event: QShowEvent) -> None:
        """From now on touches of this window are seen; what every dossier needs is read while a passphrase is typed."""
        super().showEvent(event)
        self._presence.watch()
        if self.desk.office is None:
            self.desk.aside(read_ahead)

    def _see_newcomer(self) -> None:
        """Somebody who touches the newcomer's own monitor is there too."""
        assert self.work is not None
        if self.work.newcomer.place == MONITOR:
            self._presence.watch(self.work.newcomer.theirs)

    def closeEvent(self, event: Any) -> None:
        """Lock the vault when the window goes."""
        self._presence.rest()
        self.desk.leave()
        super().closeEvent(event)

    def _again(self, standing: dict[str, Any] | None = None) -> None:
        """Draw everything anew, in the language and the colours of now."""
        if self.desk.office is None or (self.work is None and standing is None):
            self.unlock_page = self._locked_page(locked=self._person != "")
            return
        self._work_anew(standing or self._put_work_away())

    def _put_work_away(self) -> dict[str, Any] | None:
        """Take the workplace off; where the assessor stood and what was typed."""
        if self.work is None or self.desk.office is None:
            return None
        standing = self.work.standing()
        self._put_away(self.work)
        self.work = None
        return standing

    def _work_anew(self, standing: dict[str, Any] | None) -> None:
        if self.work is not None:
            self._put_away(self.work)
        colours = colours_of(self)
        self.work = Workplace(self.desk, self.words, self._queue, colours, self._habits)
        self.work.tabs.arranged.connect(self._keep_table)
        self.work.lists.order.activated.connect(lambda at: self._remember(replace(self._habits, by_name=bool(at))))
        self.work.newcomer.moved.connect(self._see_newcomer)
        lock = look.icon_button(
            "mdi6.lock-outline", "", self.lock, colours.action, "", self.words.say("counter.lock", "Lock")
        )
        lock.setText("Ctrl+L")
        lock.setToolTip(f"{lock.accessibleName()}  Ctrl+L")
        self.work.left_column.top.addWidget(lock)
        self.work.left_column.column.addWidget(self._choosers())
        self._stack.addWidget(self.work)
        if standing is not None:
            self.work.lists.refresh()
            self.work.stand(standing)
            self._stack.setCurrentWidget(self.work)

    def _locked_page(self, *, locked: bool = False) -> UnlockPage:
        before, gone = self._stack.currentWidget(), self.findChildren(UnlockPage)
        page = UnlockPage(self.words, self.unlock, self._staff, locked)
        page.form.addWidget(self._choosers(0))
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if isinstance(before, UnlockPage):
            page.staff.setText(before.staff.text())
        for one in gone:
            self._put_away(one)
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
        for name, options, now, choose in (
            (say("counter.language", "Language"), languages, self.words.code, self.speak),
            (say("counter.theme", "Colours"), themes, str(self.property("colours") or "light"), self.wear),
        ):
            box = QComboBox()
            box.setObjectName(choose.__name__)
            box.setAccessibleName(name)
            box.setToolTip(name)
            for value, text in options:
                box.addItem(text, value)
            box.setCurrentIndex(box.findData(now))
            box.activated.connect(lambda at, box=box, choose=choose: self._chosen(choose, str(box.itemData(at))))
            box.setProperty("role", "small")
            row.addWidget(box, 1)
        return whole

    def _chosen(self, choose: Callable[[str], None], value: str) -> None:
        """Obey a chooser; who works stands at the same one afterwards."""
        choose(value)
        again = self.work.findChild(QComboBox, choose.__name__) if self.work is not None else None
        if again is not None and self._stack.currentWidget() is self.work:
            again.setFocus()
