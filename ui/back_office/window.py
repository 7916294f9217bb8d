"""The back office: without an office the set-up; with one, what administrators look after."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from app.actions import chosen, kiosks, people, recovery, retention
from app.actions.chosen import Row
from app.actions.unlock import lock, unlock
from app.errors import OfficeError, Trouble
from app.office import NewMember, Office, confirm
from app.settings import Value
from app.words import load
from ui import printing
from ui.back_office.backups import Backups
from ui.back_office.due_page import DuePage
from ui.back_office.editions import Editions
from ui.back_office.field import Field
from ui.back_office.kiosks_page import KiosksPage
from ui.back_office.page import Page
from ui.back_office.people_page import PeoplePage
from ui.back_office.rekey_page import RekeyPage
from ui.back_office.rekeyed import Rekeyed, is_due, rekey_aside, rekeyed
from ui.back_office.set_up import SetUp
from ui.back_office.settings_page import SettingsPage
from ui.back_office.sheet_page import SheetPage
from ui.back_office.troubles import trouble
from ui.back_office.unlock_page import UnlockPage
from ui.language import Language
from ui.parts.buttons import Button
from ui.parts.presence import Presence
from ui.parts.tokens import LIGHT, STEP, TARGET, TEXT, sheet
from ui.printing import Queue
from ui.work import Work

LANGUAGES = ("nl", "fr", "en")
TABS = f"""
    QTabWidget::pane {{ border: none; }}
    QTabBar {{ background: {LIGHT.surface}; }}
    QTabBar::tab {{ min-height: {TARGET - 2 * STEP}px; padding: {STEP}px {3 * STEP}px; border: none;
                    border-bottom: 4px solid transparent; color: {LIGHT.quiet}; font-size: {TEXT}px; }}
    QTabBar::tab:selected {{ color: {LIGHT.action}; border-bottom: 4px solid {LIGHT.action}; font-weight: 700; }}
    QTabBar::tab:focus {{ border: 3px solid {LIGHT.focus}; }}
    QPushButton[role="main"]:disabled {{ background: {LIGHT.line}; border-color: {LIGHT.line}; color: {LIGHT.quiet}; }}
    QPlainTextEdit {{ background: {LIGHT.surface}; color: {LIGHT.text}; border: 2px solid {LIGHT.edge};
                      border-radius: {STEP}px; padding: {STEP}px; font-size: {TEXT}px; }}
    QPlainTextEdit:focus {{ border: 3px solid {LIGHT.focus}; }}
    QCheckBox {{ min-height: {TARGET - 2 * STEP}px; spacing: {STEP}px; }}
    QCheckBox:focus {{ color: {LIGHT.focus}; }}
    QCheckBox::indicator {{ width: 24px; height: 24px; }}
