"""The kiosk's window: the quiet bar above, one page below. It alone calls the visit."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Rejected, Trouble
from app.facts import Plain
from app.words import LANGUAGES
from ui.kiosk.done_page import DonePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.page import Page
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.review_page import ReviewPage
from ui.kiosk.visit import Visit
from ui.messages import sentence
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import LIGHT, STEP, sheet

IDLE_MINUTES = 4


class KioskWindow(QWidget):
    """Opens a new visit for each newcomer and keeps nothing of the one before."""

    def __init__(self, new_visit: Callable[[], Visit], idle_minutes: int = IDLE_MINUTES) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowTitle("Onthaal")
        self._new_visit, self.visit = new_visit, new_visit()
        self._asking, self._reviewing, self._began = "", False, False
        self._pages = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        whole.addWidget(self._pages, 1)
        self._idle = QTimer(self)
        self._idle.setInterval(idle_minutes * 60_000)
        self._idle.timeout.connect(self._nobody_here)
        self.installEventFilter(self)
        self.start()

    @property
    def page(self) -> Page:
        """The page shown now."""
        page = self._pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def _bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(3 * STEP, STEP, 3 * STEP, STEP)
        self.language_button = Button("mdi6.web", parent=bar)
        self.listen_button = Button("mdi6.volume-high", parent=bar)
        self.ticket_label = PlainLabel("quiet", bar, wrap=False)
        self.call_button = Button("mdi6.hand-wave", parent=bar)
        self.listen_button.setEnabled(False)
        self.language_button.clicked.connect(self._choose_language)
        self.call_button.clicked.connect(self._call)
        self._called = False
        row.addWidget(self.language_button)
        row.addWidget(self.listen_button)
        row.addStretch(1)
        row.addWidget(self.ticket_label)
        row.addSpacing(2 * STEP)
        row.addWidget(self.call_button)
        return bar

    def start(self) -> None:
        """A clean start at the language page: everything of the visit before is gone."""
        self.visit.leave()
        self.visit = self._new_visit()
        self._asking, self._reviewing, self._began, self._called = "", False, False, False
        self._choose_language()

    def speak(self, code: str) -> None:
        """Change the language, also in the middle of a page; what was filled in stays."""
        self._safely(lambda: self.visit.speak(code))
        self._retranslate()

    def _choose_language(self) -> None:
        page = LanguagePage(self.visit.languages)
        page.chosen.connect(self._language_chosen)
        self._keep = self.page if self._began else None
        self._show(page, keep=self._keep)

    def _language_chosen(self, code: str) -> None:
        self.speak(code)
        if self._keep is not None:
            page, self._keep = self._keep, None
            self._show(page)
            return
        privacy = PrivacyPage()
        privacy.accepted.connect(self._begin)
        privacy.back.connect(self._choose_language)
        self._show(privacy)

    def _begin(self) -> None:
        self._began = True
        self._go_on()

    def _go_on(self) -> None:
        now = self.visit.position().now
        if now is None or (self._reviewing and now is None):
            self._review()
        else:
            self._ask(now)

    def _ask(self, question: str) -> None:
        self._asking = question
        position = self.visit.position()
        behind = position.behind
        number = behind.index(question) + 1 if question in behind else position.number
        page = QuestionPage(self.visit.question(question), position, number)
        page.given.connect(self._given)
        page.back.connect(self._back)
        self._show(page)
        page.show_answer(self.visit.answer(question))

    def _given(self, raw: Plain) -> None:
        page = self.page
        assert isinstance(page, QuestionPage)
        try:
            self.visit.give(self._asking, raw)
        except Rejected as error:
            page.refuse(self.visit.refusal(self._asking, error))
        except Trouble as trouble:
            page.refuse(sentence(trouble, self.visit.words))
        else:
            self._after(self._asking)

    def _after(self, question: str) -> None:
        """Back at a question from before, go on to the next one on the road, answered or not."""
        position = self.visit.position()
        behind = position.behind
        later = behind[behind.index(question) + 1 :] if question in behind else ()
        if later and not self._reviewing:
            self._ask(later[0])
        else:
            self._go_on()

    def _back(self) -> None:
        behind = self.visit.position().behind
        at = behind.index(self._asking) if self._asking in behind else len(behind)
        if self._reviewing:
            self._review()
        elif at > 0:
            self._ask(behind[at - 1])
        else:
            self._began = False
            self._language_chosen_again()

    def _language_chosen_again(self) -> None:
        self._keep = None
        self._language_chosen(self.visit.words.code)

    def _review(self) -> None:
        if self.visit.position().now is not None:
            self._reviewing = False
            self._go_on()
            return
        self._reviewing = True
        page = ReviewPage(self.visit.answers())
        page.change.connect(self._ask)
        page.finished.connect(self._finish)
        page.forget.connect(self._forget)
        self._show(page)

    def _finish(self) -> None:
        ticket = self.visit.ticket
        self._safely(self.visit.finish)
        self._began = False
        page = DonePage(ticket)
        page.left.connect(self.start)
        self._show(page)

    def _forget(self) -> None:
        self._safely(self.visit.forget)
        self.start()

    def _nobody_here(self) -> None:
        if self.visit.ticket:
            self.start()

    def _call(self) -> None:
        self._called = True
        self._retranslate()

    def _safely(self, deed: Callable[[], None]) -> None:
        try:
            deed()
        except Trouble as trouble:
            self.call_button.say(sentence(trouble, self.visit.words))

    def _show(self, page: Page, keep: Page | None = None) -> None:
        old = self._pages.currentWidget()
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not None and old is not page and old is not keep:
            self._pages.removeWidget(old)
            old.deleteLater()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """A language change says every word anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_pages"):
            self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch or key starts the quiet time anew."""
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin):
            self._idle.start()
        return False

    def _retranslate(self) -> None:
        words = self.visit.words
        rtl = Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(rtl)
        style = sheet(LIGHT, LANGUAGES[words.code].script)
        if style != self.styleSheet():
            self.setStyleSheet(style)
        self.language_button.say(words.name)
        why_not = words.say("kiosk.listen.not_yet", "There is no voice on this kiosk yet. Call a member of staff.")
        self.listen_button.say(words.say("kiosk.listen", "Listen"), why_not)
        ticket = self.visit.ticket
        number = words.say("kiosk.ticket.value", "Your number is {ticket}", ticket=ticket)
        self.ticket_label.say(number if ticket else "")
        if self._called:
            self.call_button.say(words.say("kiosk.raise_hand", "Raise your hand: a member of staff helps you."))
        else:
            self.call_button.say(words.say("kiosk.call_staff", "Call staff"))
        page = self.page
        if isinstance(page, QuestionPage):
            page.set_asked(self.visit.question(self._asking))
        if isinstance(page, ReviewPage):
            page.set_lines(self.visit.answers())
        page.retranslate(words)


