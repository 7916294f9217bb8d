"""The advice on learning Dutch: what it rests on, the learning speed with its ground, and how long it may take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QScrollArea

from app.actions import nt2
from app.actions.opened import Known, Opened
from app.errors import OfficeError
from app.facts import SPECS
from app.words import Words
from ui.counter import look
from ui.counter.choices import Choices
from ui.counter.desk import Do
from ui.counter.half_typed import Typed, type_again, typed_in
from ui.counter.lines import Lines
from ui.counter.months_picture import MonthsPicture
from ui.counter.naming import choice_name, fact_name, named, result_name, shown, value_name
from ui.counter.trouble import sentence

IN_VIEW = ("literacy", "highest_schooling", "languages", "dutch_proofs", "enrolled_basic_education")
BASIS_NAMES = {"conversation": "my conversation", "screening": "a screening elsewhere"}


class Nt2Page(QScrollArea):
    """`changed`: a learning speed was kept; `ask` carries a fact to be asked in the interview."""

    changed = Signal()
    ask = Signal(str)

    def __init__(self, words: Words, do: Do) -> None:
        super().__init__()
        self._words, self._do = words, do
        self._dossier = ""
        self._shown: Known | None = None
        column = look.scrolled(self)
        say = words.say
        self.track = look.label("", "title")
        self.told = Lines()
        column.addWidget(self.track)
        column.addWidget(self.told)
        self.picture = MonthsPicture(words)
        column.addWidget(self.picture)
        honest = (
            "Months from contract to certificate, annual report 2023: the middle one of each track. How far one track"
            " spreads the report does not say; of everybody together half was done within 12 months, and one in ten"
            " needed more than 48."
        )
        column.addWidget(look.label(say("counter.nt2.honest", honest), "quiet"))
        column.addWidget(look.label(say("counter.nt2.view", "What it rests on"), "head"))
        self._view = QGridLayout()
        self._view.setColumnStretch(1, 1)
        column.addLayout(self._view)
        self._values: dict[str, QLabel] = {}
        for row, fact in enumerate(IN_VIEW):
            name = fact_name(words, fact)
            self._values[fact] = look.label("")
            change = say("counter.change", "change")
            self._view.addWidget(look.label(name, "quiet"), row, 0)
            self._view.addWidget(self._values[fact], row, 1)
            made = look.button(change, lambda fact=fact: self.ask.emit(fact), "link", f"{change}: {name}")  # type: ignore[misc]
            self._view.addWidget(made, row, 2)
        column.addSpacing(look.STEP)
        column.addWidget(look.label(fact_name(words, nt2.SPEED).capitalize(), "head"))
        speeds = [(one, choice_name(words, nt2.SPEED, one)) for one in SPECS[nt2.SPEED].choices]
        self.speed = Choices(speeds)
        bases = [(one, say(f"counter.nt2.basis.{one}", BASIS_NAMES[one])) for one in nt2.BASES]
        self.basis = Choices(bases, keys="")
        column.addWidget(self.speed)
        column.addWidget(look.label(say("counter.nt2.basis", "It rests on"), "quiet"))
        column.addWidget(self.basis)
        self.note = QLineEdit()
        note = say("counter.nt2.note", "What you noticed; for a screening: by whom and when")
        self.note.setPlaceholderText(note)
        self.note.setAccessibleName(note)
        self.note.returnPressed.connect(self.send)
        self.keep_button = look.button(say("counter.nt2.keep", "Keep the learning speed"), self.send, "main")
        row_ = QHBoxLayout()
        row_.addWidget(self.note, 1)
        row_.addWidget(self.keep_button)
        column.addLayout(row_)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addStretch(1)

    def show_dossier(self, opened: Opened, held: Mapping[str, Any]) -> None:
        """The advice that holds now, and what is known; a half filled in speed stays while no other one is kept."""
        same, self._dossier = opened.id == self._dossier, opened.id
        words, say = self._words, self._words.say
        known = {one.fact: one for one in opened.known}
        for fact, label in self._values.items():
            one = known.get(fact)
            if one is None:
                look.tell(label, say("counter.open", "◌ open"), "open")
            elif one.state != "known":
                look.tell(label, say(f"counter.{one.state}", one.state), "")
            else:
                look.tell(label, shown(words, fact, one.raw), "")
        advice = held["nt2_track"]
        track = value_name(words, str(advice["value"]))
        open_ = advice["value"] == "open"
        look.tell(self.track, named(words, result_name(words, "nt2_track"), track) if open_ else track, "title")
        self.told.show_lines(self._lines(advice, known.get(nt2.SPEED)))
        self.picture.show_track(str(advice["value"]))
        if not same or known.get(nt2.SPEED) != self._shown:
            self.trouble.hide()
            self._show_speed(known.get(nt2.SPEED))

    def _lines(self, advice: Mapping[str, Any], speed: Known | None) -> list[tuple[str, str]]:
        say, lines = self._words.say, []
        if advice["value"] == "open":
            follows = "The track follows from what is open below: ask it, or choose the learning speed."
            lines.append((say("counter.nt2.open", follows), ""))
        if advice["latin_script_module"]:
            lines.append((say("counter.nt2.latin", "First the Latin script: 40 hours at a CVO, 180 at a CBE."), ""))
        months = nt2.months().get(str(advice["value"]))
        if months is not None:
            told = (
                "Half of the people on this track had the certificate within {attest} months, half needed longer"
                " ({people} people). From A1 to A2: {a2} months."
            )
            people = str(months.people)
            lines.append((say("counter.nt2.months", told, attest=months.attest, people=people, a2=months.a2), ""))
        if speed is not None and speed.state == "known" and not speed.basis:
            lines.append((say("counter.nt2.no_basis", "The ground of the learning speed is not noted."), "attention"))
        return lines

    def _show_speed(self, speed: Known | None) -> None:
        """What is kept; what somebody chose and did not keep yet makes room for it."""
        self._shown = speed
        self.speed.set_value(speed.raw if speed is not None and speed.state == "known" else "")
        self.basis.set_value(speed.basis if speed is not None else "")
        self.note.setText(speed.note if speed is not None else "")

    def send(self) -> None:
        """Keep the speed that is chosen; a refusal stands below."""
        id_, chosen = self._dossier, (str(self.speed.value()), str(self.basis.value()), self.note.text())
        try:
            self._do(lambda office: nt2.choose_speed(office, id_, *chosen))
        except OfficeError as error:
            self.trouble.setText(sentence(self._words, error))
            self.trouble.show()
            return
        self.trouble.hide()
        self.changed.emit()

    def typed(self) -> Typed:
        """What stands there and was not kept yet."""
        return typed_in(self)

    def type_again(self, typed: Typed) -> None:
        """Put it back."""
        type_again(self, typed)
