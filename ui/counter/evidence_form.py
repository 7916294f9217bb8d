"""What a file is: kind, issuer, days, language, and which facts it shows at which level of proof."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from app.actions.evidence import KINDS, LEVELS, Description, Piece, shown_by
from app.errors import OfficeError
from app.words import LANGUAGES, Words
from ui.counter import look
from ui.counter.names_box import NamesBox
from ui.counter.naming import fact_name
from ui.counter.question_card import PROOF_NAMES
from ui.counter.trouble import sentence

LEAST_FACTS = 96
"""Pixels of height in which at least three facts are seen."""
LEAST_LETTERS = 8
"""How many letters of a choice are seen at least; the rest of a long one is in its list."""
DOCUMENT_NAMES = {
    "identity": "Identity card or passport", "stay": "Residence document", "register": "Extract from the register",
    "family": "Document of the family", "schooling": "Diploma or school certificate", "study": "Proof of enrolment",
    "dutch": "Certificate of Dutch", "mo": "Result of the MO test", "integration": "Integration certificate",
    "medical": "Medical certificate", "work": "Employment contract or proof of self-employment",
    "job_seeker": "Registration with VDAB or Actiris", "income": "Certificate of OCMW or benefit",
    "minister": "Appointment as minister of religion", "letters": "Letter of agency or municipality",
    "other": "Another document",
}  # fmt: skip


def document_name(words: Words, kind: str) -> str:
    """A kind of document in words."""
    return words.say(f"evidence.kind.{kind}", DOCUMENT_NAMES.get(kind, kind))


class EvidenceForm(QWidget):
    """`kept` carries the description that stands here; a refusal is said by `refuse`, and what was typed stays."""

    kept = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, self._known = words, list[str]()
        self._begun: Description | None = None
        say = words.say
        layout = look.column(self, 0)
        layout.setContentsMargins(0, look.STEP, 0, 0)
        self.kind = QComboBox()
        for kind in KINDS:
            self.kind.addItem(document_name(words, kind), kind)
        self.issuer, self.issued, self.valid_until = QLineEdit(), QLineEdit(), QLineEdit()
        self.language = NamesBox([(tag, words.language(tag)) for tag in LANGUAGES])
        self.sworn = QCheckBox(say("evidence.sworn", "sworn translation"))
        self.level = QComboBox()
        for level in LEVELS:
            self.level.addItem(say(f"counter.proof.{level}", PROOF_NAMES[level]), level)
        for box in (self.kind, self.level, self.language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(LEAST_LETTERS)
        day = say("evidence.day", "d-m-yyyy")
        for field in (self.issued, self.valid_until):
            field.setPlaceholderText(day)
        self._fields = fields = QScrollArea()
        fields.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = look.scrolled(fields)
        inside.addLayout(self._grid())
        shows = say("evidence.shows", "It shows (tick)")
        inside.addWidget(look.label(shows, "quiet"))
        self.facts = QListWidget()
        self.facts.setAccessibleName(shows)
        self.facts.setMinimumHeight(LEAST_FACTS)
        inside.addWidget(self.facts, 1)
        layout.addWidget(fields, 1)
        self.trouble = look.label("", "wrong")
        self.trouble.hide()
        layout.addWidget(self.trouble)
        self.keep_button = look.button(say("evidence.keep", "Keep the description"), self.send, "main")
        layout.addWidget(self.keep_button)
        self.kind.activated.connect(lambda _: self._tick(shown_by(str(self.kind.currentData()), self._known)))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(look.STEP)
        for column in (1, 3):
            grid.setColumnStretch(column, 1)
        fields: tuple[tuple[str, str, QWidget, int, int, int], ...] = (
            ("kind", "What it is", self.kind, 0, 0, 3), ("issuer", "Issued by", self.issuer, 1, 0, 3),
            ("issued", "On", self.issued, 2, 0, 1), ("valid_until", "Valid until", self.valid_until, 2, 2, 1),
            ("language", "Language", self.language, 3, 0, 1), ("level", "Seen as", self.level, 4, 0, 3),
        )  # fmt: skip
        for key, name, asks, row, column, wide in fields:
            text = self._words.say(f"evidence.{key}", name)
            label = look.label(text, "quiet", wrap=False)
            label.setBuddy(asks)
            asks.setAccessibleName(text)
            grid.addWidget(label, row, column)
            grid.addWidget(asks, row, column + 1, 1, wide)
        self.sworn.setAccessibleName(self.sworn.text())
        grid.addWidget(self.sworn, 3, 2, 1, 2)
        return grid

    def showEvent(self, event: QShowEvent) -> None:
        """As wide as its fields need, once they wear their style: they scroll in height alone."""
        super().showEvent(event)
        self._widen()
        QTimer.singleShot(0, self, self._widen)

    def _widen(self) -> None:
        inside, bar = self._fields.widget(), self._fields.verticalScrollBar()
        assert inside is not None
        self._fields.setMinimumWidth(inside.minimumSizeHint().width() + bar.sizeHint().width())
        layout = inside.layout()
        assert layout is not None
        layout.invalidate()
        layout.activate()

    def show_piece(self, piece: Piece, known: Sequence[str]) -> None:
        """What is said of this file so far; else a beginning."""
        said = piece.said or Description("identity", facts=shown_by("identity", known))
        self._known = list(known)
        self._tell("")
        self.put(replace(said, issued=_as_typed(said.issued), valid_until=_as_typed(said.valid_until)))
        self._begun = self.typed()

    def put(self, said: Description) -> None:
        """Let this stand in the fields, its days as they are typed."""
        self.kind.setCurrentIndex(self.kind.findData(said.kind))
        self.level.setCurrentIndex(self.level.findData(said.level))
        self.issuer.setText(said.issuer)
        self.issued.setText(said.issued)
        self.valid_until.setText(said.valid_until)
        self.language.set_value(said.language)
        self.sworn.setChecked(said.sworn_translation)
        self._tick(said.facts)

    def send(self) -> None:
        """Give the description that stands here."""
        self._tell("")
        self.kept.emit(self.typed())

    def half(self) -> Description | None:
        """What stands here when somebody changed it since the file was shown."""
        typed = self.typed()
        return typed if typed != self._begun else None

    def typed(self) -> Description:
        """What stands in the fields, its days as they were typed."""
        ticked = [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in map(self.facts.item, range(self.facts.count()))
            if item.checkState() is Qt.CheckState.Checked
        ]
        return Description(
            kind=str(self.kind.currentData()), level=str(self.level.currentData()), issuer=self.issuer.text(),
            issued=self.issued.text(), valid_until=self.valid_until.text(), language=self.language.value(),
            sworn_translation=self.sworn.isChecked(), facts=tuple(ticked),
        )  # fmt: skip

    def refuse(self, error: OfficeError) -> None:
        """One sentence, and the hands on the field that it is about."""
        self._tell(sentence(self._words, error))
        wrong = {"issued": self.issued, "valid_until": self.valid_until}.get(error.details.get("field", ""))
        if error.says == "no_such_language":
            self.language.setFocus()
        elif wrong is not None:
            wrong.setFocus()

    def _tick(self, facts: Sequence[str]) -> None:
        self.facts.clear()
        for fact in sorted(self._known, key=lambda one: (one not in facts, fact_name(self._words, one))):
            item = QListWidgetItem(fact_name(self._words, fact))
            item.setData(Qt.ItemDataRole.UserRole, fact)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if fact in facts else Qt.CheckState.Unchecked)
            self.facts.addItem(item)

    def _tell(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setAccessibleName(text)
        self.trouble.setVisible(bool(text))


def _as_typed(day: str) -> str:
    """A day in ISO the way it is typed."""
    return "-".join(reversed(day.split("-")))
