"""The interview at the counter: the question that the advice needs next, and all questions by group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from app import interview
from app.actions.dossier import Known, Opened
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question
from app.words import Words
from ui.counter import look
from ui.counter.naming import day_name, fact_name, shown
from ui.counter.question_card import PROOF_NAMES, SPEAKER_NAMES, QuestionCard
from ui.parts.tokens import DESK_HEAD, colours_of

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
    """Asks one fact at a time; `keep` gets fact, question, raw value, proof, speaker and note, and may refuse."""

    def __init__(self, words: Words, keep: Kept) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("page")
        self._column = look.column(inside, 0)
        self._column.setContentsMargins(0, look.STEP, look.STEP, 0)
        self.setWidget(inside)
        self._words, self._keep = words, keep
        self._opened: Opened | None = None
        self.ahead: list[tuple[str, Question | None]] = []
        self.card: QuestionCard | None = None
        self._everything = False

    def show_dossier(self, opened: Opened, ahead: Sequence[tuple[str, Question | None]]) -> None:
        """Draw the next question and the answers; nothing ahead says that all is answered."""
        self._opened, self.ahead = opened, list(ahead)
        fact, question = self.ahead[0] if self.ahead else ("", None)
        self.ask(fact, question)

    def ask(self, fact: str, question: Question | None = None) -> None:
        """Ask a fact now, whether the advice needs it or not."""
        assert self._opened is not None
        had_focus = self.card is not None and self.card.isAncestorOf(self.focusWidget() or self)
        look.clear(self._column)
        self.card = None
        self._column.addWidget(self._head(fact))
        if fact:
            before = next((one for one in self._opened.known if one.fact == fact), None)
            self.card = QuestionCard(self._words, self._opened.language, fact, question, before)
            self.card.given.connect(self.keep)
            self._column.addWidget(self.card)
            self.card.show()
        self._column.addSpacing(look.STEP)
        self._column.addLayout(self._table_head())
        self._column.addLayout(self._table())
        self._column.addStretch(1)
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

    def _head(self, fact: str) -> QWidget:
        say = self._words.say
        if not fact:
            return look.label(say("counter.questions.done", "Nothing more needs to be asked."), "head")
        count = say("counter.questions.left", "{count} questions can still change the advice", count=len(self.ahead))
        if any(one == fact for one, _ in self.ahead[:1]):
            return look.label(f"{say('counter.question.next', 'Next question')}   ·   {count}", "quiet")
        return look.label(say("counter.question.chosen", "Chosen by you"), "quiet")

    def _table_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(look.label(self._words.say("counter.answered", "Questions and answers"), "head"), 1)
        every = QCheckBox(self._words.say("counter.questions.all", "Show all questions"))
        every.setAccessibleName(every.text())
        every.setChecked(self._everything)
        every.toggled.connect(self._show_everything)
        row.addWidget(every)
        return row

    def _show_everything(self, on: bool) -> None:
        self._everything = on
        if self.card is not None:
            self.ask(self.card.fact, self.card.question)
        else:
            self.ask("")

    def _table(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * look.STEP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 6)
        row = 0
        for group, lines in self._by_group().items():
            name = self._words.say(f"counter.group.{group}", GROUP_NAMES.get(group, group))
            grid.addWidget(look.label(name, "strong"), row, 0, 1, 4)
            row += 1
            for fact, question, known in lines:
                self._line(grid, row, fact, question, known)
                grid.addWidget(look.line(), row + 1, 0, 1, 4)
                row += 2
        return grid

    def _by_group(self) -> dict[str, list[tuple[str, Question | None, Known | None]]]:
        """Group to fact, question and answer: what is known, what the advice needs, on request all the rest."""
        assert self._opened is not None
        known = {one.fact: one for one in self._opened.known}
        needed = dict(self.ahead)
        flow = interview.load()
        order: dict[str, Question | None] = {}
        for question in flow:
            if question.fills in known or question.fills in needed or self._everything:
                order.setdefault(question.fills, needed.get(question.fills) or question)
        for fact in [*known, *needed]:
            order.setdefault(fact, None)
        groups: dict[str, list[tuple[str, Question | None, Known | None]]] = {}
        for fact, question_ in order.items():
            group = question_.group if question_ else "other"
            groups.setdefault(group, []).append((fact, question_, known.get(fact)))
        return groups

    def _line(self, grid: QGridLayout, row: int, fact: str, question: Question | None, known: Known | None) -> None:
        say, name = self._words.say, fact_name(self._words, fact)
        grid.addWidget(look.label(name, "quiet"), row, 0)
        if known is None:
            needed = any(one == fact for one, _ in self.ahead)
            text = (
                say("counter.open.needed", "◌ open, the advice needs it") if needed else say("counter.open", "◌ open")
            )
            grid.addWidget(look.label(text, "open" if needed else "quiet"), row, 1)
            word = say("counter.ask", "ask")
        else:
            value = look.label(self._value(known))
            value.setToolTip(self._told(known))
            value.setAccessibleDescription(self._told(known))
            grid.addWidget(value, row, 1)
            grid.addWidget(self._proof(known), row, 2)
            word = say("counter.change", "change")
        again = question if known is None else self._asked_again(fact, known)
        grid.addWidget(look.button(word, partial(self.ask, fact, again), "link", f"{word}: {name}"), row, 3)

    def _asked_again(self, fact: str, known: Known) -> Question | None:
        """The question that can take back what is known; the fact itself where no question fits it."""
        question = known.question
        return question if question is not None and question.fills == fact and question.shape == "plain" else None

    def _value(self, known: Known) -> str:
        if known.state != "known":
            return self._words.say(f"counter.{known.state}", known.state)
        value = shown(self._words, known.fact, known.raw)
        return f"{value}\n{known.note}" if known.note else value

    def _told(self, known: Known) -> str:
        """Who gave it, who wrote it down, and when."""
        by = self._words.say(f"counter.by.{known.by}", SPEAKER_NAMES.get(known.by, known.by))
        when = day_name(self._words, known.at) if known.at else ""
        return " · ".join(part for part in (by, known.kept_by, when) if part)

    def _proof(self, known: Known) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        if known.state == "known":
            sign = look.label("", wrap=False)
            sign.setPixmap(
                look.icon(PROOF_ICONS[known.proof], colours_of(self).quiet).pixmap(QSize(DESK_HEAD, DESK_HEAD))
            )
            row.addWidget(sign)
            name = self._words.say(f"counter.proof.{known.proof}", PROOF_NAMES[known.proof])
            row.addWidget(look.label(name, "quiet", wrap=False))
        row.addStretch(1)
        return whole
