"""The right column: the advice of today, each line with its reasons, and what the assessor decides on it.

It is drawn once; a changed answer touches only the lines that say something else.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from app.actions import dossier, law
from app.actions.edition_words import conflict
from app.office import Office
from app.words import Words
from ui.counter import look
from ui.counter.advice_line import TO_DECIDE, AdviceLine
from ui.counter.decide_dialog import DecideDialog
from ui.counter.desk import Write
from ui.counter.doubts import Doubts
from ui.counter.lines import Pairs
from ui.counter.naming import deadline_shown, edition_name, operator_name, result_name, value_name
from ui.counter.on_screen import OnScreen
from ui.counter.settle_dialog import SettleDialog
from ui.counter.unfinished import Unfinished

FOLLOWS = ("nt2_track", "fees", "contract")


class AdvicePanel(QWidget):
    """`write` keeps a decision. `explain`, `suppose` and `papers` say which of its buttons was pressed."""

    explain = Signal()
    suppose = Signal()
    papers = Signal()

    def __init__(self, words: Words, write: Write, unfinished: Unfinished) -> None:
        super().__init__()
        self._words, self._write, self._unfinished = words, write, unfinished
        self._shown: OnScreen | None = None
        self.setObjectName("right")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.roll = QScrollArea()
        self.roll.setWidgetResizable(True)
        self.roll.setFrameShape(QScrollArea.Shape.NoFrame)
        self.roll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.roll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("rightside")
        column = self._column = look.column(inside)
        self.roll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.roll, 1)
        whole.addLayout(self._foot())
        column.addWidget(look.label(words.say("counter.advice", "Advice today"), "head"))
        self.edition, self.where = look.label("", "quiet"), look.label("", "quiet")
        self.reckoned = look.label(
            words.say("counter.reckoned", "Fees, dates and papers reckon with your decision."), "attention"
        )
        column.addWidget(self.where)
        column.addWidget(self.edition)
        self.lines = {result: AdviceLine(words, result) for result in (*TO_DECIDE, *FOLLOWS)}
        for result, line in self.lines.items():
            if result == FOLLOWS[0]:
                column.addWidget(look.line())
                column.addWidget(self.reckoned)
            line.confirmed.connect(self.confirm)
            line.overruled.connect(self.decide)
            line.settle.connect(self.settle)
            column.addWidget(line)
        self.days, self.b1 = Pairs(), Doubts(words)
        self.b1.settle.connect(self.settle)
        column.addWidget(self.days)
        column.addWidget(self.b1)
        column.addWidget(look.line())
        self._deeds()
        column.addStretch(1)

    def show_advice(self, shown: OnScreen) -> None:
        """Say the advice; where the same dossier had another suggestion before, the line says so."""
        words, held = self._words, shown.held
        before = self._shown if self._shown is not None and self._shown.dossier == shown.dossier else None
        self._shown = shown
        edition = edition_name(words, str(shown.suggested["edition"]))
        look.tell(self.edition, words.say("counter.advice.edition", "rules: {edition}", edition=edition), "quiet")
        regime, operator = held["regime"]["value"], held["regime"]["operator"]
        where = " · ".join(dict.fromkeys((value_name(words, regime), operator_name(words, operator))))
        look.tell(self.where, where, "quiet")
        self.reckoned.setVisible(shown.departs)
        for result, line in self.lines.items():
            if before is None:
                line.unfold(False)
            was, now = _suggestion(before or shown, result), _suggestion(shown, result)
            line.show_advice(shown, was=was if was != now else "")
        self.days.show_pairs([deadline_shown(self._words, one, held, held["on"]) for one in held["deadlines"]])
        self.b1.show_doubts(shown.doubts("b1"), shown.may_settle)

    def go_to(self, result: str) -> None:
        """Go to the line of a result, to decide it."""
        line = self.lines[result]
        self.roll.ensureWidgetVisible(line)
        line.confirm.setFocus()

    def confirm(self, result: str, suggested: str) -> None:
        """Keep that the assessor agrees with a suggestion."""
        self._keep(result, suggested, suggested, "", "")

    def decide(self, result: str, suggested: str) -> None:
        """Ask for another value and the reason, and keep them."""
        if self._shown is None:
            return
        dialog = DecideDialog(self._words, result, suggested, self)
        if self._unfinished.accepted(dialog, self._shown.dossier, result):
            self._keep(result, suggested, dialog.decision(), dialog.reason.text(), dialog.document.text())

    def _keep(self, result: str, suggested: str, value: str, reason: str, document: str) -> None:
        if self._shown is None:
            return
        id_ = self._shown.dossier

        def deed(office: Office) -> None:
            dossier.decide(office, id_, result, value, reason, suggested=suggested, document=document)

        self._write(deed)

    def settle(self, doubt: str) -> None:
        """Ask for the reading of a conflict that holds in the whole office, and keep it."""
        if self._shown is None:
            return
        asked = next(one for one in self._shown.suggested["doubts"] if one["id"] == doubt)
        dialog = SettleDialog(self._words, conflict(self._words, asked), self)
        if not self._unfinished.accepted(dialog, self._shown.dossier, doubt):
            return
        if dialog.left_open:
            self._write(lambda office: law.leave_open(office, doubt))
        else:
            reading, reason = dialog.typed()
            self._write(lambda office: law.settle(office, doubt, reading, reason))

    def _foot(self) -> QVBoxLayout:
        """What is always at hand: the papers, and to decide any line otherwise."""
        say, foot = self._words.say, QVBoxLayout()
        foot.setContentsMargins(2 * look.STEP, look.STEP, 2 * look.STEP, 2 * look.STEP)
        foot.setSpacing(look.STEP)
        self.papers_button = look.button(say("counter.to_papers", "To the contract"), self.papers.emit, "main")
        self.overrule_button = look.button(say("counter.decide", "Decide otherwise …"), lambda: None, "second")
        menu = QMenu(self.overrule_button)
        menu.setAccessibleName(self.overrule_button.text())
        for result in (*TO_DECIDE, *FOLLOWS):
            menu.addAction(result_name(self._words, result), partial(self._decide_otherwise, result))
        self.overrule_button.setMenu(menu)
        look.keyed(self.overrule_button, "Ctrl+D")
        foot.addWidget(self.papers_button)
        foot.addWidget(self.overrule_button)
        return foot

    def _decide_otherwise(self, result: str) -> None:
        self.decide(result, self.lines[result].suggested)

    def _deeds(self) -> None:
        say = self._words.say
        self.explain_button = look.button(
            say("counter.explain", "Explain to the newcomer"), self.explain.emit, "link"
        )
        self.suppose_button = look.button(say("counter.suppose", "What if …"), self.suppose.emit, "link")
        for made, keys in ((self.explain_button, "Ctrl+E"), (self.suppose_button, "Ctrl+I")):
            self._column.addWidget(look.keyed(made, keys), 0, Qt.AlignmentFlag.AlignLeft)


def _suggestion(shown: OnScreen, result: str) -> str:
    return str(shown.outcome(result)["value"])
