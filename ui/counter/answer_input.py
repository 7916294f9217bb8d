"""The input that fits a question or a fact: buttons for a few choices, a list of names, a line, or a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.actions.typed import plain
from app.errors import OfficeError
from app.facts import SPECS, Plain
from app.interview import Question
from app.places import country_names, municipalities
from app.words import LANGUAGES, Words, other_languages
from ui.counter.choices import Choices
from ui.counter.half_typed import Typed, type_again, typed_in
from ui.counter.names_box import NamesBox, NamesLine
from ui.counter.naming import choice_name, country_name, place_name, typed_day, yes_no
from ui.counter.record_form import RecordForm

FEW = 9
RECORDS = ("records", "record", "record or none", "list of record", "percents")
Input = Choices | NamesBox | NamesLine | QLineEdit | RecordForm


class AnswerInput(QWidget):
    """Gives the raw answer; checking is not its job. `pressed` tells that a choice was made."""

    pressed = Signal()

    def __init__(self, words: Words, fact: str, question: Question | None, name: str) -> None:
        super().__init__()
        self._words, self._fact, self._question = words, fact, question
        self.kind = question.kind if question else SPECS[fact].kind
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.field = self._field()
        if not isinstance(self.field, Choices):
            self.field.setAccessibleName(name)
        else:
            self.field.pressed.connect(self.pressed)
        layout.addWidget(self.field)

    @property
    def may_be_none(self) -> bool:
        """Whether "none" is an answer that no button or line here gives."""
        if self._fact not in SPECS:
            return False
        kind = SPECS[self._fact].kind
        if isinstance(self.field, Choices) and "none" in [one.value for one in self.field.buttons()]:
            return False
        return kind in ("list of record", "list of country") or (kind.endswith(" or none") and self.kind != "yesno")

    def none(self) -> Plain:
        """The answer "none"."""
        return [] if SPECS[self._fact].kind.startswith("list of") else "none"

    def value(self) -> Plain:
        """The raw answer as it stands there; Rejected when a name is not known."""
        if isinstance(self.field, Choices | RecordForm):
            return self.field.value()
        text = self.field.value() if isinstance(self.field, NamesBox) else self.field.text()
        return plain(self.kind, text, self._words)

    def typed(self) -> Typed:
        """What stands there, also where it cannot be read yet; names of several as what stands behind them."""
        if isinstance(self.field, RecordForm):
            return [*self.field.typed()]
        if isinstance(self.field, NamesLine):
            try:
                return [self.value()]
            except OfficeError:
                return [self.field.text()]
        return typed_in(self.field)

    def type_again(self, typed: Typed) -> None:
        """Put back what stood there, also in another language."""
        if isinstance(self.field, RecordForm):
            self.field.type_again([one for one in typed if isinstance(one, list)])
        elif isinstance(self.field, NamesLine) and typed and isinstance(typed[0], list):
            self.set_value(typed[0])
        else:
            type_again(self.field, typed)

    def clear(self) -> None:
        """Nothing stands there."""
        if isinstance(self.field, Choices | RecordForm):
            self.field.set_value([])
        elif isinstance(self.field, NamesBox):
            self.field.set_value("")
        else:
            self.field.clear()

    def set_value(self, raw: Plain) -> None:
        """Show what was answered before."""
        if isinstance(self.field, Choices | NamesBox | RecordForm):
            self.field.set_value(raw)
        elif isinstance(raw, list):
            self.field.setText(", ".join(self._named(str(one)) for one in raw))
        else:
            dated = "date" in self.kind or self.kind == "partial"
            self.field.setText(typed_day(str(raw)) if dated else str(raw))

    def _named(self, value: str) -> str:
        if "lang" in self.kind:
            return self._words.language(value)
        return country_name(self._words, value)

    def _field(self) -> Input:
        options = self._options()
        if self.kind == "set":
            return Choices(options, several=True)
        if self.kind in ("choice", "yesno"):
            return Choices(options) if len(options) <= FEW else NamesBox(options)
        if self.kind in RECORDS:
            return RecordForm(self._words, self._fact)
        if self.kind in ("country", "country or none"):
            return NamesBox(self._countries())
        if self.kind in ("municipality", "nis"):
            return NamesBox(_sorted([(one.code, place_name(self._words, one.code)) for one in municipalities()]))
        if self.kind == "lang":
            return NamesBox(self._languages())
        if self.kind in ("countries", "list of country", "langs"):
            names = self._languages() if self.kind == "langs" else self._countries()
            line = NamesLine([name for _, name in names])
            line.setPlaceholderText(self._words.say("counter.hint.several", "names, with commas between"))
            return line
        return self._line()

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        if self.kind in ("partial", "partial_date"):
            line.setPlaceholderText(self._words.say("counter.hint.partial", "day-month-year, or only the year"))
        elif "date" in self.kind:
            line.setPlaceholderText(self._words.say("counter.hint.date", "day-month-year"))
        elif self.kind in ("int", "number"):
            line.setPlaceholderText(self._words.say("counter.hint.number", "a number"))
        return line

    def _options(self) -> list[tuple[str, str]]:
        words, question = self._words, self._question
        if self.kind == "yesno":
            return [(one, yes_no(words, one)) for one in ("yes", "no")]
        values: Sequence[str] = SPECS[self._fact].choices if self._fact in SPECS else ()
        if question is not None and question.choices:
            return [
                (
                    one.value,
                    choice_name(words, self._fact, one.value) if one.value in values
                    else words.say(question.choice_key(one.value), one.text),
                )
                for one in question.choices
            ]  # fmt: skip
        return [(one, choice_name(words, self._fact, one)) for one in values]

    def _countries(self) -> list[tuple[str, str]]:
        extra = [("stateless", country_name(self._words, "stateless"))]
        return _sorted(list(country_names(self._words.code).items())) + extra

    def _languages(self) -> list[tuple[str, str]]:
        return _sorted([(tag, self._words.language(tag)) for tag in (*LANGUAGES, *other_languages())])


def _sorted(options: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(options, key=lambda one: one[1])
