"""The newcomer's own plan: goals, the participation track, and agreements with a day. They go into the contract."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.actions import plan
from app.actions.opened import Opened
from app.actions.plan import Entry
from app.actions.typed import plain
from app.errors import OfficeError
from app.interview import load
from app.office import Clock
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.half_typed import Typed, type_again, typed_in
from ui.counter.naming import day_name, said_in_words
from ui.counter.trouble import sentence

Put = Callable[..., object]
PART_NAMES = {
    "goal": "What the newcomer wants to reach", "track": "Participation track (PNT)", "agreement": "Agreements",
}  # fmt: skip
EMPTY = {
    "goal": "No goal yet. Ask: what do you want to be able to do in a year?",
    "track": "No track yet: a buddy, volunteering, an internship.",
    "agreement": "No agreement yet. Who does what, and by when?",
}
TRACK_NAMES = {
    "buddy": "buddy", "volunteering": "volunteering", "internship": "internship", "other": "other activity",
}  # fmt: skip
WHO_NAMES = {"newcomer": "the newcomer", "office": "the office", "both": "both"}


class PlanForm(QWidget):
    """One line to write: words, and for a track its kind, for an agreement who does it and by which day."""

    def __init__(self, words: Words, part: str, put: Put) -> None:
        super().__init__()
        self._words, self._part, self._put = words, part, put
        say = words.say
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        name = say(f"counter.plan.{part}", PART_NAMES[part])
        self.kind = self._box("track", plan.TRACKS, TRACK_NAMES) if part == plan.TRACK else None
        self.who = self._box("who", plan.WHO, WHO_NAMES) if part == plan.AGREEMENT else None
        self.text, self.until = QLineEdit(), QLineEdit()
        self.text.setAccessibleName(name)
        self.text.setPlaceholderText(say("counter.plan.words", "in your own words"))
        day = say("counter.plan.until", "by: day-month-year")
        self.until.setAccessibleName(f"{name}: {day}")
        self.until.setPlaceholderText(day)
        self.until.setFixedWidth(26 * look.STEP)
        add = say("counter.plan.add", "Add")
        self.add_button = look.button(add, self.send, "", f"{add}: {name}")
        for field in (self.kind, self.text, self.who, self.until, self.add_button):
            if field is not None:
                row.addWidget(field, 1 if field is self.text else 0)
        if part == plan.GOAL:
            self.until.hide()  # to show the others here, before they stand in the page, would make windows of them
        for line in (self.text, self.until):
            line.returnPressed.connect(self.send)
        column.addLayout(row)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        column.addWidget(self.trouble)

    def send(self) -> None:
        """Write the line; a refusal stands under it and what was typed stays."""
        try:
            until = str(plain("date", self.until.text(), self._words)) if self.until.text().strip() else ""
            self._put(
                self._part, self.text.text(), kind=_value(self.kind), who=_value(self.who) or "both", until=until
            )
        except OfficeError as error:
            self.refuse(error)
            return
        self.clear()

    def clear(self) -> None:
        """Nothing stands here any more, and nothing was refused."""
        self.trouble.hide()
        self.text.clear()
        self.until.clear()

    def refuse(self, error: OfficeError) -> None:
        """Say under the line why it was not written."""
        self.trouble.setText(sentence(self._words, error))
        self.trouble.show()

    def _box(self, name: str, values: tuple[str, ...], names: dict[str, str]) -> QComboBox:
        box = QComboBox()
        say = self._words.say
        box.setAccessibleName(say("counter.plan.kind", "Kind") if name == "track" else say("counter.plan.by", "Who"))
        for value in values:
            box.addItem(say(f"counter.plan.{name}.{value}", names[value]), value)
        return box


class PlanPage(QScrollArea):
    """`changed`: a line of the plan was written or changed."""

    changed = Signal()

    def __init__(self, words: Words, do: Do, clock: Clock) -> None:
        super().__init__()
        self._words, self._do, self._clock = words, do, clock
        self._dossier = ""
        column = look.scrolled(self)
        say = words.say
        lead = "Written with the newcomer; it stands in the contract as you write it."
        column.addWidget(look.label(say("counter.plan.lead", lead), "quiet"))
        self.forms: dict[str, PlanForm] = {}
        self._places: dict[str, QVBoxLayout] = {}
        for part in plan.PARTS:
            column.addSpacing(look.STEP)
            column.addWidget(look.label(say(f"counter.plan.{part}", PART_NAMES[part]), "head"))
            if part == plan.GOAL:
                self.wishes = QHBoxLayout()
                column.addLayout(self.wishes)
            self._places[part] = QVBoxLayout()
            column.addLayout(self._places[part])
            self.forms[part] = PlanForm(words, part, self.put)
            column.addWidget(self.forms[part])
        column.addStretch(1)

    def show_dossier(self, opened: Opened) -> None:
        """The plan as it stands, and what the newcomer would like and is no goal yet; another's half lines go."""
        if opened.id != self._dossier:
            for form in self.forms.values():
                form.clear()
        self._dossier = opened.id
        self._show_wishes(opened)
        for part, place in self._places.items():
            look.clear(place)
            some = [one for one in opened.plan if one.part == part]
            for one in some:
                place.addWidget(self._line(one))
            if not some:
                place.addWidget(look.label(self._words.say(f"counter.plan.empty.{part}", EMPTY[part]), "quiet"))

    def _show_wishes(self, opened: Opened) -> None:
        look.clear(self.wishes)
        say, asked, told = self._words.say, load()["wishes"], opened.told.get("wishes")
        goals = {one.text for one in opened.plan if one.part == plan.GOAL}
        wishes = [one for one in told if one != "unsure"] if isinstance(told, list) else []
        new = [one for one in (said_in_words(self._words, asked, wish) for wish in wishes) if one not in goals]
        if not new:
            return
        self.wishes.addWidget(look.label(say("counter.plan.wishes", "The newcomer would like:"), "quiet"))
        for one in new:
            add = say("counter.plan.make_goal", "Make it a goal: {wish}", wish=one)
            self.wishes.addWidget(look.button(f"+ {one}", partial(self._press, plan.GOAL, one), "", add))
        self.wishes.addStretch(1)

    def typed(self) -> Typed:
        """What stands in the forms and was not kept yet."""
        return typed_in(self)

    def type_again(self, typed: Typed) -> None:
        """Put it back."""
        type_again(self, typed)

    def _line(self, one: Entry) -> QWidget:
        say, line = self._words.say, QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        said = entry_in_words(self._words, one)
        role = "wrong" if one.overdue(self._clock.today()) else "quiet" if one.state == plan.DONE else ""
        late = say("counter.plan.late", "▲ day is over") if one.overdue(self._clock.today()) else ""
        row.addWidget(look.label("  ·  ".join(filter(None, (said, late))), role), 1)
        done = one.state == plan.DONE
        turn = say("counter.plan.open_again", "Open again") if done else say("counter.plan.done", "Done ✓")
        drop = say("counter.plan.drop", "Drop")
        for text, state in ((turn, plan.OPEN if done else plan.DONE), (drop, plan.DROPPED)):
            row.addWidget(look.button(text, partial(self._change, one, state), "link", f"{text}: {said}"))
        return line

    def _change(self, one: Entry, state: str) -> None:
        self._press(one.part, one.text, kind=one.kind, who=one.who, until=one.until, entry=one.id, state=state)

    def put(self, part: str, text: str, **more: str) -> None:
        """Write a line of the plan or change one, as `plan.put` does; Rejected what does not fit."""
        id_ = self._dossier
        self._do(lambda office: plan.put(office, id_, part, text, **more))
        self.changed.emit()

    def _press(self, part: str, text: str, **more: str) -> None:
        """Write what a button says; a refusal stands at the form of its part."""
        try:
            self.put(part, text, **more)
        except OfficeError as error:
            self.forms[part].refuse(error)


def entry_in_words(words: Words, one: Entry) -> str:
    """A line of the plan on one line."""
    told = [words.say(f"counter.plan.track.{one.kind}", TRACK_NAMES[one.kind])] if one.kind else []
    told += [one.text] if one.text else []
    if one.part == plan.AGREEMENT:
        told.append(words.say(f"counter.plan.who.{one.who}", WHO_NAMES[one.who]))
    if one.until:
        told.append(words.say("counter.plan.by_day", "by {day}", day=day_name(words, one.until)))
    return ("✓ " if one.state == plan.DONE else "") + "  ·  ".join(told)


def _value(box: QComboBox | None) -> str:
    return str(box.currentData()) if box is not None else ""
