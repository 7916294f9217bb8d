"""What happened in the dossier: when, who, what; the last first. And what the newcomer says is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.actions import corrections, plan, retention
from app.actions.corrections import Request
from app.actions.opened import Happened, Opened
from app.actions.retention import CLOSINGS
from app.errors import OfficeError
from app.facts import SPECS
from app.office import Office
from app.words import Words
from ui.counter import look
from ui.counter.cells import Cells, SaidLater
from ui.counter.correction_dialog import CorrectionDialog, about_name, told
from ui.counter.desk import Do
from ui.counter.evidence_form import document_name
from ui.counter.naming import fact_name, moment_name, named, result_name, value_name
from ui.counter.plan_page import PART_NAMES
from ui.counter.table import Table
from ui.counter.trouble import sentence
from ui.counter.unfinished import Unfinished

KINDS = {
    "opened": "Dossier opened", "visit_taken": "Visit taken", "named": "Name written", "answered": "Answer",
    "decided": "Decision", "course_chosen": "Course chosen", "appointment_made": "Appointment",
    "no_offer": "No suitable course", "planned": "Plan", "qualified": "Diploma",
    "language_chosen": "Contact language", "undone": "Taken back",
    "interpreter_came": "Interpreter came", "interpreter_left": "Interpreter left",
    "attached": "File kept", "described": "File described",
    "paper_made": "Paper made", "paper_signed": "Signed copy kept", "closed": "Dossier closed",
    "paper_signed_back": "Signed copy taken back",
    "correction_asked": "Newcomer: this is wrong",
    "correction_answered": "Request answered",
}  # fmt: skip
CLOSING_NAMES = {
    "ended": "The programme has ended", "moved": "Moved away", "died": "Died",
    "handed_over": "Another office has it now", "not_for_us": "Not for this office",
}  # fmt: skip
MOST_NEWS = 4
COLUMNS = (("when", "When"), ("who", "Who"), ("deed", "What"))


class LogPage(QWidget):
    """The history of a dossier; `changed` says that something was written in it here."""

    changed = Signal()

    def __init__(self, words: Words, do: Do, unfinished: Unfinished) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._do, self._unfinished = words, do, unfinished
        self._opened: Opened | None = None
        layout = look.column(self, 0)
        layout.setContentsMargins(0, look.STEP, 0, 0)
        layout.addLayout(self._deeds())
        self.said = look.label("")
        self.said.hide()
        layout.addWidget(self.said)
        self._requests = QVBoxLayout()
        layout.addLayout(self._requests)
        heads = {key: words.say(f"counter.log.{key}", name) for key, name in COLUMNS}
        self.table = Table(words, words.say("counter.log", "What happened"), heads, ("deed",), "-when")
        layout.addWidget(self.table.above)
        layout.addWidget(self.table, 1)

    def _deeds(self) -> QHBoxLayout:
        say, row = self._words.say, QHBoxLayout()
        self.wrong_button = look.button(say("counter.correction.new", "This is wrong …"), self.ask)
        self.why = QComboBox()
        self.why.setAccessibleName(say("counter.closing.why", "Why the dossier is closed"))
        for why in CLOSINGS:
            self.why.addItem(say(f"counter.closing.{why}", CLOSING_NAMES[why]), why)
        shut = say("counter.closing", "Close the dossier")
        self.close_button = look.button(shut, self.close_dossier)
        row.addWidget(self.wrong_button)
        row.addStretch(1)
        row.addWidget(self.why)
        row.addWidget(self.close_button)
        return row

    def ask(self) -> None:
        """Write down what the newcomer says is wrong."""
        if self._opened is None:
            return
        id_, known = self._opened.id, [one.fact for one in self._opened.known]
        dialog = CorrectionDialog(self._words, known, parent=self)
        if self._unfinished.accepted(dialog, id_, "correction"):
            about, wrong = dialog.typed()
            self._keep(lambda office: corrections.ask(office, id_, about, wrong))

    def answer(self, asked: Request) -> None:
        """Answer a request: corrected, or refused with a reason."""
        dialog = CorrectionDialog(self._words, (), asked, self)
        if self._unfinished.accepted(dialog, asked.dossier, asked.id):
            outcome, reason = dialog.typed()
            self._keep(lambda office: corrections.answer(office, asked.dossier, asked.id, outcome, reason))

    def close_dossier(self) -> None:
        """Close the dossier; from today its term counts."""
        if self._opened is not None:
            id_, why = self._opened.id, str(self.why.currentData())
            self._keep(lambda office: retention.close(office, id_, why))

    def _keep(self, deed: Callable[[Office], object]) -> None:
        try:
            self._do(deed)
        except OfficeError as error:
            self._say(sentence(self._words, error))
            return
        self._say("")
        self.changed.emit()

    def _say(self, text: str) -> None:
        """Why something was not kept; nothing takes no room."""
        look.tell(self.said, text, "wrong")
        self.said.setVisible(bool(text))

    def _show_requests(self, dossier: str) -> None:
        """The requests that wait for an answer, each with its button."""
        look.clear(self._requests)
        for one in self._do(lambda office: corrections.of(office, dossier)):
            if one.outcome:
                continue
            row = QHBoxLayout()
            row.addWidget(look.label(told(self._words, one), "attention"), 1)
            text = self._words.say("counter.correction.reply", "Answer …")
            row.addWidget(look.button(text, lambda one=one: self.answer(one), "", f"{text} {one.wrong}"))  # type: ignore[misc]
            self._requests.addLayout(row)

    def show_dossier(self, opened: Opened) -> None:
        """Draw the history anew."""
        self._opened = opened
        self._show_requests(opened.id)
        self.close_button.setEnabled(not opened.history or opened.history[-1].kind != retention.CLOSED)
        self.table.show_rows(SaidLater(opened.history, self._cells))

    def _cells(self, place: int, one: Happened) -> Cells:
        deed = happened_in_words(self._words, one)
        return (moment_name(self._words, one.at), place), (one.who, one.who.casefold()), (deed, deed.casefold())


def news_in_words(words: Words, news: Sequence[Happened]) -> str:
    """What colleagues did since the last look, the last few deeds of it, and who they were."""
    told = "; ".join(dict.fromkeys(happened_in_words(words, one) for one in news[-MOST_NEWS:]))
    who = ", ".join(dict.fromkeys(one.who for one in news if one.who))
    return words.say("counter.news", "Since you last looked ({who}): {what}", who=who, what=told)


def deed_name(words: Words, kind: str) -> str:
    """What a kind of event is called."""
    return words.say(f"counter.log.{kind}", KINDS.get(kind, kind.replace("_", " ").capitalize()))


def happened_in_words(words: Words, one: Happened) -> str:
    """What happened, in one line."""
    deed = deed_name(words, one.kind)
    if one.kind == "decided":
        return named(words, deed, f"{result_name(words, one.about)}, {value_name(words, one.value)}")
    if one.kind == "no_offer":
        return named(words, deed, value_name(words, one.value))
    if one.kind in ("language_chosen", "interpreter_came", "interpreter_left"):
        return named(words, deed, words.language(one.about))
    if one.kind == "planned":
        part = words.say(f"counter.plan.{one.about}", PART_NAMES.get(one.about, one.about))
        return named(words, deed, " · ".join(filter(None, (part, one.value))))
    if one.kind == "qualified":
        return named(words, deed, " · ".join(filter(None, (f"ISCED {one.about}", one.value))))
    if one.kind == "appointment_made":
        return named(words, deed, moment_name(words, one.about))
    if one.kind in ("paper_made", "paper_signed", "paper_signed_back"):
        return named(words, deed, words.say(f"counter.paper.kind.{one.about}", one.about))
    if one.kind == "described":
        return named(words, deed, document_name(words, one.about))
    if one.kind in (corrections.ASKED, corrections.ANSWERED):
        return named(words, deed, about_name(words, one.about))
    if one.about in plan.PARTS:
        return named(words, deed, words.say(f"counter.plan.{one.about}", PART_NAMES[one.about]))
    if one.kind == "undone" and one.about in KINDS:
        return named(words, deed, deed_name(words, one.about))
    about = fact_name(words, one.about) if one.about in SPECS else one.about
    return named(words, deed, about) if about else deed
