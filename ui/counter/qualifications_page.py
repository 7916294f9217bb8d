"""What the newcomer learned: diplomas with their way to NARIC, those only named, and certificates of Dutch by skill."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.actions import qualifications
from app.actions.edition_words import in_short
from app.actions.opened import Opened
from app.actions.qualifications import Qualification, Recognition
from app.errors import OfficeError
from app.office import Clock
from app.truth import Truth
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.dutch_table import DutchTable
from ui.counter.half_typed import Typed
from ui.counter.lines import Lines
from ui.counter.naming import country_name, fact_name
from ui.counter.qualification_form import QualificationForm, level_name, paper_name, route_name, subject_name

MOST_ASKED = 3
"""So many open facts that would settle the fee are offered."""


class QualificationsPage(QScrollArea):
    """`changed`: a diploma was written or changed.

    `letter` says that the letter to NARIC is wanted, `asked` carries a fact that somebody wants to ask.
    """

    changed = Signal()
    letter = Signal()
    asked = Signal(str)

    def __init__(self, words: Words, do: Do, clock: Clock) -> None:
        super().__init__()
        self._words, self._do, self._clock = words, do, clock
        self._dossier = ""
        column = look.scrolled(self)
        say = words.say
        top = QHBoxLayout()
        top.addWidget(look.label(say("paper.naric.diplomas", "Diplomas"), "head"), 1)
        new = say("counter.qualification.add", "+ Diploma")
        self.new_button = look.button(new, lambda: self.change(Qualification("")), "main")
        top.addWidget(self.new_button)
        column.addLayout(top)
        self._diplomas = QVBoxLayout()
        column.addLayout(self._diplomas)
        self.form = QualificationForm(words)
        self.form.kept.connect(self.keep)
        self.form.left.connect(self.close_form)
        self.frame = QFrame()
        self.frame.setObjectName("reasons")
        look.column(self.frame).addWidget(self.form)
        self.frame.hide()
        column.addWidget(self.frame)
        column.addSpacing(look.STEP)
        head = say("counter.qualification.naric", "Recognition by NARIC-Vlaanderen")
        column.addWidget(look.label(head, "head"))
        self.naric = Lines()
        column.addWidget(self.naric)
        self._settles = QHBoxLayout()
        column.addLayout(self._settles)
        row = QHBoxLayout()
        text = say("counter.qualification.letter", "+ Letter to NARIC")
        self.letter_button = look.button(text, self.letter.emit)
        row.addWidget(self.letter_button)
        self.why_not = look.label("", "quiet")
        row.addWidget(self.why_not, 1)
        column.addLayout(row)
        column.addSpacing(look.STEP)
        column.addWidget(look.label(say("counter.qualification.dutch", "Certificates of Dutch"), "head"))
        self.dutch = DutchTable(words)
        column.addWidget(self.dutch)
        self.no_dutch = look.label("", "quiet")
        column.addWidget(self.no_dutch)
        ask = say("counter.qualification.ask_dutch", "Write one down")
        self.dutch_button = look.button(ask, partial(self.asked.emit, "dutch_proofs"), "link")
        column.addWidget(self.dutch_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_dossier(self, opened: Opened) -> None:
        """The diplomas and certificates as they stand."""
        self._dossier = opened.id
        look.clear(self._diplomas)
        for one in opened.qualifications:
            self._diplomas.addWidget(self._row(one, self._lines(one), self._deeds(one)))
        for one in qualifications.named_only(opened):
            self._diplomas.addWidget(self._row(one, self._named_lines(one), self._named_deeds(one)))
        if not self._diplomas.count():
            empty = "No diploma yet. Write down what the newcomer studied, also what was not finished."
            self._diplomas.addWidget(look.label(self._words.say("counter.qualification.empty", empty), "quiet"))
        self._show_recognition(opened)
        known = next((one for one in opened.known if one.fact == "dutch_proofs"), None)
        self.dutch.show_known(known)
        self._tell_no_dutch(known is not None and known.state == "known")

    def keep(self, said: Qualification, entry: str) -> None:
        """Keep what the form gives; a refusal stays with it."""
        try:
            self._put(said, entry)
        except OfficeError as error:
            self.form.refuse(error)
            return
        self.close_form()

    def close_form(self) -> None:
        """Put the form away, and go on at the button that opens it."""
        self.put_form_away()
        self.new_button.setFocus()

    def put_form_away(self) -> None:
        """Put the form away; what stood in it is not kept."""
        self.form.clear()
        self.frame.hide()

    def change(self, one: Qualification) -> None:
        """Open the form with what is known of a diploma; an empty one is new."""
        self.form.show_qualification(one)
        self.frame.show()
        self.form.level.setFocus()
        self.ensureWidgetVisible(self.form)

    def typed(self) -> Typed:
        """What stands in the form and was not kept yet; nothing while it is put away."""
        return self.form.typed() if not self.frame.isHidden() else []

    def type_again(self, typed: Typed) -> None:
        """Put it back."""
        if typed:
            self.frame.show()
            self.form.type_again(typed)

    def _row(self, one: Qualification, lines: list[tuple[str, str]], deeds: list[QWidget]) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, look.STEP)
        told = Lines()
        told.show_lines(lines)
        row.addWidget(told, 1)
        for deed in deeds:
            row.addWidget(deed, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _lines(self, one: Qualification) -> list[tuple[str, str]]:
        words, say = self._words, self._words.say
        where = ", ".join(filter(None, (one.institution, country_name(words, one.country) if one.country else "")))
        about = (
            subject_name(words, one.subject) if one.subject else "", where,
            words.language(one.language) if one.language else "", "–".join(filter(None, (one.begun, one.ended))),
        )  # fmt: skip
        papers = [f"✓ {paper_name(words, paper)}" for paper in one.papers]
        papers += [f"◌ {paper_name(words, paper)}" for paper in one.lacking]
        lines = [
            ("  ·  ".join(filter(None, (level_name(words, one.level), one.title))), "strong"),
            ("  ·  ".join(filter(None, about)), "quiet"), ("   ".join(papers), ""),
        ]  # fmt: skip
        if one.route:
            asked = say("counter.qualification.asked", "Asked of NARIC: {route}", route=route_name(words, one.route))
            lines.append((asked, ""))
        return [(text, role) for text, role in lines if text]

    def _named_lines(self, one: Qualification) -> list[tuple[str, str]]:
        words, say = self._words, self._words.say
        level = level_name(words, one.level) if one.level else say("counter.qualification.no_level", "a diploma")
        where = country_name(words, one.country) if one.country else ""
        about = (where, words.language(one.language) if one.language else "", one.ended)
        papers = "   ".join(f"✓ {paper_name(words, paper)}" for paper in one.papers)
        named = say("counter.qualification.named", "The newcomer named this; it is not written down yet.")
        head = "  ·  ".join(filter(None, (level, *about)))
        return [line for line in ((head, "strong"), (papers, ""), (named, "attention")) if line[0]]

    def _deeds(self, one: Qualification) -> list[QWidget]:
        say, name = self._words.say, level_name(self._words, one.level)
        change, drop = say("counter.qualification.change", "Change"), say("counter.plan.drop", "Drop")
        return [
            look.button(change, partial(self.change, one), "link", f"{change}: {name} {one.title}"),
            look.button(drop, partial(self._drop, one), "link", f"{drop}: {name} {one.title}"),
        ]

    def _named_deeds(self, one: Qualification) -> list[QWidget]:
        text = self._words.say("counter.qualification.write_down", "Write it down")
        return [look.button(text, partial(self.change, one), "link")]

    def _drop(self, one: Qualification) -> None:
        try:
            self._put(replace(one, dropped=True), one.id)
        except OfficeError as error:
            self.change(one)
            self.form.refuse(error)

    def _put(self, said: Qualification, entry: str) -> None:
        id_ = self._dossier
        self._do(lambda office: qualifications.put(office, id_, said, entry=entry))
        self.changed.emit()

    def _show_recognition(self, opened: Opened) -> None:
        told, say = qualifications.recognition(opened, self._clock.today()), self._words.say
        lines = [self._fee(told)]
        for route, euros in told.euros.items():
            name, days = route_name(self._words, route), told.days.get(route, "")
            amount = f"€\u00a0{euros}"
            if days:
                cost = "{route}: {amount}; the answer comes within {days} calendar days."
                text = say("paper.naric.cost", cost, route=name, amount=amount, days=days)
            else:
                text = say("paper.naric.cost_only", "{route}: {amount}.", route=name, amount=amount)
            lines.append((text[:1].upper() + text[1:], "quiet" if told.free is Truth.YES else ""))
        cited: dict[str, list[str]] = {}
        for rule in told.rules:
            cited.setdefault(in_short(self._words, rule.cited), []).append(rule.id)
        for source, rules in cited.items():
            told_by = {"rule": ", ".join(rules), "source": source}
            lines.append((say("counter.qualification.source", "{rule}: {source}, no date", **told_by), "quiet"))
        self.naric.show_lines(lines)
        look.clear(self._settles)
        for fact in told.missing[:MOST_ASKED] if told.free is Truth.UNKNOWN else ():
            ask = say("counter.overview.ask", "Ask: {fact}", fact=fact_name(self._words, fact))
            self._settles.addWidget(look.button(f"◌ {ask}", partial(self.asked.emit, fact), "link", ask))
        self._settles.addStretch(1)
        ready = bool(qualifications.to_recognise(opened))
        self.letter_button.setEnabled(ready)
        why = "Choose for a diploma what is asked of NARIC; then the letter can be made."
        self.why_not.setText("" if ready else say("papers.trouble.nothing_to_recognise", why))

    def _fee(self, told: Recognition) -> tuple[str, str]:
        say = self._words.say
        if told.free is Truth.YES:
            return say("counter.qualification.free", "✓ This newcomer pays nothing (kosteloos)."), "good"
        if told.free is Truth.NO:
            return say("counter.qualification.pays", "This newcomer pays; no ground for “kosteloos” is known."), ""
        return say("counter.qualification.fee_open", "◌ It is open whether this newcomer pays."), "open"

    def _tell_no_dutch(self, asked: bool) -> None:
        say = self._words.say
        none = say("counter.qualification.no_dutch", "The newcomer has no certificate of Dutch.")
        not_asked = say("counter.qualification.dutch_open", "Nobody asked yet for certificates of Dutch.")
        self.no_dutch.setText(none if asked else not_asked)
        self.no_dutch.setVisible(self.dutch.isHidden())
