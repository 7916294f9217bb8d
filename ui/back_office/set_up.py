"""The set-up of a new office, page by page; nothing is made before the last answer stands."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from app.actions import set_up
from app.errors import OfficeError, Rejected
from app.words import Words
from ui.back_office.backup_key_page import BackupKeyPage
from ui.back_office.done_page import DonePage
from ui.back_office.office_page import OfficePage
from ui.back_office.page import Page
from ui.back_office.person_page import PersonPage
from ui.back_office.sheet_page import SheetPage
from ui.back_office.troubles import trouble
from ui.back_office.way_back_page import SHEET, WayBackPage
from ui.work import Work


class SetUp(QWidget):
    """Walks through the pages; `made` is called when the office stands and the last page was left."""

    def __init__(self, folder: Path, words: Words, made: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder, self._words, self._made, self._work = folder, words, made, Work(self)
        self.office, self.first, self.way_back = OfficePage(), PersonPage(), WayBackPage()
        self.second, self.sheet, self.done = PersonPage(second=True), SheetPage(), DonePage()
        self.backup_key = BackupKeyPage()
        self._stack = QStackedLayout(self)
        for page in self._pages():
            self._stack.addWidget(page)
            page.back.connect(self._back)
            page.go_on.connect(self._on)
        self.office.back_button.hide()
        self.retranslate(words)

    def now(self) -> Page:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def retranslate(self, words: Words) -> None:
        """Say every page anew."""
        self._words = words
        for page in self._pages():
            page.retranslate(words)
            page.trouble.say("")

    def _pages(self) -> list[Page]:
        return [self.office, self.first, self.way_back, self.second, self.sheet, self.backup_key, self.done]

    def _way(self) -> list[Page]:
        last: Page = self.sheet if self._with_sheet() else self.second
        return [self.office, self.first, self.way_back, last, self.backup_key]

    def _with_sheet(self) -> bool:
        return self.way_back.ways.value() in (SHEET, "")

    def _back(self) -> None:
        way = self._way()
        self._show(way[way.index(self.now()) - 1])

    def _on(self) -> None:
        page = self.now()
        if page is self.done:
            self._made()
            return
        try:
            page.check()
            if page is self.second and self._same(self.second, self.first):
                raise Rejected("staff_name_taken")
        except OfficeError as error:
            page.trouble.say(trouble(self._words, error))
            return
        way = self._way()
        if page is way[-1]:
            self._make()
        else:
            self._show(way[way.index(page) + 1])

    def _show(self, page: Page) -> None:
        page.trouble.say("")
        for person in (self.first, self.second):
            person.in_office(self.office.name.value())
        if isinstance(page, SheetPage) and not page.sheet:
            page.begin()
        self._stack.setCurrentWidget(page)

    def _same(self, one: PersonPage, other: PersonPage) -> bool:
        return one.name.value().strip().casefold() == other.name.value().strip().casefold()

    def _plan(self) -> set_up.Plan:
        with_sheet = self._with_sheet()
        people = (self.first.member(),) if with_sheet else (self.first.member(), self.second.member())
        return set_up.Plan(
            name=self.office.name.value(),
            operator=str(self.office.operator.value()),
            administrators=people,
            sheet=self.sheet.sheet if with_sheet else "",
            backup_key=self.backup_key.sheet,
            kiosk=self.office.kiosk.value().strip(),
        )

    def _make(self) -> None:
        page = self.now()
        page.trouble.say("")
        page.setEnabled(False)
        page.on_button.say(self._words.say("back_office.making", "Making the office …"))
        self._work.run(partial(set_up.make, self._folder, self._plan()), self._stands, self._failed)

    def _stands(self, card: Any) -> None:
        for paper in (self.sheet, self.backup_key):
            paper.forget()
        for person in (self.first, self.second):
            person.passphrase.clear()
        self.done.show_office(self._folder, card.fingerprint)
        self.done.retranslate(self._words)
        self._show(self.done)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            raise error
        page = self.now()
        page.setEnabled(True)
        page.retranslate(self._words)
        page.trouble.say(trouble(self._words, error))