"""


class BackOfficeWindow(QMainWindow):
    """Starts locked, or with the set-up where no office is."""

    def __init__(self, folder: Path, language: str = "nl") -> None:
        super().__init__()
        self._folder, self.language = folder, Language(self, language)
        self.office: Office | None = None
        self._work = Work(self)
        self._presence = Presence(self)
        self._presence.left.connect(self._leave)
        self.setWindowTitle("Onthaal")
        self.setObjectName("page")
        self.setStyleSheet(sheet(LIGHT) + TABS)
        self.resize(1280, 800)
        self._frame = QWidget()
        self._frame.setObjectName("page")
        self._column = QVBoxLayout(self._frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar())
        self._middle = QWidget()
        self._column.addWidget(self._middle, 1)
        self.setCentralWidget(self._frame)
        if (folder / "office.toml").exists():
            self._lock_up()
        else:
            self.set_up = SetUp(folder, self.language.words, self._lock_up)
            self._put(self.set_up)

    def unlock(self, staff: str, passphrase: str) -> None:
        """Open the office for an administrator and show its pages."""
        if self._try(self.unlock_page, lambda: self._opened(unlock(self._folder, staff, passphrase, to="see_staff"))):
            self.unlock_page.name.set_value("")

    def showEvent(self, event: QShowEvent) -> None:
        """From now on touches of this window are seen."""
        super().showEvent(event)
        self._presence.watch()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Lock the vault when the window goes."""
        if isinstance(self._middle, RekeyPage):
            self._middle.stopped = True
            event.ignore()
            return
        self._close_office()
        super().closeEvent(event)

    def _leave(self) -> None:
        """Nobody is there: lock. What was typed here goes, for it is mostly passphrases."""
        self._close_office()
        self._lock_up()

    def _close_office(self) -> None:
        self._presence.rest()
        if self.office is not None:
            self.backups.leave()
            self.editions.leave()
            lock(self.office)
            self.office = None

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(6 * STEP, STEP, 6 * STEP, STEP)
        brand = QLabel("Onthaal")
        brand.setProperty("role", "group")
        row.addWidget(brand)
        row.addStretch(1)
        for code in LANGUAGES:
            button = Button("mdi6.translate")
            button.say(load(code).name)
            button.clicked.connect(lambda _=False, code=code: self.language.speak(code))
            row.addWidget(button)
        return bar

    def _put(self, widget: QWidget) -> None:
        self._column.replaceWidget(self._middle, widget)
        self._middle.hide()
        self._middle.deleteLater()
        self._middle = widget

    def _say(self) -> None:
        words = self.language.words
        for page in self.findChildren(Page):
            page.retranslate(words)
        for made in self.findChildren(SetUp):
            made.retranslate(words)
        if isinstance(self._middle, QTabWidget):
            for at, text in enumerate(self._tab_names()):
                self._middle.setTabText(at, text)
            self.own.say(words.say("back_office.own", "Your own passphrase"))

    def _tab_names(self) -> tuple[str, ...]:
        say = self.language.words.say
        return (
            say("back_office.people", "People"),
            say("back_office.kiosks", "Kiosks"),
            say("back_office.sheet.title", "The recovery sheet"),
            say("back_office.backups", "Backups"),
            say("back_office.editions", "Rulebook"),
            say("back_office.due", "Due"),
            say("back_office.settings", "Settings"),
        )

    def _lock_up(self) -> None:
        self.unlock_page = UnlockPage()
        self.unlock_page.asked.connect(self.unlock)
        self._put(self.unlock_page)
        self._say()

    def _opened(self, office: Office) -> None:
        self.office = office
        self._presence.set_minutes(chosen.number(office.folder, "lock_minutes"))
        self._presence.wait()
        self.people, self.kiosks, self.sheet = PeoplePage(), KiosksPage(office.settings.fingerprint), SheetPage()
        self.backups = Backups(office, lambda: self.language.words)
        self.editions = Editions(office, lambda: self.language.words, self)
        self.settings = SettingsPage()
        self.settings.asked.connect(self._set)
        self.own = Field(masked=True)
        self.sheet.body.insertWidget(self.sheet.body.count() - 1, self.own)
        self.sheet.back_button.hide()
        self.people.add_asked.connect(self._add)
        self.people.reset_asked.connect(self._reset)
        self.people.remove_asked.connect(self._remove)
        self.people.rekey_asked.connect(self._rekey_again)
        self.kiosks.enrol_asked.connect(self._enrol)
        self.sheet.go_on.connect(self._replace_sheet)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        self.due = DuePage(office, lambda: self.language.words)
        pages = (
            self.people, self.kiosks, self.sheet, self.backups, self.editions.page, self.due, self.settings,
        )  # fmt: skip
        for page, name in zip(pages, self._tab_names(), strict=True):
            tabs.addTab(page, name)
        tabs.currentChanged.connect(lambda at: self._sheet_shown(tabs.widget(at) is self.sheet))
        tabs.currentChanged.connect(lambda at: self._look_for_printers(tabs.widget(at) is self.settings))
        self.settings.show_rows(chosen.listed(office))
        self._put(tabs)
        self._say()
        self.people.show_people(people.colleagues(office))
        self.people.show_due(is_due(office))
        self.kiosks.show_kiosks(kiosks.enrolled(office))
        if retention.begin(office) is not None:
            tabs.setCurrentWidget(self.backups)
        self.due.renew()

    def _sheet_shown(self, shown: bool) -> None:
        if shown:
            self.sheet.begin()
        else:
            self.sheet.forget()

    def _add(self, member: NewMember, again: str, own: str) -> None:
        office = self._unlocked()
        if self._try(self.people, lambda: people.add(office, own, member, again)):
            self.people.show_people(people.colleagues(office))
            self.people.say_done(
                self.language.words.say("back_office.people.added", "{name} can unlock now.", name=member.name)
            )

    def _reset(self, id_: str, passphrase: str, again: str, own: str) -> None:
        office = self._unlocked()
        if self._try(self.people, lambda: people.reset_passphrase(office, own, id_, passphrase, again)):
            self.people.list.clearSelection()
            self.people.say_done(self.language.words.say("back_office.people.was_set", "The new passphrase holds."))

    def _remove(self, id_: str, own: str) -> None:
        office = self._unlocked()
        if self._try(self.people, lambda: people.remove(office, own, id_)):
            self._rekey(office.person.name, own)

    def _rekey_again(self, own: str) -> None:
        office = self._unlocked()
        if self._try(self.people, lambda: confirm(office, own)):
            self._rekey(office.person.name, own)

    def _rekey(self, name: str, own: str) -> None:
        """Lock, let the vault get another key aside, and unlock again."""
        page, folder = RekeyPage(), self._folder
        self._close_office()
        self._put(page)
        self._say()

        def tell(done: int, of: int) -> None:
            page.told.emit(done, of)
            if page.stopped:
                raise Trouble("stopped")

        def deed() -> Rekeyed:
            return rekey_aside(folder, name, own, tell)

        self._work.run(deed, lambda made: self._rekeyed(name, own, made), lambda wrong: self._rekeyed(name, own, wrong))

    def _rekeyed(self, name: str, own: str, ended: Rekeyed | Exception) -> None:
        words = self.language.words
        self._lock_up()
        self.unlock(name, own)
        if isinstance(ended, OfficeError):
            page = self.people if self.office is not None else self.unlock_page
            page.trouble.say(trouble(words, ended))
        elif isinstance(ended, Rekeyed):
            if self.office is not None:
                self.people.say_done(rekeyed(words, ended))
        else:
            raise ended

    def _enrol(self, kiosk: str) -> None:
        office = self._unlocked()
        if self._try(self.kiosks, lambda: self.kiosks.show_kiosks(kiosks.enrol(office, kiosk))):
            self.kiosks.name.set_value("")

    def _set(self, name: str, typed: str, reason: str, language: str) -> None:
        """Keep a setting; a refusal stands beside it and nothing that was typed is lost."""
        office = self._unlocked()
        try:
            chosen.change(office, name, typed, reason, language=language)
        except OfficeError as error:
            self.settings.refused(name, trouble(self.language.words, error))
            return
        self.settings.rows[name].show_value(*_value_of(chosen.listed(office), name))
        self.settings.kept(name, self.language.words.say("back_office.settings.done", "Kept. The office signed it."))

    def _look_for_printers(self, shown: bool) -> None:
        """Ask the print system aside; where it does not answer, a name can be typed."""
        if shown:
            self._work.run(printing.queues, self._show_printers, lambda _: None)

    def _show_printers(self, found: list[Queue]) -> None:
        self.settings.show_printers([one.name for one in found])

    def _replace_sheet(self) -> None:
        office, own = self._unlocked(), self.own.value()
        self.own.set_value("")

        def replace() -> None:
            self.sheet.check()
            recovery.replace(office, own, self.sheet.sheet)

        if self._try(self.sheet, replace):
            self.sheet.forget()
            self.sheet.typed.hide()
            self.sheet.lead.say(
                self.language.words.say("back_office.sheet.holds", "The new sheet holds. Destroy the old one.")
            )
            self.sheet.on_button.setEnabled(False)

    def _try(self, page: Page, deed: Callable[[], object]) -> bool:
        page.trouble.say("")
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            deed()
        except OfficeError as error:
            page.trouble.say(trouble(self.language.words, error))
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True

    def _unlocked(self) -> Office:
        assert self.office is not None, "the office is locked"
        return self.office


def _value_of(rows: list[Row], name: str) -> tuple[Value, Mapping[str, str]]:
    """The value of a setting and its texts in other languages."""
    values = {row.setting.name: row.value for row in rows}
    texts = values.get(f"{name}_in", {})
    return values[name], texts if isinstance(texts, Mapping) else {}
