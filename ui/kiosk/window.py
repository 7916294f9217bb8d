"""The kiosk's window: the quiet bar above, one page below, for one visit. It alone calls the visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Rejected, Trouble
from app.facts import Plain
from app.settings import read_settings
from app.words import LANGUAGES
from ui.kiosk import lock, ticket_process
from ui.kiosk.ask_language_page import AskLanguagePage
from ui.kiosk.bar import Bar
from ui.kiosk.call_page import CallPage
from ui.kiosk.done_page import DonePage
from ui.kiosk.double_touch import DoubleTouch
from ui.kiosk.farewell_page import FarewellPage
from ui.kiosk.forget_page import ForgetPage
from ui.kiosk.forgotten_page import ForgottenPage
from ui.kiosk.hidden_page import HiddenPage
from ui.kiosk.idle_page import IdlePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.page import Page
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.review_page import ReviewPage
from ui.kiosk.visit import Visit
from ui.messages import sentence
from ui.parts.buttons import Button
from ui.parts.choice_card import ChoiceCard
from ui.parts.plain_label import PlainLabel
from ui.parts.speaking import Speaking
from ui.parts.tokens import CONTRAST, LARGE_SCREEN, LARGE_SCREEN_PERCENT, LIGHT, TEXT_PERCENTS, sheet

if TYPE_CHECKING:
    from ui.kiosk.scan import Scanner, Stop
    from ui.parts.keyboard import KeyboardPanel
    from ui.parts.listen_bar import ListenBar
    from ui.parts.reader import Ears

TOUCHES = (
    QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress, QEvent.Type.TouchBegin,
    QEvent.Type.Wheel,
)  # fmt: skip
LOOKED_AT = lock.WATCHED.union(TOUCHES)
"""A new page brings a thousand events; asking each for its kind once is what this costs."""
SWITCH = Qt.Key.Key_F8
OWN_KEYS = (SWITCH, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KioskWindow(QWidget):
    """One newcomer's visit, from the privacy page to the ticket; `ended` when nothing of it is left."""

    ended = Signal()

    def __init__(
        self, new_visit: Callable[[], Visit], settings: Mapping[str, object] | None = None, house: str = ""
    ) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setWindowTitle("Onthaal")
        self.visit = new_visit()
        self._settings, self._house = read_settings(settings or {}), house
        self.asking, self._reviewing, self._over = "", False, False
        self._percent, self._colours = TEXT_PERCENTS[0], LIGHT
        self._below: list[Page] = []
        self._double = DoubleTouch()
        self.bar = Bar(self)
        self._listen_bar: ListenBar | None = None
        self._scanner: Scanner | None = None
        self._keyboard: KeyboardPanel | None = None
        self._pages = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._pages, 1)
        self.bar.language.connect(self._other_language)
        self.bar.listen.connect(self._listen_or_not)
        self.bar.hide_now.connect(self._hide_now)
        self.bar.larger.connect(self._larger)
        self.bar.contrast.connect(self._other_colours)
        self.bar.stop.connect(self._ask_to_forget)
        self.bar.call.connect(self._call)
        self._idle = QTimer(self)
        self._idle.setInterval(self._number("idle_seconds") * 1000)
        self._idle.timeout.connect(self._ask_still_there)
        self._privacy()

    @property
    def page(self) -> Page:
        """The page shown now."""
        page = self._pages.currentWidget()
        assert isinstance(page, Page)
        return page

    def begin(self, code: str) -> None:
        """Somebody touched the resting page while it greeted in this language: the visit gets its ticket."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._idle.start()
        self._tried(lambda: self.visit.start(code))
        self._retranslate()

    def speak(self, code: str) -> None:
        """Change the language, also in the middle of a page; what was filled in stays."""
        self._hush()
        self._tried(lambda: self.visit.speak(code))
        self._retranslate()
        if self.listening:
            self._read_page()

    def warm_up(self) -> None:
        """Read questions and rules while the newcomer reads the first page."""
        self.visit.read_ahead()

    def warm_voice(self) -> None:
        """Load the voice before somebody asks for it; nothing is heard."""
        self._bar_for_listening().warm_up()

    def leave(self) -> None:
        """End the visit where it stands: nothing of it stays in memory."""
        self._idle.stop()
        if self._listen_bar is not None:
            self._listen_bar.stop()
        self.visit.leave()
        if not self._over:
            self._over = True
            self.ended.emit()

    # The first pages

    def _privacy(self) -> None:
        page = PrivacyPage()
        page.accepted.connect(self._accepted)
        self._show(page)

    def _accepted(self) -> None:
        if self.visit.ticket or self._tried(lambda: self.visit.start(self.visit.words.code)):
            self._languages()

    def _languages(self) -> None:
        page = LanguagePage(self.visit.languages)
        page.chosen.connect(lambda code: self._ask_language(code, self._chosen))
        page.back.connect(self._privacy)
        self._show(page)

    def _ask_language(self, code: str, then: Callable[[str], None]) -> None:
        """Name the language that was touched, in that language, aloud where there is a voice, and ask for a yes."""
        page = AskLanguagePage(code, code in dict(self.visit.languages))
        page.back.connect(self._uncover)
        page.accepted.connect(self._uncover)
        page.accepted.connect(lambda: then(code))
        self._cover(page)
        self._say_aloud(page)

    def _chosen(self, code: str) -> None:
        if self._tried(lambda: self.visit.speak(code)):
            self._go_on()
        else:
            self._retranslate()

    # The questions

    def _go_on(self) -> None:
        now = self.visit.position().now
        if now is None:
            self._review()
        else:
            self._ask(now)

    def _ask(self, question: str) -> None:
        self.asking = question
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
        if not isinstance(page, QuestionPage):
            return
        try:
            self.visit.give(self.asking, raw)
        except Rejected as error:
            page.refuse(self.visit.refusal(self.asking, error))
        except Trouble as trouble:
            page.refuse(self._not_sent(trouble))
        else:
            self._after(self.asking)

    def _after(self, question: str) -> None:
        """From an earlier question go on to the next one on the road; from the review go back to it."""
        behind = self.visit.position().behind
        later = behind[behind.index(question) + 1 :] if question in behind else ()
        if later and not self._reviewing:
            self._ask(later[0])
        else:
            self._go_on()

    def _back(self) -> None:
        position = self.visit.position()
        behind = position.behind
        at = behind.index(self.asking) if self.asking in behind else len(behind)
        if self._reviewing and position.now is None:
            self._review()
        elif at > 0:
            self._ask(behind[at - 1])
        else:
            self._languages()

    # The end

    def _review(self) -> None:
        self._reviewing = True
        page = ReviewPage(self.visit.answers())
        page.change.connect(self._ask)
        page.back.connect(self._back_from_review)
        page.finished.connect(self._finish)
        self._show(page)

    def _back_from_review(self) -> None:
        self._reviewing = False
        self._ask(self.visit.position().behind[-1])

    def _finish(self) -> None:
        ticket, language = self.visit.ticket, self.visit.words.code
        if self._tried(self.visit.finish):
            printed = self._print_ticket(ticket, language)
            minutes = self._number("wait_minutes")
            self._farewell(DonePage(ticket, self._number("done_seconds"), minutes, printed))

    def _print_ticket(self, ticket: str, language: str) -> bool:
        """Where the office set a printer beside the kiosk, the number comes out there too; nobody waits for it."""
        queue, form = str(self._settings["ticket_queue"]), str(self._settings["ticket_form"])
        if queue:
            ticket_process.start(ticket, language, form, queue, str(self._settings["paper_name"]) or self._house)
        return bool(queue)

    def _farewell(self, page: FarewellPage) -> None:
        self._idle.stop()
        page.left.connect(self.leave)
        page.again.connect(lambda what: self._announce(what, to_all=False))
        self._show(page)

    # What lies over a page and goes away again

    def _other_language(self) -> None:
        page = LanguagePage(self.visit.languages)
        page.chosen.connect(lambda code: self._ask_language(code, self._chosen_over))
        page.back.connect(self._uncover)
        self._cover(page)

    def _chosen_over(self, code: str) -> None:
        self._uncover()
        self.speak(code)

    def _call(self) -> None:
        noted = bool(self.visit.ticket) and self._tried(self.visit.call_staff)
        page = CallPage(self.visit.ticket, noted)
        page.back.connect(self._uncover)
        self._cover(page)

    def _ask_to_forget(self) -> None:
        page = ForgetPage()
        page.stay.connect(self._uncover)
        page.leave.connect(self._forget)
        self._cover(page)

    def _forget(self) -> None:
        if self._tried(self.visit.forget):
            self._farewell(ForgottenPage(self._number("done_seconds") // 2))

    def _hide_now(self) -> None:
        page = HiddenPage()
        page.back.connect(self._uncover)
        self._cover(page)

    def _ask_still_there(self) -> None:
        self._idle.stop()
        page = IdlePage(self._number("idle_warning_seconds"))
        page.stay.connect(self._uncover)
        page.leave.connect(self._uncover)
        page.leave.connect(self._ask_to_forget)
        page.over.connect(self.leave)
        page.again.connect(lambda what: self._announce(what, to_all=True))
        self._cover(page)
        if self.page is page:
            self._say_aloud(page)

    # How pages come and go

    def _show(self, page: Page) -> None:
        """Show a page; whatever was there is gone."""
        old = self._pages.findChildren(Page, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._below.clear()
        self._place(page)
        for one in old:
            one.blockSignals(True)  # a second finger may still lie on it
            self._pages.removeWidget(one)
            one.deleteLater()

    def _cover(self, page: Page) -> None:
        """Show a page over another, which stays as it is; the same kind never lies over itself."""
        if type(self.page) is type(page) or isinstance(self.page, FarewellPage):
            page.deleteLater()
            return
        self._below.append(self.page)
        self._place(page)

    def _uncover(self) -> None:
        over = self.page
        self._idle.start()
        self._place(self._below.pop())
        self._pages.removeWidget(over)
        over.deleteLater()

    def _place(self, page: Page) -> None:
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            page.listen.connect(self._read)
            page.touched.connect(self._touched)
        self._hush()
        if self._pages.count() > 1:
            self._close_keyboard()
        self._pages.setCurrentWidget(page)
        page.setFocus()
        self._double.page_changed()
        self._retranslate()
        line = page.line_to_type()
        if line is not None:
            line.setFocus()
            self._type_into(line)
        if self._scanner is not None and self._scanner.running:
            self._scanner.begin()
        if self.listening:
            self._read_page()

    # Reading aloud

    @property
    def listening(self) -> bool:
        """Does somebody listen? Then every new page is read aloud."""
        return self._listen_bar is not None and not self._listen_bar.isHidden()

    def _listen_or_not(self) -> None:
        if self._listen_bar is not None and self.listening:
            self._listen_bar.stop()
        else:
            self._read_page()
        self.page.heard(self.listening)

    def _read_page(self) -> None:
        self._read(self.page.aloud())

    def _say_aloud(self, page: Page) -> None:
        """Say what a page asks, also to who did not ask to listen; who did hears the whole page anyway."""
        if not self.listening:
            self._bar_for_listening().say_once(page.aloud()[:2], self._ears())

    def _announce(self, what: Sequence[PlainLabel], to_all: bool) -> None:
        """Tell a screen reader, who listens, and where nobody may be looking everybody near, what changed by itself."""
        for label in what:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(label, label.said))
        if self.listening:
            self._read(what)
        elif to_all:
            self._bar_for_listening().say_once(what, self._ears())

    def _touched(self, what: Speaking) -> None:
        """Who listens hears what was touched."""
        if self.listening:
            self._read([what])

    def _read(self, what: Sequence[Speaking]) -> None:
        self._bar_for_listening().read(what, self._ears())

    def _ears(self) -> Ears:
        from ui.parts.reader import Ears

        return Ears(self.visit.words.code, self.visit.understood, self.visit.clips)

    def _hush(self) -> None:
        if self._listen_bar is not None:
            self._listen_bar.hush()

    def _bar_for_listening(self) -> ListenBar:
        """The bar, with voices and sound behind it, is made for the first who listens."""
        from ui.parts.listen_bar import ListenBar
        from ui.work import Work

        if self._listen_bar is None:
            self._listen_bar = bar = ListenBar(self, self.visit.words, Work(self))
            bar.hide()
            bar.again.connect(self._read_page)
            bar.reads.connect(self._bring_into_view)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(1, bar)
        return self._listen_bar

    def _bring_into_view(self, what: object) -> None:
        if isinstance(what, QWidget) and self.page.isAncestorOf(what):
            self.page.view.ensureWidgetVisible(what)

    # The keyboard on the screen

    def _type_into(self, line: QLineEdit) -> None:
        """Show the keyboard for a line; it is made for the first who types."""
        from ui.parts.keyboard import KeyboardPanel

        if self._keyboard is None:
            self._keyboard = KeyboardPanel(self)
            self._keyboard.closed.connect(self._close_keyboard)
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.addWidget(self._keyboard)
        if self._keyboard.line is not line:
            self._keyboard.open(line, self.visit.words)
            self.page.make_room(self._keyboard.sizeHint().height() / self.height())
            QTimer.singleShot(0, line, lambda: self._bring_into_view(line))

    def _close_keyboard(self) -> None:
        if self._keyboard is not None and self._keyboard.line is not None:
            self._keyboard.close_line()
            self.page.make_room(0)

    # One switch, and a plugged-in keyboard

    def switch(self) -> None:
        """The one switch was pressed: the first time the frame begins to go round."""
        if self._scanner is None:
            from ui.kiosk.scan import Scanner

            self._scanner = Scanner(self, self._rows, self._number("switch_milliseconds"))
            self._scanner.reached.connect(self._reached)
        if self._scanner.running:
            self._scanner.press()
        else:
            self._scanner.begin()

    def _rows(self) -> list[list[Stop]]:
        """What the frame goes round: the page, the keyboard, then the bars."""
        from ui.kiosk.scan import PRESSABLE, rows_of

        places = (self.page, self._keyboard, self._listen_bar, self.bar)
        rows: list[list[Stop]] = []
        for place in places:
            found = place.findChildren(QWidget) if place is not None else []
            ready = [one for one in found if isinstance(one, PRESSABLE) and one.isVisible() and one.isEnabled()]
            rows += rows_of(ready, self, self._type_into)
        return rows

    def _reached(self, control: QWidget) -> None:
        """What the frame stands at is in view, and heard by who listens."""
        self._bring_into_view(control)
        if self.listening and isinstance(control, Button | ChoiceCard):
            self._read([control])

    def _pressed_enter(self) -> bool:
        """Enter presses the button that has the focus; in a line it goes on to the next page."""
        focus, page = QApplication.focusWidget(), self.page
        if isinstance(focus, QAbstractButton) and self.isAncestorOf(focus):
            focus.click()
        elif isinstance(focus, QLineEdit) and isinstance(page, QuestionPage) and page.isAncestorOf(focus):
            page.next_button.click()
        else:
            return False
        return True

    # What goes wrong

    def _tried(self, deed: Callable[[], None]) -> bool:
        """Do it; when the surroundings fail, say so beside the buttons of the page, which stays."""
        try:
            deed()
        except Trouble as trouble:
            self.page.tell(self._not_sent(trouble))
            return False
        self.page.tell("")
        return True

    def _not_sent(self, trouble: Trouble) -> str:
        return sentence(trouble, self.visit.words)

    # Touches, sizes, words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every touch or key starts the quiet time anew; a double touch counts once; a touched line gets a keyboard."""
        kind = event.type()
        if kind not in LOOKED_AT:
            return False
        if lock.forbids(event):
            return True
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress and isinstance(watched, QWidget):
            if event.key() in OWN_KEYS and not event.isAutoRepeat():
                self._idle_anew()
                return self._own_key(event.key())
        if kind == QEvent.Type.MouseButtonPress and self._scanner is not None:
            self._scanner.end()
        if kind == QEvent.Type.MouseButtonRelease and isinstance(watched, QLineEdit):
            if self.page.isAncestorOf(watched):
                self._type_into(watched)
        if kind not in TOUCHES:
            return False
        self._idle_anew()
        return isinstance(watched, QWidget) and self._double.drops(event)

    def _idle_anew(self) -> None:
        if self._idle.isActive():
            self._idle.start()

    def _own_key(self, key: int) -> bool:
        if key == SWITCH:
            self.switch()
            return True
        return self._pressed_enter()

    def _number(self, setting: str) -> int:
        """A setting that is a number."""
        return int(str(self._settings[setting]))

    def _larger(self) -> None:
        at = TEXT_PERCENTS.index(self._percent)
        self._percent = TEXT_PERCENTS[(at + 1) % len(TEXT_PERCENTS)]
        self._retranslate()

    def _other_colours(self) -> None:
        self._colours = CONTRAST if self._colours is LIGHT else LIGHT
        self.setProperty("colours", "contrast" if self._colours is CONTRAST else "light")
        self._retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody closes a visit from outside; it closes when it is over."""
        event.setAccepted(self._over)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large screen has larger letters."""
        super().resizeEvent(event)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """A language change says every word anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_pages"):
            self._retranslate()

    def _retranslate(self) -> None:
        words = self.visit.words
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight)
        percent = self._percent * (LARGE_SCREEN_PERCENT if self.height() >= LARGE_SCREEN else 100) // 100
        style = sheet(self._colours, LANGUAGES[words.code].script, percent)
        if style != self.styleSheet():
            self.setStyleSheet(style)
        page = self.page
        page.fit(percent, self.height())
        page.heard(self.listening)
        room = self.width() * 100 // percent
        self.bar.retranslate(words, self.visit.ticket, over=isinstance(page, FarewellPage))
        if isinstance(page, QuestionPage):
            page.set_asked(self.visit.question(self.asking))
        if isinstance(page, ReviewPage):
            page.set_lines(self.visit.answers())
        page.retranslate(words)
        page.arrange(room)
        if self._listen_bar is not None:
            self._listen_bar.retranslate(words)
        if self._keyboard is not None:
            self._keyboard.retranslate(words)
