"""The interview at the counter: the question that the advice needs next, and all questions by group."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout

from app import interview
from app.actions.opened import Known, Opened
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question
from app.interview.walk import state_of
from app.words import Words
from ui.counter import look
from ui.counter.answers_table import Answered, AnswersTable
from ui.counter.interpreter_bar import InterpreterBar
from ui.counter.naming import day_name, fact_name, said_in_words, shown
from ui.counter.question_card import PROOF_NAMES, SPEAKER_NAMES, QuestionCard

Kept = Callable[[str, Question | None, Plain, str, str, str], None]
PROOF_ICONS = {
    "said": "mdi6.chat-outline", "copy": "mdi6.file-document-outline",
    "original": "mdi6.card-account-details-outline", "verified": "mdi6.check-decagram-outline",
}  # fmt: skip
GROUP_NAMES = {
    "you": "The newcomer", "home": "Home", "stay": "Stay", "school": "School", "languages": "Languages",
    "work": "Work and income", "family": "Family", "practical": "When and where",
    "course_of_file": "Course of the file", "other": "Other facts",
}  # fmt: skip


class InterviewPage(QScrollArea):
    """Asks one fact at a time; `keep` gets fact, question, raw value, proof, speaker and note, and may refuse.

    `renewed` says that another card stands there, `chosen` carries what the assessor chose on it by one touch.
    """

    renewed = Signal()
    chosen = Signal(object)

    def __init__(self, words: Words, keep: Kept, interpret: InterpreterBar | None = None) -> None:
        super().__init__()
        self._column = look.scrolled(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words, self._keep = words, keep
        self._interpret = interpret
        if interpret is not None:
            self._column.addWidget(interpret)
        self._asking = QVBoxLayout()
        self._column.addLayout(self._asking)
        self.head = look.label("", "quiet")
        self._asking.addWidget(self.head)
        self._column.addSpacing(look.STEP)
        answered = words.say("counter.answered", "Questions and answers")
        self.table = AnswersTable(answered)
        self._everything = QCheckBox(words.say("counter.questions.all", "Show all questions"))
        self._everything.setAccessibleName(self._everything.text())
        self._everything.toggled.connect(lambda _: self.table.show_rows(self._rows()))
        row = QHBoxLayout()
        row.addWidget(look.label(answered, "head"), 1)
        row.addWidget(self._everything)
        self._column.addLayout(row)
        self.table.asked.connect(self._ask_again)
        self._column.addWidget(self.table)
        self._column.addStretch(1)
        self._new: frozenset[str] = frozenset()
        self._opened: Opened | None = None
        self.ahead: list[tuple[str, Question | None]] = []
        self.card: QuestionCard | None = None

    def show_dossier(self, opened: Opened, ahead: Sequence[tuple[str, Question | None]]) -> None:
        """Draw the next question and the answers; a card in which something was typed stays until it is kept."""
        before, self._opened, self.ahead = self._opened, opened, list(ahead)
        if self._interpret is not None:
            self._interpret.show_talk(opened.talk, opened.language)
        fact, question = self.ahead[0] if self.ahead else ("", None)
        card = self.card
        if (
            before is not None and card is not None and before.id == opened.id
            and all(_known(before, one) == _known(opened, one) for one in card.about)
            and (card.touched() or (card.fact, card.question) == (fact, question))
        ):  # fmt: skip
            self._tell_head(card.fact)
            self.table.show_rows(self._rows())
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
        self.table.show_rows(self._rows())
        self.verticalScrollBar().setValue(0)
        if self.card is not None and (had_focus or self.focusWidget() is None):
            self.card.focus()

    def keep(self, raw: Plain, proof: str = "said", by: str = "newcomer", note: str = "") -> None:
        """Keep an answer to what is asked now; a refusal stands under the input, which keeps its text."""
        assert self.card is not None
        try:
            self._keep(self.card.fact, self.card.question, raw, proof, by, note)
        except OfficeError as error:
            self.card.refuse(error)

    def mark(self, facts: Collection[str]) -> None:
        """Mark the answers that colleagues gave since the last look."""
        self._new = frozenset(facts)

    def show_theirs(self, raw: Plain) -> None:
        """What the newcomer touched on the other screen stands in the card, until the assessor keeps it."""
        if self.card is not None:
            self.card.show_theirs(raw)

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

    def _rows(self) -> list[Answered]:
        rows: list[Answered] = []
        for group, lines in self._by_group().items():
            rows.append(Answered("", self._words.say(f"counter.group.{group}", GROUP_NAMES.get(group, group))))
            rows += [self._row(fact, known) for fact, _, known in lines]
        return rows

    def _row(self, fact: str, known: Known | None) -> Answered:
        say, name = self._words.say, fact_name(self._words, fact)
        if known is None:
            needed = any(one == fact for one, _ in self.ahead)
            open_ = say("counter.open", "◌ open")
            text = say("counter.open.needed", "◌ open, the advice needs it") if needed else open_
            return Answered(fact, name, text, deed=say("counter.ask", "ask"), needed=needed)
        proof = say(f"counter.proof.{known.proof}", PROOF_NAMES[known.proof]) if known.state == "known" else ""
        sign = PROOF_ICONS[known.proof] if proof else ""
        change = say("counter.change", "change")
        if fact in self._new:
            name = f"● {name}"
        return Answered(fact, name, self._value(known), proof, sign, change, self._told(known))

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

    def _by_group(self) -> dict[str, list[tuple[str, Question | None, Known | None]]]:
        """Group to fact, question and answer: what is known, what the advice needs, on request all the rest."""
        assert self._opened is not None
        known = {one.fact: one for one in (*self._opened.known, *_told(self._opened))}
        needed = dict(self.ahead)
        flow = interview.load()
        order: dict[str, Question | None] = {}
        for question in (one for one in flow if one.shape != interview.PERSON or one.id in interview.TOLD):
            if question.fills in known or question.fills in needed or self._everything.isChecked():
                order.setdefault(question.fills, needed.get(question.fills) or question)
        for fact in [*known, *needed]:
            order.setdefault(fact, None)
        groups: dict[str, list[tuple[str, Question | None, Known | None]]] = {}
        for fact, question_ in order.items():
            group = question_.group if question_ else "other"
            groups.setdefault(group, []).append((fact, question_, known.get(fact)))
        return groups

    def _asked_again(self, fact: str, known: Known) -> Question | None:
        """The question that can take back what is known; the fact itself where no question fits it."""
        question = known.question
        return question if question is not None and question.fills == fact and question.shape == "plain" else None

    def _value(self, known: Known) -> str:
        if known.state != "known":
            return self._words.say(f"counter.{known.state}", known.state)
        if known.fact in interview.TOLD:
            return said_in_words(self._words, known.question, known.raw)
        value = shown(self._words, known.fact, known.raw)
        return f"{value}\n{known.note}" if known.note else value

    def _told(self, known: Known) -> str:
        """Who gave it, who wrote it down, and when."""
        by = self._words.say(f"counter.by.{known.by}", SPEAKER_NAMES.get(known.by, known.by))
        when = day_name(self._words, known.at) if known.at else ""
        return " · ".join(part for part in (by, known.kept_by, when) if part)


def _known(opened: Opened, fact: str) -> Known | None:
    return next((one for one in (*opened.known, *_told(opened)) if one.fact == fact), None)


def _told(opened: Opened) -> list[Known]:
    """What the newcomer told that is no fact, as it stands in the table."""
    flow, told = interview.load(), opened.told
    return [
        Known(one, told[one], "said", state_of(told[one]) or "known", flow[one])
        for one in interview.TOLD if one in told
    ]  # fmt: skip
