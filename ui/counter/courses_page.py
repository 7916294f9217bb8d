"""The offer against this newcomer: what fits, the reason when nothing does, and a new list of the language centres."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from app.actions import course_list, dossier, no_offer
from app.actions.advise import MO_ASKED
from app.actions.course_list import CourseList, Read
from app.actions.opened import Opened
from app.errors import OfficeError
from app.offer import Fit, Offer
from app.office import Office
from app.truth import Truth
from app.words import Words
from ui.counter import look
from ui.counter.cells import Cells, SaidLater
from ui.counter.course_list_dialog import CourseListDialog
from ui.counter.desk import Do
from ui.counter.naming import day_name, fact_name, named, told_in_words, value_name
from ui.counter.no_offer_bar import NoOfferBar
from ui.counter.table import Table
from ui.counter.trouble import sentence
from ui.work import Job, Work

KINDS = ("mo", "nt2")
COLUMNS = (
    ("fit", "Fits"), ("code", "Course"), ("language", "Language"), ("moment", "When"), ("seats", "Seats"),
)  # fmt: skip
FIT_NAMES = {
    "language": "other language", "track": "other track", "place": "too far", "moment": "other moment", "seats": "full",
}  # fmt: skip


class CoursesPage(QWidget):
    """Courses of both kinds, the best first. `changed`: a course, a reason or another list of courses was kept."""

    changed = Signal()

    def __init__(self, words: Words, do: Do) -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._do, self._work = words, do, Work(self)
        self._dossier = ""
        layout = look.column(self, 0)
        layout.setContentsMargins(0, look.STEP, 0, 0)
        say = words.say
        self.age = look.label("", "quiet")
        self.list_button = look.button(say("counter.courses.take_in", "Take in a list …"), self.choose_file)
        self.reading = look.label(say("counter.courses.reading", "The list is being read …"), "quiet", wrap=False)
        self.stop_button = look.button(say("papers.stop", "Stop"), self.stop)
        top = QHBoxLayout()
        top.addWidget(self.age, 1)
        for one in (self.reading, self.stop_button, self.list_button):
            top.addWidget(one)
        layout.addLayout(top)
        self.summary = look.label("")
        layout.addWidget(self.summary)
        self._job: Job | None = None
        self.stop()
        self.needs = look.label("", "attention")
        layout.addWidget(self.needs)
        self.no_offer = NoOfferBar(words, self.keep_no_offer)
        layout.addWidget(self.no_offer)
        heads = {key: say(f"counter.course.{key}", name) for key, name in COLUMNS}
        self.table = Table(words, say("counter.courses", "Courses"), heads, ("language", "code", "moment"), "fit")
        self.table.activated.connect(lambda _: self.choose())
        layout.addWidget(self.table.above)
        layout.addWidget(self.table, 1)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        self.choose_button = look.button(say("counter.course.choose", "Choose this course"), self.choose, "main")
        row.addWidget(self.choose_button)
        layout.addLayout(row)

    def show_dossier(self, opened: Opened, on: date, held: Mapping[str, Any]) -> None:
        """Compare the whole offer with what is known now and with the advice that holds."""
        self._dossier = opened.id
        self._tell_age(opened.offered, on)
        offers = {kind: dossier.fitting(opened, kind, on, held["nt2_track"]["value"]) for kind in KINDS}
        lines = [self._summary(kind, offer, opened, held["parts"][kind]["value"]) for kind, offer in offers.items()]
        self.summary.setText("\n".join(lines))
        self._tell_needs(opened)
        mo_asked = held["parts"]["mo"]["value"] in MO_ASKED and bool(opened.offered.courses)
        self.no_offer.show_offer(opened, offers["mo"] if mo_asked else None)
        fits = [fit for offer in offers.values() for fit in offer.fits]
        self.table.show_rows(SaidLater(fits, self._cells))

    def _tell_needs(self, opened: Opened) -> None:
        told = told_in_words(self._words, opened.told, ("course_help",))
        self.needs.setText("\n".join(named(self._words, name, text) for name, text in told))
        self.needs.setVisible(bool(told) and opened.told["course_help"] != ["none"])

    def choose_file(self) -> None:
        """Choose a file with courses in a window."""
        path, _ = QFileDialog.getOpenFileName(self, self.list_button.text(), "", "CSV (*.csv *.txt)")
        if path:
            self.take_in(Path(path))

    def take_in(self, path: Path) -> None:
        """Look into a file with courses, aside; what can be taken is offered, what cannot is named by its line."""
        self.stop()
        self._tell("")
        self._show_reading(self._work.run(partial(course_list.look, path), self._offer, self._not_read))

    def _offer(self, read: Read) -> None:
        self._show_reading(None)
        if CourseListDialog(self._words, read, self).exec() == QDialog.DialogCode.Accepted:
            self._keep(lambda office: course_list.take_in(office, read))

    def _not_read(self, error: Exception) -> None:
        self._show_reading(None)
        if not isinstance(error, OfficeError):
            raise error
        self._tell(sentence(self._words, error))

    def _show_reading(self, job: Job | None) -> None:
        """A file is being read aside, as long as it takes, or none any more."""
        self._job = job
        self.reading.setVisible(job is not None)
        now, other = (self.list_button, self.stop_button) if job is None else (self.stop_button, self.list_button)
        had_focus = self.window().focusWidget() is other
        now.show()
        if had_focus:
            now.setFocus()
        other.hide()

    def stop(self) -> None:
        """Nobody waits for the file that is being read; nothing is taken."""
        if self._job is not None:
            self._job.forget()
        self._show_reading(None)

    def _tell_age(self, listed: CourseList, on: date) -> None:
        say, count = self._words.say, len(listed.courses)
        if not listed.at and not count:
            nothing = "There is no list of courses yet. Take in the list of the language centres."
            look.tell(self.age, say("counter.courses.no_list", nothing), "attention")
        elif not listed.at:
            look.tell(self.age, say("counter.courses.made_up", "Made-up courses of the practice office."), "quiet")
        else:
            day, days = listed.at[:10], (on - date.fromisoformat(listed.at[:10])).days
            when = day_name(self._words, day)
            text = say("counter.courses.age", "{count} courses, list of {day}", count=count, day=when)
            old = days > course_list.OLD_AFTER_DAYS
            late = say("counter.courses.old", "▲ {days} days old: ask for a new one", days=days)
            look.tell(self.age, f"{text}   ·   {late}" if old else text, "attention" if old else "quiet")

    def choose(self) -> None:
        """Keep the course of the chosen row."""
        index = self.table.currentIndex()
        if index.isValid():
            self.keep_course(str(self.table.rows.cell(index.row(), 1)[1]))

    def keep_course(self, code: str) -> None:
        """Keep a course of the offer."""
        id_ = self._dossier
        self._keep(lambda office: dossier.choose_course(office, id_, code))

    def keep_no_offer(self, value: str, reason: str, suggested: str) -> None:
        """Keep why there is no suitable course."""
        id_ = self._dossier
        self._keep(lambda office: no_offer.confirm(office, id_, value, reason, suggested=suggested))

    def _keep(self, deed: Callable[[Office], object]) -> None:
        try:
            self._do(deed)
        except OfficeError as error:
            self._tell(sentence(self._words, error))
            return
        self._tell("")
        self.changed.emit()

    def _tell(self, trouble: str) -> None:
        """Why something was not kept; nothing takes no room."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def _summary(self, kind: str, offer: Offer, opened: Opened, asked: str) -> str:
        """What the offer of a kind comes to; for a part that is not to be done the advice says enough."""
        say = self._words.say
        value = offer.value if asked in MO_ASKED else asked
        parts = [named(self._words, kind.upper(), value_name(self._words, value))]
        chosen = opened.courses.get(kind)
        if chosen is not None:
            parts.append(say("counter.course.chosen", "chosen: {code}", code=f"{chosen.code}, {chosen.provider}"))
        elif asked in MO_ASKED:
            if offer.missing:
                needed = ", ".join(fact_name(self._words, one) for one in offer.missing)
                parts.append(say("counter.needed", "needs: {what}", what=needed))
            parts.append(say("counter.course.none", "no course chosen yet"))
        return "   ·   ".join(parts)

    def _cells(self, place: int, fit: Fit) -> Cells:
        course, say = fit.course, self._words.say
        if fit.truth is Truth.YES:
            verdict = "✓ " + say("counter.fit.yes", "fits")
        elif fit.truth is Truth.NO:
            why = "track" if (course.kind, fit.against) == ("nt2", "language") else fit.against
            verdict = "✗ " + say(f"counter.fit.{why}", FIT_NAMES[why])
        else:
            verdict = "◌ " + value_name(self._words, "open")
        moments = ", ".join(say(f"value.{one}", one.replace("_", " ")) for one in course.moments)
        track = value_name(self._words, course.track).partition(",")[0]
        language = self._words.language(course.lang) if course.kind == "mo" else track
        start = course.starts_on.isoformat()
        starts = say("counter.course.from", "from {day}", day=day_name(self._words, start))
        return (
            (verdict, place),
            (f"{course.code}\n{course.provider}, {course.place_name}", course.code),
            (language, language.casefold()),
            (f"{starts}\n{moments}", start),
            (str(course.seats_left), course.seats_left),
        )
