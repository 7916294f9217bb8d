"""The interview at the counter: the next question in two languages, and what is already answered."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QWidget

from app import words as catalogs
from app.actions.dossier import PROOFS, Known, Opened
from app.actions.typed import plain
from app.errors import OfficeError
from app.facts import SPECS, Plain
from app.interview import Question
from app.words import Words
from ui.counter import look
from ui.counter.naming import fact_name, shown

Kept = Callable[[str, Question | None, Plain, str], None]


class InterviewPage(QScrollArea):
    """Asks one fact at a time; `keep` gets fact, question, raw value and proof, and may refuse."""

    def __init__(self, words: Words, keep: Kept) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("page")
        self._column = look.column(inside)
        self.setWidget(inside)
        self._words, self._keep = words, keep
        self._fact: str = ""
        self._question: Question | None = None
        self.line: QLineEdit | None = None
        self._proofs = QButtonGroup(self)
        self._shortcuts: list[QShortcut] = []

    def show_dossier(self, opened: Opened, ahead: list[tuple[str, Question | None]]) -> None:
        """Draw the next question and the answers; nothing ahead says that all is answered."""
        self._opened, self._ahead = opened, ahead
        self._draw(*(ahead[0] if ahead else ("", None)))

    def _draw(self, fact: str, question: Question | None) -> None:
        look.clear(self._column)
        for shortcut in self._shortcuts:
            shortcut.deleteLater()
        self._shortcuts = []
        self._fact = fact
        self._question = question
        self.line = None
        say = self._words.say
        if fact:
            count = say("counter.questions.left", "{count} questions can change the advice", count=len(self._ahead))
            head = say("counter.question.next", "Next question")
            self._column.addWidget(look.label(f"{head}   ·   {count}", "quiet"))
            self._column.addWidget(self._card(fact, question))
        else:
            self._column.addWidget(look.label(say("counter.questions.done", "Nothing more needs to be asked."), "head"))
        if self._opened.known:
            self._column.addWidget(look.label(say("counter.answered", "Already answered"), "quiet"))
            self._column.addLayout(self._answers())
        self._column.addStretch(1)

    def _card(self, fact: str, question: Question | None) -> QWidget:
        say, frame = self._words.say, look.card()
        layout = look.column(frame)
        heads = QHBoxLayout()
        text = self._words.say(question.text_key, question.text) if question else fact_name(self._words, fact)
        heads.addWidget(look.label(text, "head"), 1)
        if question is not None and self._opened.language != self._words.code:
            theirs = catalogs.load(self._opened.language)
            other = look.label(theirs.say(question.text_key, question.text), "head")
            if theirs.rtl:
                other.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            heads.addWidget(other, 1)
        layout.addLayout(heads)
        grid = QGridLayout()
        for number, (value, name) in enumerate(self._choices(fact, question)):
            grid.addWidget(self._choice(value, name, number + 1), number // 3, number % 3)
        layout.addLayout(grid)
        if not grid.count():
            self.line = QLineEdit()
            self.line.setAccessibleName(text)
            self.line.setPlaceholderText(self._hint(fact, question))
            self.line.returnPressed.connect(self.send_line)
            layout.addWidget(self.line)
        layout.addLayout(self._proof_row())
        self.trouble = look.label("", "wrong")
        layout.addWidget(self.trouble)
        rest = QHBoxLayout()
        states = (
            ("unknown", say("counter.unknown", "Does not know")),
            ("refused", say("counter.refused", "Would rather not say")),
        )
        for state, name in states:
            rest.addWidget(look.button(name, partial(self.keep, {"state": state}), "link"))
        rest.addStretch(1)
        if self.line is not None:
            rest.addWidget(look.button(say("counter.keep", "Keep the answer  ↵"), self.send_line, "main"))
        layout.addLayout(rest)
        return frame

    def _choices(self, fact: str, question: Question | None) -> list[tuple[str, str]]:
        say = self._words.say
        kind = question.kind if question else SPECS[fact].kind
        if question is not None and question.choices and kind in ("choice", "yesno"):
            return [(one.value, say(question.choice_key(one.value), one.text)) for one in question.choices]
        if kind == "yesno":
            return [("yes", say("counter.yes", "Yes")), ("no", say("counter.no", "No"))]
        if kind == "choice":
            return [(one, say(f"value.{one}", one.replace("_", " "))) for one in SPECS[fact].choices]
        return []

    def _choice(self, value: str, name: str, number: int) -> QPushButton:
        made = look.button(f"{name}   [{number}]" if number < 10 else name, lambda: self.keep(value), "", name)
        if number < 10:
            self._shortcuts.append(QShortcut(QKeySequence(f"Ctrl+{number}"), self, made.click))
        return made

    def _hint(self, fact: str, question: Question | None) -> str:
        kind = question.kind if question else SPECS[fact].kind
        if "date" in kind or kind == "partial":
            return self._words.say("counter.hint.date", "year-month-day, or none")
        if kind == "set":
            return ", ".join(one.value for one in question.choices) if question else ", ".join(SPECS[fact].choices)
        return self._words.say("counter.hint.text", "type the answer; separate more than one by commas; none if none")

    def _proof_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(look.label(self._words.say("counter.proof", "Proof"), "quiet", wrap=False))
        self._proofs = QButtonGroup(self)
        for number, proof in enumerate(PROOFS):
            name = self._words.say(f"counter.proof.{proof}", proof)
            made = look.button(f"{name}  F{number + 6}", lambda: None, "", name)
            made.setCheckable(True)
            made.setChecked(number == 0)
            self._proofs.addButton(made, number)
            row.addWidget(made)
            self._shortcuts.append(QShortcut(QKeySequence(f"F{number + 6}"), self, made.click))
        row.addStretch(1)
        return row

    def _answers(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(self._opened.known):
            name = fact_name(self._words, one.fact)
            grid.addWidget(look.label(name, "quiet"), row, 0)
            grid.addWidget(look.label(self._value(one)), row, 1)
            proof = self._words.say(f"counter.proof.{one.proof}", one.proof) if one.state == "known" else ""
            grid.addWidget(look.label(proof, "quiet", wrap=False), row, 2)
            change = self._words.say("counter.change", "change")
            grid.addWidget(
                look.button(change, partial(self._draw, one.fact, one.question), "link", f"{change}: {name}"),
                row, 3,
            )  # fmt: skip
        return grid

    def _value(self, one: Known) -> str:
        if one.state != "known":
            return self._words.say(f"counter.{one.state}", one.state)
        if one.question is not None and isinstance(one.raw, str) and one.question.choice(one.raw):
            return self._words.say(one.question.choice_key(one.raw), one.question.choice(one.raw).text)  # type: ignore[union-attr]
        return shown(one.raw)

    def send_line(self) -> None:
        """Keep what stands on the line."""
        if self.line is None:
            return
        kind = self._question.kind if self._question else SPECS[self._fact].kind
        try:
            raw = plain(kind, self.line.text())
        except OfficeError as error:
            self._refused(error)
            return
        self.keep(raw)

    def keep(self, raw: Plain) -> None:
        """Keep an answer with the chosen proof; a refusal stands under the input, which keeps its text."""
        try:
            self._keep(self._fact, self._question, raw, PROOFS[max(self._proofs.checkedId(), 0)])
        except OfficeError as error:
            self._refused(error)

    def _refused(self, error: OfficeError) -> None:
        text = self._words.say("counter.trouble.answer", "This answer does not fit. Look at it again.")
        if self._question is not None and error.says in self._question.rejects:
            text = self._words.say(self._question.reject_key(error.says), self._question.rejects[error.says])
        self.trouble.setText(text)
