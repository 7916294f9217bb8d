"""The interview at the counter: the question that the advice needs next, and all questions by group."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout

from app import interview
from app.actions import dossier, interpreter
from app.actions.opened import Known, Opened
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question
from app.office import Office
from app.words import Words
from ui.counter import look
from ui.counter.answer_rows import Ahead, answer_rows, told
from ui.counter.answers_table import AnswersTable
from ui.counter.desk import Do
from ui.counter.interpreter_bar import InterpreterBar
from ui.counter.question_card import QuestionCard
from ui.counter.trouble import sentence


class InterviewPage(QScrollArea):
    """Asks one fact at a time. `changed` says that something was kept in the dossier; `refused` carries why it was not.

    `renewed` says that another card stands there, `chosen` carries what the assessor chose on it by one touch.
    """

    changed = Signal()
    refused = Signal(str)
    renewed = Signal()
    chosen = Signal(object)

    def __init__(self, words: Words, do: Do) -> None:
        super().__init__()
        self._column = look.scrolled(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words, self._do = words, do
        self.interpreter = InterpreterBar(words, self._interpreter_came, lambda: self._keep_talk(interpreter.end))
        self._column.addWidget(self.interpreter)
        self._asking = QVBoxLayout()
        self._column.addLayout(self._asking)
        self.head = look.label("", "quiet")
        self._asking.addWidget(self.head)
        self._column.addSpacing(look.STEP)
        answered = words.say("counter.answered", "Questions and answers")
        self.table = AnswersTable(answered)
        self._everything = QCheckBox(words.say("counter.questions.all", "Show all questions"))
        self._everything.setAccessibleName(self._everything.text())
        self._everything.toggled.connect(lambda _: self._show_rows())
        row = QHBoxLayout()
        row.addWidget(look.label(answered, "head"), 1)
        row.addWidget(self._everything)
        self._column.addLayout(row)
        self.table.asked.connect(self._ask_again)
        self._column.addWidget(self.table)
        self._column.addStretch(1)
        self._new: frozenset[str] = frozenset()
        self._opened: Opened | None = None
        self.ahead: Ahead = []
        self.card: QuestionCard | None = None

    def show_dossier(self, opened: Opened, missing: list[str]) -> None:
        """Draw the next question and the answers; a card in which something was typed stays until it is kept.

        `missing` has the facts that the advice needs, the most useful first.
        """
        before, self._opened = self._opened, opened
        tried = {one.fact for one in opened.known}
        self.ahead = [(fact, _first_open(fact, tried)) for fact in dossier.next_facts(opened, missing)]
        self.interpreter.show_talk(opened.talk, opened.language)
        fact, question = self.ahead[0] if self.ahead else ("", None)
        if before is not None and self.card is not None and _answered_alike(self.card, before, opened):
            spoken_alike = (before.language, before.talk) == (opened.language, opened.talk)
            asked_alike = (self.card.fact, self.card.question) == (fact, question)
            if self.card.touched() or (spoken_alike and asked_alike):
                self._tell_head(self.card.fact)
                self._show_rows()
                return
        self.ask(fact, question)

    def ask(self, fact: str, question: Question | None = None) -> None:
        """Ask a fact now, whether the advice needs it or not."""
        assert self._opened is not None
        had_focus = self.card is not None and self.card.isAncestorOf(self.focusWidget() or self)
        if self.card is not None:
            self._asking.removeWidget(self.card)
            self.card.hide()
            self.card.deleteLater()
        self.card = None
        self._tell_head(fact)
        if fact:
            before = _known(self._opened, fact)
            earlier = self._opened.earlier.get(fact, ())
            talk = self._opened.talk
            number = len(self._opened.known) + 1 if talk is not None and not talk.until else 0
            self.card = QuestionCard(self._words, self._opened.language, fact, question, before, earlier, number)
            self.card.given.connect(self.keep)
            self.card.chosen.connect(self.chosen)
            self._asking.addWidget(self.card)
            self.card.show()
        self.renewed.emit()
        self._show_rows()
        self.verticalScrollBar().setValue(0)
        if self.card is not None and (had_focus or self.focusWidget() is None):
            self.card.focus()

    def keep(self, raw: Plain, proof: str = "said", by: str = "newcomer", note: str = "") -> None:
        """Keep an answer to what is asked now; a refusal stands under the input, which keeps its text."""
        assert self.card is not None
        try:
            self.keep_answer(self.card.fact, self.card.question, raw, proof, by, note)
        except OfficeError as error:
            self.card.refuse(error)

    def keep_answer(
        self, fact: str, question: Question | None, raw: Plain, proof: str, by: str = "newcomer", note: str = ""
    ) -> None:
        """Keep an answer to a question, or to a fact that no question asks; Rejected when it does not fit.

        Rejected `changed_meanwhile` when a colleague answered it since; what was typed stands in the card again then.
        """
        assert self._opened is not None
        id_, last = self._opened.id, self._opened.last
        try:
            self._do(lambda office: dossier.written_meanwhile(office, id_, fact, last))
        except OfficeError:
            typed = self.typed()
            self.changed.emit()
            self.ask(fact, question)
            self.type_again(typed)
            raise
        if question is not None:
            asked = question.id
            self._do(lambda office: dossier.answer(office, id_, asked, raw, proof, by=by, note=note))
        else:
            self._do(lambda office: dossier.answer_fact(office, id_, fact, raw, proof, by=by, note=note))
        self.changed.emit()

    def ask_for(self, fact: str) -> None:
        """Ask the first question on the way to a fact whose own answer is not known."""
        assert self._opened is not None
        self.ask(fact, _first_open(fact, {one.fact for one in self._opened.known if one.state == "known"}))

    def typed(self) -> dict[str, Any] | None:
        """What stands in the card and was not kept yet."""
        return self.card.typed() if self.card is not None else None

    def type_again(self, typed: dict[str, Any] | None) -> None:
        """Ask what was asked, and put back what stood there."""
        if typed is None or self.card is None:
            return
        if typed["fact"] != self.card.fact:
            self.ask(typed["fact"], typed["question"])
        self.card.type_again(typed)

    def mark(self, facts: Collection[str]) -> None:
        """Mark the answers that colleagues gave since the last look."""
        self._new = frozenset(facts)

    def show_theirs(self, raw: Plain) -> None:
        """What the newcomer touched on the other screen stands in the card, until the assessor keeps it."""
        if self.card is not None:
            self.card.show_theirs(raw)

    def _interpreter_came(self, language: str) -> None:
        self._keep_talk(lambda office, id_: interpreter.begin(office, id_, language))

    def _keep_talk(self, deed: Callable[[Office, str], object]) -> None:
        assert self._opened is not None
        id_ = self._opened.id
        try:
            self._do(lambda office: deed(office, id_))
        except OfficeError as error:
            self.refused.emit(sentence(self._words, error))
            return
        self.changed.emit()

    def _tell_head(self, fact: str) -> None:
        say = self._words.say
        if not fact:
            look.tell(self.head, say("counter.questions.done", "Nothing more needs to be asked."), "head")
            return
        count = say("counter.questions.left", "{count} questions can still change the advice", count=len(self.ahead))
        if any(one == fact for one, _ in self.ahead[:1]):
            look.tell(self.head, f"{say('counter.question.next', 'Next question')}   ·   {count}", "quiet")
            return
        look.tell(self.head, say("counter.question.chosen", "Chosen by you"), "quiet")

    def _show_rows(self) -> None:
        assert self._opened is not None
        everything = self._everything.isChecked()
        self.table.show_rows(answer_rows(self._words, self._opened, self.ahead, self._new, everything=everything))

    def _ask_again(self, fact: str) -> None:
        """Ask what stands in a row: with its question where one fits, else the fact itself."""
        assert self._opened is not None
        if fact in interview.TOLD:
            self.ask(fact, interview.load()[fact])
            return
        known = _known(self._opened, fact)
        question = dict(self.ahead).get(fact) if known is None else self._asked_again(fact, known)
        if known is None and question is None:
            question = next((one for one in interview.load() if one.fills == fact and one.shape == "plain"), None)
        self.ask(fact, question)

    def _asked_again(self, fact: str, known: Known) -> Question | None:
        """The question that can take back what is known; the fact itself where no question fits it."""
        question = known.question
        return question if question is not None and question.fills == fact and question.shape == "plain" else None


def _known(opened: Opened, fact: str) -> Known | None:
    return next((one for one in (*opened.known, *told(opened)) if one.fact == fact), None)


def _answered_alike(card: QuestionCard, before: Opened, now: Opened) -> bool:
    """Whether in this dossier nobody answered what the card is about since it was drawn."""
    return before.id == now.id and all(_known(before, one) == _known(now, one) for one in card.about)


def _first_open(fact: str, answered: Collection[str]) -> Question | None:
    """The first question on the way to a fact that has no answer among these."""
    return next((one for one in interview.load().for_fact(fact) if one.fills not in answered), None)
