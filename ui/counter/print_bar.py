"""Printing a kept paper: on which printer, how, a question before one more copy, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.actions import papers
from app.actions.papers import Copy, Kept
from app.errors import OfficeError
from app.office import Office
from app.words import Words
from ui import printing
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.print_wishes import PrintWishes
from ui.printing import Choices, Queue
from ui.work import Work

LOOK_EVERY = 2000  # milliseconds
PATIENCE = 3
"""So many times the print system may give no answer before the paper counts as lost."""
AGAIN = ("printer_away", "printer_stopped", "no_printer", "print_stopped")
SENTENCES = {
    "office_locked": "The office was locked meanwhile. Unlock it, then look at the papers and the printer.",
    "no_printer": "This computer has no printer. The paper stays in the dossier; it can be saved as a file.",
    "printer_away": "The printer does not answer. The paper stays in the dossier. Try again in a while.",
    "printer_stopped": "The printer {queue} is stopped. The paper stays in the dossier. Mend the printer, then print.",
    "printer_unsure": "It is not sure whether {queue} took the paper. Look at the printer before you print again.",
    "size_not_there": "{queue} has no {size} any more. Choose another paper. Nothing was printed.",
    "no_colour_there": "{queue} prints in black and white only. Nothing was printed.",
    "print_stopped": "Stopped. Nothing was printed.",
}


class _Sending(QObject):
    """A paper on its way: tells each page as it goes, and is asked to stop between two of them."""

    page_goes = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False

    def heed(self, page: int, pages: int) -> bool:
        """Whether to go on; called on the thread that prints."""
        self.page_goes.emit(page, pages)
        return not self.stopped


class PrintBar(QWidget):
    """Prints the paper it was given; `changed` is called when its receipts changed, `beside` stands beside Print."""

    def __init__(
        self, words: Words, do: Do, changed: Callable[[], None], beside: QWidget, queue: str = ""
    ) -> None:
        super().__init__()
        self._words, self._do, self._changed, self._wish = words, do, changed, queue
        self._dossier = ""
        self._paper: Kept | None = None
        self._waiting: tuple[str, str, str, str] | None = None  # dossier, paper, queue, job
        self._sending: _Sending | None = None
        self._at_once = False
        self._deaf = 0
        self._work = Work(self)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY)
        self._clock.timeout.connect(self._look_at_job)
        say = words.say
        layout = look.column(self, 0)
        row = QHBoxLayout()
        self.queue = QComboBox()
        self.queue.setObjectName("queue")
        self.queue.setAccessibleName(say("papers.queue", "Printer"))
        self.queue.setPlaceholderText(say("papers.no_queue", "no printer"))
        self.queue.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.queue.activated.connect(lambda _: self._choose())
        self.print_button = look.button(say("papers.print", "Print  Ctrl+P"), self.print_paper)
        self.look_button = look.button("↻", self.look_for_queues, "link", say("papers.look", "Look for printers again"))
        self.look_button.setToolTip(self.look_button.accessibleName())
        row.addWidget(self.queue, 1)
        row.addWidget(self.look_button)
        row.addWidget(self.print_button)
        row.addWidget(beside)
        layout.addLayout(row)
        self.wishes = PrintWishes(words)
        layout.addWidget(self.wishes)
        self.said = look.label("")
        self.said.setObjectName("print-said")
        layout.addWidget(self.said)
        ask = QHBoxLayout()
        self.yes = look.button("", self._yes)
        self.no = look.button(say("papers.no", "No"), self._say_nothing)
        ask.addWidget(self.yes)
        ask.addWidget(self.no)
        ask.addStretch(1)
        layout.addLayout(ask)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_paper)
        self._answer: Callable[[], None] = self._say_nothing
        self._say_nothing()
        self._renew()

    def show_paper(self, dossier: str, paper: Kept | None, wish: str = "") -> None:
        """The paper that is printed next, on the printer that the office wishes; a question about another one goes."""
        other = paper is None or self._paper is None or paper.id != self._paper.id
        self._dossier, self._paper = dossier, paper
        if other:
            self._say_nothing()
            self._at_once = False
            self.wishes.one_copy()
            self._wish = wish or self._wish
            if wish and self.queue.findData(wish) >= 0:
                self.queue.setCurrentIndex(self.queue.findData(wish))
                self._ask_choices()
        self._renew()

    def look_for_queues(self) -> None:
        """Ask the print system for its printers, aside."""
        self._work.run(printing.queues, self._show_queues, self._no_queues)

    def print_at_once(self) -> None:
        """Print one copy as soon as the printers are known."""
        self._at_once = True
        self.look_for_queues()

    def print_paper(self) -> None:
        """Print one copy; when there is one already, ask first."""
        if self._paper is None or not self.print_button.isEnabled():
            return
        given = self._paper.given_out
        if not given:
            self._send()
        elif given[-1].state == "unsure":
            text = "It is not sure whether this paper came out of {queue}. Look there first. Print it again?"
            self._ask("papers.ask.unsure", text, given[-1], self._paper.on_paper)
        else:
            text = "This paper was printed at {when} on {queue} (copies: {count}). Print one more?"
            self._ask("papers.ask.copy", text, given[-1], self._paper.on_paper)

    def _ask(self, key: str, text: str, last: Copy, count: int) -> None:
        said = self._words.say(key, text, queue=last.queue, when=moment(last.at), count=str(count))
        self._tell(said, "attention")
        self._offer(self._words.say("papers.again", "Print one more copy"), self._send)

    def _send(self) -> None:
        paper, dossier, queue = self._paper, self._dossier, str(self.queue.currentData() or "")
        wish = self.wishes.wish()
        if paper is None:
            return
        try:
            data = self._do(lambda office: papers.read(office, paper.id))
            self._do(lambda office: papers.start_print(office, dossier, paper.id, queue, wish.copies))
        except OfficeError as error:
            self._tell_trouble(error)
            return
        self._sending = _Sending()
        self._sending.page_goes.connect(self._show_page)
        self._tell(self._words.say("papers.sending", "The paper goes to the printer …"))
        self._work.run(
            partial(printing.send, data, queue, f"Onthaal {paper.id}", wish, self._sending.heed),
            partial(self._sent, dossier, paper.id, queue),
            partial(self._not_sent, dossier, paper.id, queue),
        )
        self._renew()

    def _show_page(self, page: int, pages: int) -> None:
        """Where pages go one by one they are counted, and the rest can be stopped."""
        if self._sending is None or self._sending.stopped or pages == 1:
            return
        text = "Page {page} of {pages} goes to the printer …"
        self._tell(self._words.say("papers.page_goes", text, page=str(page), pages=str(pages)))
        self._offer(self._words.say("papers.stop", "Stop"), self._stop, ask=False)

    def _stop(self) -> None:
        if self._sending is not None:
            self._sending.stopped = True
            self._tell(self._words.say("papers.stopping", "The printing stops after this page …"))

    def _sent(self, dossier: str, paper: str, queue: str, job: str) -> None:
        self._sending = None
        self.wishes.one_copy()
        if not self._kept(lambda office: papers.sent(office, dossier, paper, queue, job)):
            return
        if not printing.follows():
            text = "{queue} took the paper. Look there whether it comes out. The receipt stands in the dossier."
            self._tell(self._words.say("papers.taken", text, queue=queue), "good")
            self._renew()
            self._changed()
            return
        text = "Printing on {queue}. The receipt stands in the dossier (job {job})."
        self._tell(self._words.say("papers.sent", text, queue=queue, job=job), "good")
        self._waiting, self._deaf = (dossier, paper, queue, job), 0
        self._offer(self._words.say("papers.take_back", "Take it back from the printer"), self._take_back, ask=False)
        self._clock.start()
        self._renew()
        self._changed()

    def _not_sent(self, dossier: str, paper: str, queue: str, error: Exception) -> None:
        self._sending = None
        if not isinstance(error, OfficeError):
            raise error
        if error.says == "printer_unsure" or self._kept(
            lambda office: papers.not_sent(office, dossier, paper, queue)
        ):
            self._tell_trouble(error)
            if error.says in AGAIN:
                self._offer(self._words.say("papers.retry", "Try again"), self.print_paper, ask=False)
        self._renew()
        self._changed()

    def _kept(self, receipt: Callable[[Office], None]) -> bool:
        """Write a receipt; when the office was locked meanwhile the copy stays unsure, and is asked about."""
        try:
            self._do(receipt)
        except OfficeError as error:
            self._tell_trouble(error)
            self._renew()
            return False
        return True

    def _look_at_job(self) -> None:
        if self._waiting is not None and not self._work.busy:
            _, _, queue, job = self._waiting
            self._work.run(partial(_state, job, queue), self._show_job, self._hear_nothing)

    def _hear_nothing(self, error: Exception) -> None:
        """The print system went away in the middle; after some tries the person is sent to the printer."""
        self._deaf += 1
        if self._deaf >= PATIENCE and self._waiting is not None:
            self._lost(self._waiting[2])

    def _lost(self, queue: str) -> None:
        self._clock.stop()
        self._waiting = None
        text = "{queue} does not answer any more. It is not sure whether the paper came out: look there before you"\
            " print again."
        self._tell(self._words.say("papers.lost", text, queue=queue), "wrong")

    def _show_job(self, state: tuple[bool, Queue | None]) -> None:
        waits, queue = state
        if self._waiting is None:
            return
        name, self._deaf = self._waiting[2], 0
        if queue is None:
            self._lost(name)
        elif not waits:
            self._clock.stop()
            self._waiting = None
            said = self._words.say("papers.left", "The paper left the queue of {queue}: it lies there.", queue=name)
            self._tell(said, "good")
        elif not queue.ready:
            text = "The printer {queue} stopped. The paper waits there and comes out once, when the printer goes on."
            self._tell(_with(self._words.say("papers.waits", text, queue=name), queue.why), "attention")
            self._offer(self._words.say("papers.take_back", "Take it back from the printer"), self._take_back)

    def _take_back(self) -> None:
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self._clock.stop()
            self._say_nothing()
            self._work.run(partial(printing.take_back, waiting[3]), partial(self._taken, waiting), self._tell_trouble)

    def _taken(self, waiting: tuple[str, str, str, str], in_time: bool) -> None:
        dossier, paper, queue, job = waiting
        if in_time:
            if not self._kept(lambda office: papers.taken_back(office, dossier, paper, queue, job)):
                return
            self._tell(self._words.say("papers.taken_back", "Taken back. Nothing was printed."), "good")
        else:
            text = "It was too late: the paper left the queue of {queue}. Look there."
            self._tell(self._words.say("papers.too_late", text, queue=queue), "attention")
        self._changed()

    def _show_queues(self, found: list[Queue]) -> None:
        wish = str(self.queue.currentData() or self._wish)
        self.queue.clear()
        for one in found:
            stopped = self._words.say("papers.stopped", "stopped")
            self.queue.addItem(one.name if one.ready else f"{one.name}  ({_with(stopped, one.why)})", one.name)
        at = self.queue.findData(wish)
        if at < 0:
            at = next((row for row, one in enumerate(found) if one.chosen), 0)
        self.queue.setCurrentIndex(at if found else -1)
        self._ask_choices()
        if not found:
            self._tell(self._words.say("papers.trouble.no_printer", SENTENCES["no_printer"]), "attention")
        self._renew()
        at_once, self._at_once = self._at_once, False
        if at_once:
            self.print_paper()

    def _no_queues(self, error: Exception) -> None:
        self._at_once = False
        self.queue.clear()
        self.wishes.show_choices(Choices())
        self._tell_trouble(error)
        self._renew()

    def _choose(self) -> None:
        self._wish = str(self.queue.currentData() or "")
        self._say_nothing()
        self._ask_choices()

    def _ask_choices(self) -> None:
        """Ask the chosen printer what it has; one that does not say is left as it is set."""
        queue = str(self.queue.currentData() or "")
        if queue:
            show = partial(self._show_choices, queue)
            self._work.run(partial(printing.choices, queue), show, lambda _: show(Choices()))

    def _show_choices(self, queue: str, has: Choices) -> None:
        if queue == self.queue.currentData():
            self.wishes.show_choices(has)

    def _yes(self) -> None:
        answer = self._answer
        self._say_nothing()
        answer()

    def _offer(self, text: str, answer: Callable[[], None], *, ask: bool = True) -> None:
        """A button behind the sentence; one that asks takes the focus and can be refused."""
        self._answer = answer
        self.yes.setText(text)
        self.yes.setAccessibleName(text)
        self.yes.setMinimumWidth(self.yes.sizeHint().width() + look.STEP)
        self.yes.show()
        if ask:
            self.no.show()
            self.yes.setFocus()

    def _say_nothing(self) -> None:
        self._tell("")

    def _tell(self, text: str, role: str = "") -> None:
        self._answer = lambda: None
        self.yes.hide()
        self.no.hide()
        tell(self.said, text, role)

    def _tell_trouble(self, error: Exception) -> None:
        if not isinstance(error, OfficeError):
            raise error
        values = {"queue": "", **error.details}
        said = self._words.say(
            f"papers.trouble.{error.says}", SENTENCES.get(error.says, SENTENCES["printer_away"]), **values
        )
        self._tell(_with(said, values.get("why", "")), "wrong")

    def _renew(self) -> None:
        self.print_button.setEnabled(self._paper is not None and self._sending is None and self.queue.count() > 0)
        self.queue.setEnabled(self.queue.count() > 0)


def tell(label: QLabel, text: str, role: str = "") -> None:
    """Say a sentence in the role that fits it; none takes no room."""
    label.setText(text)
    label.setAccessibleName(text)
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)
    QCoreApplication.sendEvent(label, QEvent(QEvent.Type.StyleChange))
    label.setVisible(bool(text))


def moment(at: str) -> str:
    """A moment as the office writes it: 22-11-2026 09:12."""
    return f"{datetime.fromisoformat(at):%d-%m-%Y %H:%M}"


def _with(sentence: str, remark: str) -> str:
    """A sentence with the print system's own remark behind it."""
    return f"{sentence} ({remark})" if remark else sentence


def _state(job: str, queue: str) -> tuple[bool, Queue | None]:
    return printing.waits(job), next((one for one in printing.queues() if one.name == queue), None)
