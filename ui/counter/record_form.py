"""A form for facts with several fields, such as a job or a diploma; where there may be more, rows can be added."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.actions.typed import plain
from app.facts import SPECS, Plain
from app.places import municipalities
from app.words import LANGUAGES, Words
from ui.counter import look
from ui.counter.choices import Choices
from ui.counter.half_typed import Typed, type_again, typed_in
from ui.counter.names_box import NamesBox
from ui.counter.naming import choice_name, field_name, place_name, typed_day, yes_no

SKILLS = ("listening", "reading", "speaking", "writing")
LEVELS = ("A1", "A2", "B1", "B2", "C1")
Reader = Callable[[], Plain]


class RecordForm(QWidget):
    """One record, or a list of them; the value leaves out what was not filled in."""

    def __init__(self, words: Words, fact: str) -> None:
        super().__init__()
        spec = SPECS[fact]
        self._words, self._fact = words, fact
        self._several = spec.kind == "list of record"
        self._fields: Mapping[str, Any] = spec.fields or {"mo": "int", "nt2": "int"}
        self._rows: list[_Record] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._inside = QVBoxLayout()
        self._column.addLayout(self._inside)
        if self._several:
            row = QHBoxLayout()
            row.addWidget(look.button(words.say("counter.record.more", "Add another one"), self.add, "link"))
            row.addStretch(1)
            self._column.addLayout(row)
        self.add()

    def add(self) -> _Record:
        """One more row."""
        made = _Record(self._words, self._fact, self._fields)
        if self._rows:
            self._inside.addWidget(look.line())
        self._rows.append(made)
        self._inside.addWidget(made)
        return made

    def value(self) -> Plain:
        """The records that were filled in; Rejected when a field cannot be read."""
        filled: list[Plain] = [one for one in (row.value() for row in self._rows) if one]
        if self._several:
            return filled
        return filled[0] if filled else ""

    def typed(self) -> list[Typed]:
        """What stands in the rows, also where it cannot be read yet."""
        return [typed_in(row) for row in self._rows]

    def type_again(self, typed: list[Typed]) -> None:
        """Put back what stood in the rows."""
        for number, one in enumerate(typed):
            type_again(self._rows[number] if number < len(self._rows) else self.add(), one)

    def set_value(self, raw: Plain) -> None:
        """Show what was kept before."""
        records = raw if isinstance(raw, list) else [raw]
        for number, one in enumerate(records):
            if isinstance(one, dict):
                (self._rows[0] if number == 0 else self.add()).set_value(one)


class _Record(QWidget):
    """The fields of one record, two beside each other."""

    def __init__(self, words: Words, fact: str, fields: Mapping[str, Any]) -> None:
        super().__init__()
        self._words, self._fact = words, fact
        self._parts: dict[str, tuple[Reader, Callable[[Any], None]]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(2 * look.STEP)
        at = 0
        for name, kind in fields.items():
            label, field = look.label(field_name(words, name), "quiet"), self._field(name, kind)
            wide = kind == "skills" or str(kind).startswith("set of")
            if wide and at % 2:
                at += 1
            place = (at // 2 * 2, at % 2)
            span = 2 if wide else 1
            grid.addWidget(label, place[0], place[1], 1, span)
            grid.addWidget(field, place[0] + 1, place[1], 1, span)
            _name(field, label)
            at += span
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def value(self) -> dict[str, Plain]:
        """The fields that were filled in."""
        read = {name: reader() for name, (reader, _) in self._parts.items()}
        return {name: one for name, one in read.items() if one not in ("", [], {})}

    def set_value(self, raw: Mapping[str, Any]) -> None:
        """Show the fields of a record."""
        for name, one in raw.items():
            if name in self._parts:
                self._parts[name][1](one)

    def _field(self, name: str, kind: Any) -> QWidget:
        if isinstance(kind, list):
            return self._box(name, [(one, choice_name(self._words, "", one)) for one in kind])
        if kind == "stay_motive":
            names = [(one, choice_name(self._words, "", one)) for one in SPECS["stay_motive"].choices]
            return self._names(name, names)
        if kind == "yesno":
            return self._box(name, [(one, yes_no(self._words, one)) for one in ("yes", "no")])
        if kind == "nis":
            return self._names(name, [(one.code, place_name(self._words, one.code)) for one in municipalities()], "nis")
        if kind == "lang":
            return self._names(name, [(tag, self._words.language(tag)) for tag in LANGUAGES], "lang")
        if kind == "skills":
            return self._skills(name)
        if str(kind).startswith("set of"):
            made = Choices(
                [(one, choice_name(self._words, "", one)) for one in kind.split()[2:]], several=True, keys=""
            )
            self._parts[name] = (made.value, made.set_value)
            return made
        return self._line(name, str(kind))

    def _box(self, name: str, options: list[tuple[str, str]]) -> QComboBox:
        made = QComboBox()
        for value, text in [("", ""), *options]:
            made.addItem(text, value)
        self._parts[name] = (lambda: str(made.currentData()), lambda raw: made.setCurrentIndex(made.findData(raw)))
        return made

    def _names(self, name: str, options: list[tuple[str, str]], kind: str = "") -> NamesBox:
        made = NamesBox(sorted(options, key=lambda one: one[1]))
        words = self._words
        self._parts[name] = (lambda: plain(kind, made.value(), words) if made.value() else "", made.set_value)
        return made

    def _line(self, name: str, kind: str) -> QLineEdit:
        made, words = QLineEdit(), self._words
        if kind.startswith("date"):
            made.setPlaceholderText(words.say("counter.hint.date", "day-month-year"))
        if kind == "date or open":
            made.setPlaceholderText(words.say("counter.hint.date_or_open", "day-month-year, or empty: still goes on"))
        dated = kind.startswith("date")

        def show(raw: Any) -> None:
            made.setText("" if raw == "open" else typed_day(str(raw)) if dated else str(raw))

        def read() -> Plain:
            text = made.text().strip()
            if kind == "date or open" and not text:
                return "open"
            return plain(kind, text, words) if text else ""

        self._parts[name] = (read, show)
        return made

    def _skills(self, name: str) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        boxes: dict[str, QComboBox] = {}
        for skill in SKILLS:
            said = field_name(self._words, skill)
            row.addWidget(look.label(said, "quiet", wrap=False))
            boxes[skill] = box = QComboBox()
            box.setAccessibleName(said)
            box.addItems(["", *LEVELS])
            row.addWidget(box)
        row.addStretch(1)

        def read() -> Plain:
            return {skill: box.currentText() for skill, box in boxes.items() if box.currentText()}

        def show(raw: Any) -> None:
            for skill, level in raw.items():
                boxes[skill].setCurrentText(str(level))

        self._parts[name] = (read, show)
        return whole


def _name(field: QWidget, label: QLabel) -> None:
    if not field.accessibleName():
        field.setAccessibleName(label.text())
    label.setBuddy(field)
