"""The papers of a dossier: make one, look at it, print it, save it; the earlier ones and what changed since."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMenu, QSplitter, QWidget

from app.actions import papers
from app.actions.opened import Opened
from app.actions.papers import Draft, Kept
from app.errors import OfficeError
from app.words import Words
from ui.counter import look
from ui.counter.desk import Do
from ui.counter.lacking_box import LackingBox
from ui.counter.naming import day_name, fact_name
from ui.counter.preview import Document, Preview
from ui.counter.print_bar import PrintBar, moment, tell
from ui.counter.save_dialog import SaveDialog
from ui.counter.signed_copy import SignedCopy
from ui.counter.verify_dialog import VerifyDialog
from ui.parts.page_view import draw_pages
from ui.work import Job, Work

KINDS = {
    "contract": "Contract draft", "contract_to_sign": "Contract to sign", "slip": "Appointment slip",
    "bring": "What to bring", "journey": "The journey", "advice": "Advice for the dossier",
    "advice_newcomer": "Advice for the newcomer", "course": "Course confirmation", "exemption": "Request for exemption",
    "referral": "Referral letter", "naric": "Letter to NARIC", "ticket": "Ticket",
}  # fmt: skip
AT_HAND = ("contract", "contract_to_sign", "slip")
"""The kinds that have a button of their own; the others stand in a menu."""
NAMED = 3
"""How many changes are named before the rest is counted."""


class PapersPage(QWidget):
    """Papers are drawn aside, kept in the dossier, and only then shown and printed.

    `lacking_chosen` gives kind and name of what a contract lacks, when somebody wants to go there; `signed` says that a
    signed copy was kept.
    """

    lacking_chosen = Signal(str, str)
    signed = Signal()

    def __init__(self, words: Words, do: Do, queue: str = "") -> None:
        super().__init__()
        self.setObjectName("page")
        self._words, self._do = words, do
        self._dossier = ""
        self._papers: list[Kept] = []
        self._drawing: Job | None = None
        self._work = Work(self)
        say = words.say
        layout = look.column(self, 0)
        layout.setContentsMargins(0, look.STEP, 0, 0)
        layout.addLayout(self._makers())
        self.lacking = LackingBox(words)
        self.lacking.chosen.connect(self.lacking_chosen)
        layout.addWidget(self.lacking)
        row = QHBoxLayout()
        self.said = look.label("")
        self.said.setObjectName("paper-said")
        self.stop_button = look.button(say("papers.stop", "Stop"), self.stop, "link")
        row.addWidget(self.said, 1)
        self.sign = SignedCopy(words, do)
        self.sign.done.connect(self._signed)
        self.sign.refused.connect(partial(self._tell, role="wrong"))
        for button in (self.stop_button, self.sign, self.verify_button):
            row.addWidget(button)
        layout.addLayout(row)
        layout.addWidget(self.sign.held)
        self.list = QListWidget()
        self.list.setAccessibleName(say("papers.list", "Papers of this dossier"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setMinimumWidth(180)
        self.list.currentRowChanged.connect(lambda _: self._choose())
        opening = say("papers.opening", "The pages are being drawn …")
        self.preview = Preview(words, say("papers.preview", "Preview"), opening, self._not_shown)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(self.preview)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setSizes([240, 480])
        split.setChildrenCollapsible(False)
        layout.addWidget(split, 1)
        self.save_button = look.button(say("papers.save.ask", "Save as file …"), self.save)
        self.bar = PrintBar(words, do, self.refresh, self.save_button, queue)
        layout.addWidget(self.bar)
        self._tell("")

    def _makers(self) -> QHBoxLayout:
        """The buttons that make papers: the usual ones, a menu of the others, and the check of one."""
        say, row = self._words.say, QHBoxLayout()
        self.make_buttons = {
            kind: look.button(
                f"+ {self._kind(kind)}", partial(self.make, kind), "main" if kind == "contract" else "",
                say("papers.make", "Make: {kind}", kind=self._kind(kind)),
            )
            for kind in AT_HAND
        }  # fmt: skip
        self.others = look.button(say("papers.others", "Other paper  ▾"), self._open_menu)
        self.menu = QMenu(self.others)
        for kind in KINDS:
            if kind not in AT_HAND:
                self.menu.addAction(self._kind(kind), partial(self.make, kind)).setData(kind)
        self.verify_button = look.button(say("papers.verify", "Check a paper …"), self.verify, "link")
        for button in (*self.make_buttons.values(), self.others):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _open_menu(self) -> None:
        self.menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def verify(self) -> None:
        """Ask for a code or a file, and say whether that paper is as it was made."""
        VerifyDialog(self._words, self._do, self).exec()

    def show_dossier(self, opened: Opened) -> None:
        """The papers that lie in the dossier, the last first."""
        if opened.id != self._dossier:
            self.stop()
            self._dossier = opened.id
        self.lacking.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read the papers again; the chosen one stays chosen."""
        chosen = self._chosen()
        self._read(chosen.id if chosen else "")

    def make(self, kind: str, *, at_once: bool = False) -> None:
        """Gather and draw a paper; when it is drawn it lies in the dossier and is shown, and printed `at_once`."""
        try:
            draft = self._do(lambda office: papers.gather(office, self._dossier, kind))
        except OfficeError as error:
            self._refused(error)
            return
        self.lacking.hide()
        self._tell(self._words.say("papers.drawing", "The paper is being drawn …"))
        drawn = partial(self._drawn, draft, at_once)
        self._drawing = self._work.run(partial(papers.draw, draft), drawn, self._not_drawn)
        self._renew()

    def _refused(self, error: OfficeError) -> None:
        """Say why a paper cannot be made; for a contract, all that it lacks, each a way to where it is given."""
        if error.says != "not_ready_to_sign":
            self._tell(self._sentence(error), "wrong")
            return
        self._tell("")
        self.lacking.show_lacking(self._do(lambda office: papers.lacks_for_signing(office, self._dossier)))

    def stop(self) -> None:
        """Nobody waits for the paper that is being drawn; nothing is kept."""
        if self._drawing is not None:
            self._drawing.forget()
            self._drawing = None
            if self.window().focusWidget() is self.stop_button:
                self.list.setFocus()
        self._tell("")
        self._renew()

    def _signed(self, text: str) -> None:
        self.refresh()
        self._tell(text, "good")
        self.signed.emit()

    def save(self) -> None:
        """Save the chosen paper as a file at a path that the person names."""
        paper = self._chosen()
        if paper is None:
            return
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggested = Path(place or Path.home()) / f"onthaal-{paper.kind}.pdf"

        def write(path: Path, reason: str, replace: bool) -> None:
            self._do(lambda office: papers.save(office, self._dossier, paper.id, path, reason, replace=replace))

        if SaveDialog(self._words, suggested, write, self).exec():
            self._tell(self._words.say("papers.saved", "Saved as a file. The journal remembers it."), "good")

    def showEvent(self, event: QShowEvent) -> None:
        """Look for printers when somebody comes to this page."""
        super().showEvent(event)
        self.bar.look_for_queues()

    def _drawn(self, draft: Draft, at_once: bool, data: bytes) -> None:
        self._drawing = None
        try:
            paper = self._do(lambda office: papers.keep(office, draft, data))
        except OfficeError as error:
            self._tell(self._sentence(error), "wrong")
            self._renew()
            return
        self._tell(self._words.say("papers.kept", "The paper lies in the dossier."), "good")
        if draft.dossier == self._dossier:
            self._read(paper)
            if at_once:
                self.bar.print_at_once()

    def _not_drawn(self, error: Exception) -> None:
        self._drawing = None
        if not isinstance(error, OfficeError):
            raise error
        self._tell(self._sentence(error), "wrong")
        self._renew()

    def _read(self, chosen: str) -> None:
        try:
            self._papers = self._do(lambda office: papers.kept(office, self._dossier)) if self._dossier else []
        except OfficeError as error:
            self._tell(self._sentence(error), "wrong")
            return
        self._list(chosen)

    def _list(self, chosen: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._papers:
            item = QListWidgetItem("\n".join(self._lines(one)))
            item.setData(Qt.ItemDataRole.UserRole, one.id)
            self.list.addItem(item)
        if not self._papers:
            empty = "No paper yet. A draft can be made at any time; what is open stands marked on it."
            item = QListWidgetItem(self._words.say("papers.empty", empty))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        row = next((at for at, one in enumerate(self._papers) if one.id == chosen), 0)
        self.list.setCurrentRow(row if self._papers else -1)
        self.list.blockSignals(False)
        self._choose()

    def _lines(self, paper: Kept) -> list[str]:
        """What the list says of a paper: what, when, its copies, and whether it is out of date."""
        say = self._words.say
        lines = [f"{self._kind(paper.kind)}, {self._words.language(paper.language)}", moment(paper.at)]
        count = paper.on_paper
        if count:
            lines.append(say("papers.copies", "Printed copies: {count}", count=str(count)))
        if paper.signed_at:
            day = day_name(self._words, paper.signed_at)
            lines.append("✓ " + say("papers.signed", "Signed copy kept on {day}", day=day))
        elif paper.unsigned:
            lines.append(say("papers.unsigned.why", "Signed copy taken back: {reason}", reason=paper.unsigned))
        if paper.superseded:
            text = "Superseded. Changed since: {what}"
            lines.append("⚠ " + say("papers.superseded", text, what=self._changes(paper.changed)))
        return lines

    def _changes(self, changed: tuple[str, ...]) -> str:
        names = [self._change(one) for one in changed[:NAMED]]
        more = len(changed) - NAMED
        if more > 0:
            names.append(self._words.say("papers.changed.more", "and {count} more", count=str(more)))
        return ", ".join(names)

    def _change(self, name: str) -> str:
        say = self._words.say
        if name.startswith("parts."):
            part = name.removeprefix("parts.").upper()
            return say("papers.changed.decision", "decision on {part}", part=part)
        if name.startswith("course."):
            return say("papers.changed.course", "course {kind}", kind=name.removeprefix("course.").upper())
        if name == "plan":
            return say("papers.changed.plan", "plan")
        other = {
            "qualifications": "diplomas", "name": "name", "appointment": "appointment",
            "edition": "edition of the rulebook", "group": "group",
        }  # fmt: skip
        return say(f"papers.changed.{name}", other[name]) if name in other else fact_name(self._words, name)

    def _kind(self, kind: str) -> str:
        return self._words.say(f"papers.kind.{kind}", KINDS.get(kind, kind))

    def _chosen(self) -> Kept | None:
        row = self.list.currentRow()
        return self._papers[row] if 0 <= row < len(self._papers) else None

    def _choose(self) -> None:
        paper = self._chosen()
        wish = self._do(lambda office: papers.queue_for(office, paper.form)) if paper else ""
        self.bar.show_paper(self._dossier, paper, wish)
        self.sign.show_paper(self._dossier, paper, self._kind(paper.kind) if paper else "")
        self.preview.show_document(self._document(paper) if paper else None)
        self._renew()

    def _document(self, paper: Kept) -> Document:
        return Document(paper.id, lambda: self._do(lambda office: papers.read(office, paper.id)), draw_pages)

    def _not_shown(self, error: Exception) -> str:
        if not isinstance(error, OfficeError):
            raise error
        return self._sentence(error)

    def _renew(self) -> None:
        drawing, makers = self._drawing is not None, (*self.make_buttons.values(), self.others)
        if drawing and self.window().focusWidget() in makers:
            self.list.setFocus()
        self.stop_button.setVisible(drawing)
        for button in makers:
            button.setEnabled(not drawing)
        self.save_button.setEnabled(self._chosen() is not None)

    def _tell(self, text: str, role: str = "") -> None:
        tell(self.said, text, role)
        self.stop_button.setVisible(self._drawing is not None)

    def _sentence(self, error: OfficeError) -> str:
        sentences = {
            "no_appointment": "There is no appointment yet. Make one first; then the slip can be made.",
            "no_course": "There is no course yet. Choose one first; then it can be confirmed.",
            "no_ticket": "This dossier began without a visit to the kiosk, so it has no number.",
            "nobody_to_refer_to": "Nothing says that another office helps this person. Look at the municipality first.",
            "nothing_to_recognise": "Choose for a diploma what is asked of NARIC; then the letter can be made.",
            "no_ground_for_exemption": "The advice names no exemption, so there is nothing to ask.",
            "missing_glyph": "No font here draws {character}, in “{text}” ({language}). Write it another way. The paper"
            " was not made.",
            "vault_damaged": "This paper is damaged in the vault. Make it again, and tell the administrator.",
            "office_locked": "The office was locked meanwhile. Unlock it, then look at the papers and the printer.",
            "disk_full": "The disk is full. The paper was not kept.",
        }
        otherwise = "The paper could not be made. What was in the dossier is still there."
        values = {"character": "", "text": "", "language": "", **error.details}
        return self._words.say(f"papers.trouble.{error.says}", sentences.get(error.says, otherwise), **values)
