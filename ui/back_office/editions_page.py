"""Editions of the rulebook: which there are, trying one from a file, putting it in use, going back with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QProgressBar, QWidget

from app.actions.deadlines import deadline_name
from app.actions.edition_trial import Trial
from app.actions.editions import ENDING, Listed
from app.rulebook.compare import Difference
from app.rulebook.edition import Edition
from app.words import Words
from ui.back_office.field import Field
from ui.back_office.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP, TARGET, TEXT

RESULTS = {
    "regime": "Region", "operator": "Front office", "group": "Target group", "mo": "MO", "nt2": "NT2", "work": "VDAB",
    "pnt": "PNT", "nt2_track": "NT2 advice", "fees": "Fees, at most", "contract": "Contract", "notices": "Notices",
}  # fmt: skip


class EditionsPage(Page):
    """Asks; whoever made it acts. With a trial on the page the main button puts that edition in use."""

    file_chosen = Signal(Path)
    own_asked = Signal()
    stop_asked = Signal()
    left = Signal()
    back_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self._listed: Sequence[Listed] = ()
        self._earlier = ""
        self.trial: Trial | None = None
        self.list, self.tried, self.changes = QListWidget(), PlainLabel("group"), QListWidget()
        self.note, self.summary, self.said = PlainLabel(), PlainLabel("strong"), PlainLabel("strong")
        self.reason = Field()
        self.choose_button, self.own_button = (
            Button(f"mdi6.{sign}", "second") for sign in ("file-check-outline", "book-outline")
        )
        self.undo_button, self.stop_button = Button("mdi6.restore", "second"), Button("mdi6.stop", "second")
        for rows, tall in ((self.list, 3 * TARGET), (self.changes, 4 * TARGET)):
            rows.setWordWrap(True)
            rows.setResizeMode(QListWidget.ResizeMode.Adjust)
            rows.setStyleSheet(f"font-size: {TEXT}px; QListView::item {{ padding: {STEP}px {2 * STEP}px; }}")
            rows.setMinimumHeight(tall)
            rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.step, self.bar = PlainLabel(), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(TARGET // 4)
        self._chooser, self._way_back, self._running = (QWidget() for _ in range(3))
        _row(self._chooser, self.choose_button, self.own_button).addStretch(1)
        back = _row(self._way_back, self.reason, self.undo_button)
        back.setStretch(0, 1)
        back.setAlignment(self.undo_button, Qt.AlignmentFlag.AlignBottom)
        running = _row(self._running, self.step, self.bar, self.stop_button)
        running.setStretch(0, 1)
        running.setStretch(1, 1)
        parts = (self.list, self._chooser, self._way_back, self.tried, self.note, self.summary, self.changes)
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.whole.insertWidget(1, self._running)
        self.whole.insertWidget(1, self.said)
        self.said.hide()
        self.choose_button.clicked.connect(self._choose)
        self.own_button.clicked.connect(lambda: self.own_asked.emit())
        self.stop_button.clicked.connect(lambda: self.stop_asked.emit())
        self.undo_button.clicked.connect(lambda: self.back_asked.emit(self.reason.value()))
        self.back_button.clicked.connect(self.leave)
        self._run(False)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed and tried stays."""
        super().retranslate(words)
        self._words = words
        say = words.say
        self.title.say(say("back_office.editions", "Rulebook"))
        self.lead.say(
            say("back_office.editions.lead", "Every advice rests on an edition of the rulebook. A newer one comes as a "
                "signed file, on a stick for example.")
        )  # fmt: skip
        self.list.setAccessibleName(say("back_office.editions.list", "Editions"))
        self.choose_button.say(say("back_office.editions.choose", "Try one from a file …"))
        self.own_button.say(
            say("back_office.editions.own", "Try the program's own"),
            say("back_office.editions.own.hint", "The edition that this version of the program carries."),
        )
        self.reason.say(
            say("back_office.editions.reason", "Why go back?"),
            say("back_office.editions.reason.hint", "The journal keeps your name, the day and the reason."),
        )
        self.stop_button.say(say("back_office.backups.stop", "Stop"))
        self.bar.setAccessibleName(say("back_office.backups.progress", "How far it is"))
        self.on_button.say(say("back_office.editions.use", "Put in use"))
        self.back_button.say(say("back_office.editions.leave", "Leave it"))
        self.changes.setAccessibleName(say("back_office.editions.changes", "Whose advice would change"))
        self._tell_list()
        self._tell_trial()

    def show_editions(self, listed: Sequence[Listed], earlier: str) -> None:
        """The editions as they are now, and the one that going back would bring (empty: none)."""
        self._listed, self._earlier = listed, earlier
        self._tell_list()

    def begin(self) -> None:
        """A trial runs."""
        self.trial = None
        self.said.say("")
        self.trouble.say("")
        self.bar.setRange(0, 0)
        self.step.say("")
        self._tell_trial()
        self._run(True)

    def show_step(self, count: int, of: int) -> None:
        """How many cases and dossiers were looked at."""
        assert self._words is not None
        self.bar.setRange(0, max(of, 1))
        self.bar.setValue(count)
        self.step.say(
            self._words.say("back_office.editions.step", "Cases and dossiers: {count} of {all}", count=count, all=of)
        )

    def end(self, trial: Trial | None = None, said: str = "", wrong: str = "") -> None:
        """It is over, and this came of it."""
        self.trial = trial
        self.said.say(said)
        self.trouble.say(wrong)
        self._tell_trial()
        self._run(False)
        if trial is not None:
            self.on_button.setFocus()

    def leave(self) -> None:
        """The edition that was tried is not taken."""
        self.end()
        self.choose_button.setFocus()

    def _choose(self) -> None:
        assert self._words is not None
        what = self._words.say("back_office.editions.files", "Editions of the rulebook")
        path, _ = QFileDialog.getOpenFileName(self, self.choose_button.text(), "", f"{what} (*{ENDING})")
        if path:
            self.file_chosen.emit(Path(path))

    def _run(self, running: bool) -> None:
        tried = self.trial is not None
        self._running.setVisible(running)
        self._chooser.setVisible(not tried)
        self._way_back.setVisible(bool(self._earlier) and not tried and not running)
        for button in (self.choose_button, self.own_button):
            button.setEnabled(not running)
        self.back_button.setVisible(tried)
        self.on_button.setVisible(tried)
        self.on_button.setEnabled(tried and self.trial is not None and not self.trial.wrong)

    def _tell_list(self) -> None:
        if self._words is None:
            return
        self.list.clear()
        for one in self._listed:
            self.list.addItem(self._line(self._words, one))
            if one.in_use:
                self.list.setCurrentRow(self.list.count() - 1)
        self.own_button.setVisible(any(one.carried and not one.in_use for one in self._listed))
        if self._earlier:
            name, day = self._earlier.split()[:2]
            self.undo_button.say(
                self._words.say(
                    "back_office.editions.back", "Go back to {name} of {day}",
                    name=name, day=self._words.format_date(date.fromisoformat(day)),
                )
            )  # fmt: skip
        self._run(self._running.isVisibleTo(self))

    def _line(self, words: Words, one: Listed) -> str:
        say = words.say
        if one.carried:
            origin = say("back_office.editions.carried", "carried by this program")
        elif one.signer:
            origin = say("back_office.editions.signed", "signed by {name}", name=one.signer)
        else:
            origin = say("back_office.editions.kept", "kept from an earlier version of the program")
        told = [_named(words, one.edition), origin]
        if one.installed_by:
            day = words.format_date(date.fromisoformat(one.installed_at[:10]))
            told.append(
                say("back_office.editions.installed", "taken in by {name} on {day}", name=one.installed_by, day=day)
            )
        if one.in_use:
            told.insert(0, "● " + say("back_office.editions.in_use", "in use"))
        return f"{' · '.join(told)}\n{one.edition.note}"

    def _tell_trial(self) -> None:
        words, trial = self._words, self.trial
        for part in (self.tried, self.note, self.summary, self.changes):
            part.setVisible(words is not None and trial is not None)
        if words is None or trial is None:
            return
        say, found = words.say, trial.found
        self.tried.say(say("back_office.editions.tried", "Tried: {edition}", edition=_named(words, found.edition)))
        self.note.say(
            f"{found.edition.note} · {say('back_office.editions.signed', 'signed by {name}', name=found.signer)}"
            if found.signer
            else f"{found.edition.note} · {say('back_office.editions.carried', 'carried by this program')}"
        )
        self.changes.clear()
        if trial.wrong:
            self.summary.say(
                say("back_office.editions.fails", "Own cases that it does not meet: {count}. It cannot be put in use.",
                    count=len(trial.wrong))
            )  # fmt: skip
            self.changes.addItems([f"{one.case}: {', '.join(one.results)}" for one in trial.wrong])
        elif trial.changed:
            self.summary.say(
                say("back_office.editions.would_change", "It meets its own cases. Open dossiers whose advice would "
                    "change: {count}", count=len(trial.changed))
            )  # fmt: skip
            for one in trial.changed:
                rows = [self._difference(words, row) for row in one.differences]
                self.changes.addItem("\n".join([one.dossier, *rows]))
        else:
            self.summary.say(
                say("back_office.editions.same", "It meets its own cases. No advice of an open dossier would change.")
            )
        self.changes.setVisible(self.changes.count() > 0)

    def _difference(self, words: Words, row: Difference) -> str:
        if row.result.startswith("deadline "):
            name = deadline_name(words, row.result.removeprefix("deadline "))
        else:
            key = f"parts.{row.result}" if row.result in ("mo", "nt2", "work", "pnt") else row.result
            name = words.say(f"counter.result.{key}", RESULTS[row.result])
        rules = ", ".join(dict.fromkeys((*row.rules_before, *row.rules_after)))
        return f"{name}: {_value(words, row.before)} → {_value(words, row.after)}   ({rules})"


def _named(words: Words, edition: Edition) -> str:
    day = words.format_date(edition.date)
    return words.say("counter.edition", "{name} of {day}", name=edition.name, day=day)


def _value(words: Words, value: str) -> str:
    """A value in words, with the mark of what the assessor decides; an amount or a day as it is."""
    told = value.removesuffix(" (check)")
    mark = " ⚖" if told != value else ""
    if told[:4].isdigit() and told[4:5] == "-":
        return words.format_date(date.fromisoformat(told)) + mark
    return words.say(f"counter.value.{told}", told.replace("_", " ")) + mark


def _row(inside: QWidget, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(inside)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * STEP)
    for part in parts:
        row.addWidget(part)
    return row
