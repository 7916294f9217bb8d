"""The question that is asked now: in two languages, with its input, the proof, and who said it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QPushButton

from app import words as catalogs
from app.actions.dossier import PROOFS, SPEAKERS
from app.actions.opened import Known
from app.errors import OfficeError
from app.facts import Plain
from app.interview import Question, walk
from app.words import Words
from ui.counter import look
from ui.counter.answer_input import AnswerInput
from ui.counter.choices import Choices
from ui.counter.lines import Lines
from ui.counter.naming import fact_name, moment_name, shown
from ui.counter.trouble import sentence

FIRST_PROOF_KEY, FIRST_SPEAKER_KEY = 6, 10
PROOF_NAMES = {"said": "said", "copy": "copy seen", "original": "original seen", "verified": "checked"}
SPEAKER_NAMES = {"newcomer": "newcomer", "companion": "companion", "staff": "staff"}


class QuestionCard(QFrame):
    """`given` carries the raw answer, the proof, who gave it and a note; refusals are shown by `refuse`.

    `chosen` carries what was chosen by one touch, before it is given.
    """

    given = Signal(object, str, str, str)
    chosen = Signal(object)

    def __init__(
        self, words: Words, language: str, fact: str, question: Question | None, before: Known | None = None,
        earlier: Sequence[Known] = (), number: int = 0,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._words, self.fact, self.question, self._number = words, fact, question, number
        layout = look.column(self)
        text = words.say(question.text_key, question.text) if question else fact_name(words, fact)
        self.text = text
        layout.addLayout(self._heads(language))
        self.help = look.label(
            words.say(question.help_key, question.help) if question and question.help else "", "quiet"
        )
        layout.addWidget(self.help)
        self.help.setVisible(bool(self.help.text()))
        self.input = AnswerInput(words, fact, question, text)
        layout.addWidget(self.input)
        self.input.pressed.connect(lambda: self.chosen.emit(self.input.value()))
        self.theirs = look.label("", "attention")
        self.theirs.hide()
        layout.addWidget(self.theirs)
        self._their_state: Plain = ""
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        self._proofs = self._row(PROOFS, PROOF_NAMES, "proof", FIRST_PROOF_KEY)
        self._speakers = self._row(SPEAKERS, SPEAKER_NAMES, "by", FIRST_SPEAKER_KEY)
        layout.addLayout(self._labelled(words.say("counter.proof", "Proof"), self._proofs))
        layout.addLayout(self._labelled(words.say("counter.by", "Given by"), self._speakers))
        self.note = QLineEdit()
        said = words.say("counter.note", "Note (may stay empty)")
        self.note.setPlaceholderText(said)
        self.note.setAccessibleName(said)
        self.keep_button: QPushButton = look.button(words.say("counter.keep", "Keep the answer  ↵"), self.send, "main")
        layout.addLayout(self._states(len(earlier)))
        ends = QHBoxLayout()
        ends.addWidget(self.note, 1)
        ends.addWidget(self.keep_button)
        layout.addLayout(ends)
        self.why = look.label(words.say(question.why_key, question.why) if question and question.why else "", "quiet")
        self.why.hide()
        layout.addWidget(self.why)
        self.back = look.label("", "title")
        layout.addWidget(self.back)
        self.back.hide()
        self.history = Lines()
        layout.addWidget(self.history)
        self.history.show_lines([(self._told(one), "quiet") for one in reversed(earlier)])
        self.history.hide()
        self._keys()
        self._before: Plain | None = before.raw if before is not None and before.state == "known" else None
        if number:
            self._speakers.button(SPEAKERS.index("companion")).setChecked(True)
        if before is not None:
            self._show(before)
        self._asked = self.typed()

    @property
    def about(self) -> set[str]:
        """The fact that is asked for, and the one that its question fills: an answer may change either."""
        return {self.fact, self.question.fills} if self.question is not None else {self.fact}

    def focus(self) -> None:
        """The hands are ready on the answer."""
        field = self.input.field
        (field.buttons()[0] if isinstance(field, Choices) and field.buttons() else field).setFocus()

    def send(self) -> None:
        """Give the answer that stands there."""
        if self._their_state and not any(self.input.typed()):
            self.give(self._their_state)
            return
        try:
            raw = self.input.value()
        except OfficeError as error:
            self.refuse(error)
            return
        self.give(raw)

    def give(self, raw: Plain) -> None:
        """Give an answer with the proof and the speaker that are chosen."""
        proof, by = PROOFS[self._proofs.checkedId()], SPEAKERS[self._speakers.checkedId()]
        self.given.emit(raw, proof, by, self.note.text())

    @property
    def answer_before(self) -> Plain | None:
        """The answer that was known when the question was asked."""
        return self._before

    def show_theirs(self, raw: Plain) -> None:
        """What the newcomer touched on the other screen stands here in the office's words; to be kept or changed."""
        state = walk.state_of(raw)
        self._their_state = raw if state else ""
        self.input.clear() if state else self.input.set_value(raw)
        for group, at in ((self._speakers, SPEAKERS.index("newcomer")), (self._proofs, PROOFS.index("said"))):
            group.button(at).setChecked(True)
        say = self._words.say
        said = {"unknown": "Does not know", "refused": "Would rather not say"}.get(state or "", "")
        told = say("counter.screen.touched", "Touched on the newcomer's screen")
        if state:
            told = f"{told}: {say(f'counter.{state}', said)}"
        self.theirs.setText(f"{told}  ·  {say('counter.screen.keep', 'Enter keeps it')}")
        self.theirs.show()

    def refuse(self, error: OfficeError) -> None:
        """One sentence under the input, which keeps what was typed."""
        self.trouble.setText(sentence(self._words, error, self.question))
        self.trouble.setAccessibleName(self.trouble.text())
        self.trouble.show()
        self.focus()

    def _heads(self, language: str) -> QHBoxLayout:
        heads = QHBoxLayout()
        heads.setSpacing(3 * look.STEP)
        numbered = self._words.say("counter.interpreter.number", "Question {number}", number=self._number)
        title = f"{numbered}: {self.text}" if self._number else self.text
        heads.addWidget(look.label(title, "title" if self._number else "head"), 1)
        question = self.question
        if question is not None and language != self._words.code:
            theirs = catalogs.load(language)
            other = look.label(theirs.say(question.text_key, question.text), "head")
            if theirs.rtl:
                other.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                other.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            if theirs.has(question.text_key):
                heads.addWidget(other, 1)
        return heads

    def _row(self, values: tuple[str, ...], names: dict[str, str], key: str, first: int) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, value in enumerate(values):
            name = self._words.say(f"counter.{key}.{value}", names[value])
            made = look.button(f"{name}  F{first + number}", lambda: None, "mark", name)
            made.setCheckable(True)
            made.setChecked(number == 0)
            made.setToolTip(f"F{first + number}")
            QShortcut(QKeySequence(made.toolTip()), self, made.click)
            group.addButton(made, number)
        return group

    def _labelled(self, name: str, group: QButtonGroup) -> QHBoxLayout:
        row = QHBoxLayout()
        label = look.label(name, "quiet", wrap=False)
        label.setMinimumWidth(9 * look.STEP)
        row.addWidget(label)
        for made in group.buttons():
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _told(self, one: Known) -> str:
        """One answer of the history: value, proof, who gave it, who wrote it down and when."""
        say = self._words.say
        known = one.state == "known"
        told = [shown(self._words, one.fact, one.raw) if known else say(f"counter.{one.state}", one.state)]
        told.append(say(f"counter.proof.{one.proof}", PROOF_NAMES[one.proof]))
        told.append(say(f"counter.by.{one.by}", SPEAKER_NAMES.get(one.by, one.by)))
        return " · ".join(filter(None, (*told, one.kept_by, moment_name(self._words, one.at), one.note)))

    def _states(self, earlier: int) -> QHBoxLayout:
        say = self._words.say
        row = QHBoxLayout()
        for state, name in (
            ("unknown", say("counter.unknown", "Does not know")),
            ("refused", say("counter.refused", "Would rather not say")),
        ):
            row.addWidget(look.button(name, partial(self.give, {"state": state}), "link"))
        if self.input.may_be_none:
            none = say("value.none", "none")
            row.addWidget(look.button(none.capitalize(), lambda: self.give(self.input.none()), "link"))
        if self._number:
            check = say("counter.interpreter.check", "Check back")
            row.addWidget(look.button(check, self.check_back, "link"))
        row.addStretch(1)
        if earlier:
            count = say("counter.history", "History ({count})", count=earlier)
            row.addWidget(look.button(count, lambda: self.history.setVisible(self.history.isHidden()), "link"))
        if self.question is not None and self.question.why:
            why = say("counter.why.ask", "Why this question?")
            rephrase = say("counter.interpreter.rephrase", "Say it otherwise")
            row.addWidget(look.button(rephrase if self._number else why, self._because, "link"))
        return row

    def check_back(self) -> None:
        """The answer as a sentence to be said back and confirmed, large, for the interpreter to read out."""
        try:
            raw = self.input.value()
        except OfficeError as error:
            self.refuse(error)
            return
        if self._their_state or not raw:
            return
        field = self.input.field
        buttons = field.buttons() if isinstance(field, Choices) else []
        chosen = ", ".join(one.accessibleName() for one in buttons if one.isChecked())
        value = chosen or shown(self._words, self.fact, raw)
        sentence_ = self._words.say("counter.interpreter.said", "You say: {value}. Is that right?", value=value)
        self.back.setText(sentence_)
        self.back.setAccessibleName(sentence_)
        self.back.show()

    def _because(self) -> None:
        self.why.setVisible(self.why.isHidden())

    def _keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Return", "Enter"):
            QShortcut(QKeySequence(keys), self, self.send, context=inside)
        if isinstance(self.input.field, Choices):
            for number, made in enumerate(self.input.field.buttons()[:9]):
                QShortcut(QKeySequence(str(number + 1)), self, made.click, context=inside)

    def _show(self, before: Known) -> None:
        if before.state == "known":
            self.input.set_value(before.raw)
        for group, values, value in ((self._proofs, PROOFS, before.proof), (self._speakers, SPEAKERS, before.by)):
            if value in values:
                group.button(values.index(value)).setChecked(True)
        self.note.setText(before.note)

    def typed(self) -> dict[str, object]:
        """What stands in the card and was not kept yet, so that a change of language loses nothing."""
        return {
            "fact": self.fact, "question": self.question, "answer": self.input.typed(), "note": self.note.text(),
            "proof": self._proofs.checkedId(), "by": self._speakers.checkedId(),
        }  # fmt: skip

    def touched(self) -> bool:
        """Whether somebody typed or chose something since the question was asked."""
        return self.typed() != self._asked

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put back what stood there."""
        self.input.type_again(typed["answer"])
        self.note.setText(typed["note"])
        for group, name in ((self._proofs, "proof"), (self._speakers, "by")):
            group.button(typed[name]).setChecked(True)
