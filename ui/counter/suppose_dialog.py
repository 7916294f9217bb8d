"""What if: one other fact that would turn a result, and the same facts on another day. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QHBoxLayout, QScrollArea, QWidget

from app.actions.deadlines import deadline_name
from app.actions.suppose import on_another_day, with_another_fact
from app.rulebook import Advice
from app.rulebook.as_json import plain
from app.rulebook.compare import Difference
from app.rulebook.what_if import ASKED, Turn, value_of
from app.words import Words
from ui.counter import look
from ui.counter.lines import Lines
from ui.counter.naming import day_name, fact_name, operator_name, result_name, result_value, shown
from ui.parts.tokens import DESK_LEFT, DESK_RIGHT
from ui.work import Job, Work

RESULTS = {
    "group": "group", "mo": "parts.mo", "nt2": "parts.nt2", "work": "parts.work", "pnt": "parts.pnt",
    "nt2_track": "nt2_track", "contract": "contract",
}  # fmt: skip
"""What can be wished for, and the name under which the counter knows it."""


class SupposeDialog(QDialog):
    """Reckons aside, so that the window stays alive; a search says how far it is and can be stopped."""

    _tried = Signal(int, int, int)

    def __init__(self, words: Words, advice: Advice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        self._words, self._advice, self._work = words, advice, Work(self)
        self._job: Job | None = None
        self._search = 0
        self._tried.connect(self._show_progress)
        self.setWindowTitle(say("counter.suppose", "What if …"))
        self.setMinimumSize(2 * DESK_RIGHT + DESK_LEFT // 2, 2 * DESK_RIGHT - DESK_LEFT // 3)
        layout = look.column(self, 3 * look.STEP)
        layout.addWidget(look.label(say("counter.suppose.fact", "Which one fact would turn a result?"), "head"))
        row = QHBoxLayout()
        self.asked, self.wished = self._box("counter.suppose.result", "Result"), self._box(
            "counter.suppose.wished", "would be"
        )
        for name, result in RESULTS.items():
            self.asked.addItem(result_name(words, result), name)
        self.asked.currentIndexChanged.connect(lambda _: self._offer())
        self.search_button = look.button(say("counter.suppose.search", "Search"), self.search, "second")
        self.stop_button = look.button(say("papers.stop", "Stop"), self.stop, "link")
        self.stop_button.hide()
        for made in (self.asked, look.label("=", wrap=False), self.wished, self.search_button, self.stop_button):
            row.addWidget(made)
        row.addStretch(1)
        layout.addLayout(row)
        self.turns = Lines()
        layout.addWidget(self._scrolled(self.turns), 1)
        layout.addWidget(look.line())
        layout.addWidget(look.label(say("counter.suppose.day", "The same facts on another day"), "head"))
        row = QHBoxLayout()
        on = advice.on
        self.day = QDateEdit(QDate(on.year, on.month, on.day).addMonths(6))
        self.day.setLocale(QLocale(words.code))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.day.setAccessibleName(say("counter.suppose.day", "The same facts on another day"))
        self.compare_button = look.button(say("counter.suppose.compare", "Compare"), self.compare, "second")
        row.addWidget(self.day)
        row.addWidget(self.compare_button)
        row.addStretch(1)
        layout.addLayout(row)
        self.differences = Lines()
        layout.addWidget(self._scrolled(self.differences), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(look.button(say("counter.close", "Close"), self.accept, "main"))
        layout.addLayout(row)
        self._offer()

    def search(self) -> None:
        """Try every fact for the wished result."""
        result, wished = str(self.asked.currentData()), str(self.wished.currentData())
        self.stop()
        self._search += 1
        self.stop_button.show()
        deed = partial(with_another_fact, self._advice, result, wished, partial(self._go_on, self._search))
        self._job = self._work.run(deed, self._show_turns, self._failed)

    def stop(self) -> None:
        """Nobody waits for the search any more."""
        self._search += 1
        if self._job is not None:
            self._job.forget()
            self._job = None
        self.stop_button.hide()
        self.turns.show_lines([])

    def compare(self) -> None:
        """Judge the same facts on the day that stands there."""
        day = self.day.date().toPython()
        found = on_another_day(self._advice, day)  # type: ignore[arg-type]
        nothing = self._words.say("counter.suppose.same", "Nothing would be otherwise.")
        self.differences.show_lines([self._difference(one) for one in found] or [(nothing, "quiet")])

    def done(self, end: int) -> None:
        """Close, and let go of a search that still runs."""
        self.stop()
        super().done(end)

    def _go_on(self, search: int, tried: int, of: int) -> bool:
        """Told on the thread of the search; it ends once another one began or nobody waits."""
        if search == self._search:
            self._tried.emit(search, tried, of)
        return search == self._search

    def _show_progress(self, search: int, tried: int, of: int) -> None:
        if search == self._search and self._job is not None:
            busy = self._words.say("counter.suppose.busy", "Tried {count} of {all} facts …", count=tried, all=of)
            self.turns.show_lines([(busy, "quiet")])

    def _offer(self) -> None:
        """The values that the chosen result could have and does not have now."""
        result = str(self.asked.currentData())
        now = value_of(self._advice, result)[0]
        self.wished.clear()
        for value in ASKED[result]:
            if value not in (now, "open"):
                self.wished.addItem(result_value(self._words, RESULTS[result], value), value)

    def _show_turns(self, turns: Sequence[Turn]) -> None:
        self.stop()
        nothing = self._words.say("counter.suppose.none", "No single fact could do that.")
        self.turns.show_lines([self._turn(one) for one in turns] or [(nothing, "quiet")])

    def _failed(self, error: Exception) -> None:
        self.stop()
        raise error

    def _turn(self, turn: Turn) -> tuple[str, str]:
        words = self._words
        if turn.value is None:
            value = words.say("counter.suppose.not_happened", "it had not happened")
        else:
            value = shown(words, turn.fact, plain(turn.value))
        if turn.until != turn.value:
            until = shown(words, turn.fact, plain(turn.until))
            value = words.say("counter.suppose.until", "{first} to {last}", first=value, last=until)
        check = "  ⚖" if turn.check else ""
        return f"{fact_name(words, turn.fact)}: {value}   ({', '.join(turn.rules)}){check}", ""

    def _difference(self, one: Difference) -> tuple[str, str]:
        before, after = (self._value(one.result, value) for value in (one.before, one.after))
        rules = ", ".join(dict.fromkeys((*one.rules_before, *one.rules_after)))
        return f"{self._named(one.result)}: {before} → {after}   ({rules})", ""

    def _named(self, result: str) -> str:
        words = self._words
        if result.startswith("deadline "):
            return deadline_name(words, result.removeprefix("deadline "))
        return result_name(words, RESULTS.get(result, result))

    def _value(self, result: str, value: str) -> str:
        told = value.removesuffix(" (check)")
        mark = " ⚖" if told != value else ""
        if told == "-" or result == "notices":
            return told
        if result.startswith("deadline "):
            return day_name(self._words, told)
        name = operator_name(self._words, told) if result == "operator" else result_value(self._words, result, told)
        return name + mark

    def _box(self, key: str, name: str) -> QComboBox:
        made = QComboBox()
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.setAccessibleName(self._words.say(key, name))
        return made

    def _scrolled(self, lines: Lines) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("page")
        column = look.column(inside, 0)
        column.addWidget(lines)
        column.addStretch(1)
        scroll.setWidget(inside)
        return scroll
