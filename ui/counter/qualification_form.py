"""One diploma to write down: level, field, school, years, the papers that are there, what is asked of NARIC."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.actions import qualifications
from app.actions.qualifications import Qualification
from app.actions.typed import plain
from app.errors import OfficeError
from app.paper.diplomas import FIELDS, LEVELS, PAPERS, ROUTES
from app.places import country_names
from app.words import LANGUAGES, Words
from ui.counter import look
from ui.counter.choices import Choices
from ui.counter.half_typed import Typed, type_again, typed_in
from ui.counter.names_box import NamesBox
from ui.counter.trouble import sentence

YEAR_LETTERS = 4


def level_name(words: Words, level: str) -> str:
    """A level of ISCED by number and name."""
    return f"{level} · {words.say(f'isced.level.{level}', LEVELS[level])}"


def subject_name(words: Words, subject: str) -> str:
    """A broad field of ISCED-F."""
    return words.say(f"isced.field.{subject}", FIELDS[subject])


def paper_name(words: Words, paper: str) -> str:
    """A paper that comes with a diploma."""
    return words.say(f"paper.diploma.{paper}", PAPERS[paper])


def route_name(words: Words, route: str) -> str:
    """What can be asked of NARIC."""
    return words.say(f"paper.naric.route.{route}", ROUTES[route])


class QualificationForm(QWidget):
    """`kept` carries the diploma that stands here and the id of the one it changes; a refusal is said by `refuse`.

    `left` says that it is not to be kept.
    """

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._entry = words, ""
        self._begun = Qualification("")
        say = words.say
        layout = look.column(self, 0)
        self.head = look.label("", "head")
        layout.addWidget(self.head)
        self.level = _box([("", ""), *((one, level_name(words, one)) for one in qualifications.LEVELS)])
        self.subject = _box([("", ""), *((one, subject_name(words, one)) for one in qualifications.FIELDS)])
        nothing = say("counter.qualification.no_route", "nothing")
        self.route = _box([("", nothing), *((one, route_name(words, one)) for one in qualifications.ROUTES)])
        self.title, self.institution, self.begun, self.ended = (QLineEdit() for _ in range(4))
        countries = country_names(words.code).items()
        self.country = NamesBox(sorted(countries, key=lambda one: one[1]))
        names = [(tag, words.language(tag)) for tag in LANGUAGES]
        self.language = NamesBox(sorted(names, key=lambda one: one[1]))
        layout.addLayout(self._grid())
        there = say("paper.diploma.there", "Papers that are there")
        layout.addWidget(look.label(there, "quiet"))
        self.papers = Choices(
            [(one, paper_name(words, one)) for one in qualifications.PAPERS], several=True, keys=""
        )
        layout.addWidget(self.papers)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        self.keep_button = look.button(say("counter.qualification.keep", "Keep this diploma"), self.send, "main")
        leave = say("counter.qualification.leave", "Leave it as it was")
        self.leave_button = look.button(leave, self.left.emit, "link")
        row.addWidget(self.keep_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        layout.addLayout(row)
        self.clear()

    def _grid(self) -> QGridLayout:
        grid, say = QGridLayout(), self._words.say
        grid.setVerticalSpacing(look.STEP)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        years = QWidget()
        row = QHBoxLayout(years)
        row.setContentsMargins(0, 0, 0, 0)
        first, last = say("counter.qualification.begun", "from"), say("counter.qualification.ended", "to")
        for field, name in ((self.begun, first), (self.ended, last)):
            field.setMaxLength(YEAR_LETTERS)
            field.setPlaceholderText(name)
            field.setAccessibleName(f"{say('paper.diploma.years', 'Years')}: {name}")
            row.addWidget(field)
        fields: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (say("paper.diploma.level", "Level"), self.level, 0, 0, 1),
            (say("paper.diploma.field", "Field"), self.subject, 0, 2, 1),
            (say("counter.qualification.title", "Name of the diploma"), self.title, 1, 0, 3),
            (say("paper.diploma.school", "School or university"), self.institution, 2, 0, 1),
            (say("paper.diploma.country", "Country"), self.country, 2, 2, 1),
            (say("paper.diploma.language", "Taught in"), self.language, 3, 0, 1),
            (say("paper.diploma.years", "Years"), years, 3, 2, 1),
            (say("counter.qualification.route", "Ask of NARIC"), self.route, 4, 0, 3),
        )
        for name, asks, at, column, wide in fields:
            label = look.label(name, "quiet", wrap=False)
            label.setBuddy(asks if asks is not years else self.begun)
            if asks is not years:
                asks.setAccessibleName(name)
            grid.addWidget(label, at, column)
            grid.addWidget(asks, at, column + 1, 1, wide)
        return grid

    def show_qualification(self, one: Qualification) -> None:
        """What is known of a diploma; one with an id is changed when it is kept."""
        self._entry, self._begun = one.id, one
        for box, value in ((self.level, one.level), (self.subject, one.subject), (self.route, one.route)):
            box.setCurrentIndex(max(0, box.findData(value)))
        lines = {self.title: one.title, self.institution: one.institution, self.begun: one.begun, self.ended: one.ended}
        for line, text in lines.items():
            line.setText(text)
        self.country.set_value(one.country)
        self.language.set_value(one.language)
        self.papers.set_value(list(one.papers))
        self._tell("")
        say = self._words.say
        new = say("counter.qualification.new", "Write down a diploma")
        change = say("counter.qualification.change_head", "Change this diploma")
        self.head.setText(change if one.id else new)

    def clear(self) -> None:
        """An empty form for the next one."""
        self.show_qualification(Qualification(""))

    def send(self) -> None:
        """Give the diploma that stands here; a name that is none is said below."""
        chosen = self.papers.value()
        try:
            language = self.language.value()
            said = replace(
                self._begun, level=str(self.level.currentData()), subject=str(self.subject.currentData()),
                route=str(self.route.currentData()), title=self.title.text(), institution=self.institution.text(),
                country=self.country.value(), begun=self.begun.text(), ended=self.ended.text(),
                language=str(plain("lang", language, self._words)) if language else "",
                papers=tuple(map(str, chosen)) if isinstance(chosen, list) else (),
            )  # fmt: skip
        except OfficeError as error:
            self.refuse(error)
            return
        self._tell("")
        self.kept.emit(said, self._entry)

    def refuse(self, error: OfficeError) -> None:
        """One sentence, and the hands on the field that it is about."""
        self._tell(sentence(self._words, error))
        wrong: dict[str, QWidget] = {
            "qualification_level": self.level, "no_such_country": self.country, "no_such_language": self.language,
            "qualification_years": self.ended,
            "qualification_year": self.begun if error.details.get("field") == "begun" else self.ended,
        }  # fmt: skip
        if error.says in wrong:
            wrong[error.says].setFocus()

    def typed(self) -> Typed:
        """What stands here and was not kept yet, after the diploma that it changes."""
        return [self._begun, *typed_in(self)]

    def type_again(self, typed: Typed) -> None:
        """Put it back."""
        if isinstance(typed[0], Qualification):
            self.show_qualification(typed[0])
        type_again(self, typed[1:])

    def _tell(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))


def _box(options: list[tuple[str, str]]) -> QComboBox:
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    for value, text in options:
        made.addItem(text, value)
    return made
