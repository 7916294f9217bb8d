"""A key for paper: shown to be copied by hand, hidden, and typed back. Here the recovery sheet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QWidget

from app.actions import recovery
from app.words import Words
from ui.back_office.field import Field
from ui.back_office.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP

ACROSS = 4


class SheetPage(Page):
    """Nothing stores the sheet: it is here until the page is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = ""
        self._words: Words | None = None
        self.turn, self.typed = Button("mdi6.eye-off-outline", "second"), Field()
        self._groups: list[PlainLabel] = []
        self._paper = QWidget()
        self._grid = QGridLayout(self._paper)
        self._grid.setHorizontalSpacing(5 * STEP)
        self._grid.setVerticalSpacing(2 * STEP)
        for at in range(8):
            group = PlainLabel("title", wrap=False)
            group.setFont(QFont("monospace"))
            group.setStyleSheet("font-family: 'Noto Sans Mono', 'DejaVu Sans Mono', monospace;")
            group.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self._groups.append(group)
            number = PlainLabel("quiet", wrap=False)
            number.say(str(at + 1))
            self._grid.addWidget(number, at // ACROSS * 2, at % ACROSS)
            self._grid.addWidget(group, at // ACROSS * 2 + 1, at % ACROSS)
        self._grid.setColumnStretch(ACROSS, 1)
        self.turn.clicked.connect(lambda: self._show_paper(not self._paper.isVisibleTo(self)))
        self.body.addWidget(self._paper)
        self.body.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.typed)
        self.body.addStretch(1)

    def fresh(self) -> str:
        """Eight groups that nothing keeps."""
        return recovery.new_sheet()

    def begin(self) -> None:
        """A fresh sheet, shown."""
        self.sheet = self.fresh()
        for group, text in zip(self._groups, self.sheet.split(), strict=True):
            group.say(text)
        self.typed.set_value("")
        self._show_paper(True)

    def forget(self) -> None:
        """Nothing of the sheet is left on the page."""
        self.sheet = ""
        self.typed.set_value("")
        for group in self._groups:
            group.say("")

    def retranslate(self, words: Words) -> None:
        """Say everything anew; the sheet stays the same."""
        super().retranslate(words)
        self._words = words
        self.title.say(self.name(words))
        self._show_paper(self._paper.isVisibleTo(self))

    def name(self, words: Words) -> str:
        """What the paper is called."""
        return words.say("back_office.sheet.title", "The recovery sheet")

    def why(self, words: Words) -> str:
        """What to copy, and what the paper is for."""
        return words.say(
            "back_office.sheet.copy", "Copy these eight groups by hand, with the name of the office and the date. "
            "Whoever has the sheet and this machine can open everything. Nothing keeps it: it is only here."
        )  # fmt: skip

    def check(self) -> None:
        """Rejected when what was typed back from paper is not this sheet."""
        recovery.typed_back(self.sheet, self.typed.value())

    def _show_paper(self, shown: bool) -> None:
        self._paper.setVisible(shown)
        self.typed.setVisible(not shown)
        self.on_button.setEnabled(not shown)
        if self._words is None:
            return
        say = self._words.say
        self.lead.say(
            self.why(self._words)
            if shown
            else say("back_office.sheet.type", "Type it back from your paper. Capitals and spaces do not matter.")
        )
        self.turn.say(
            say("back_office.sheet.hide", "It is on paper: hide it")
            if shown
            else say("back_office.sheet.show", "Show it again")
        )
        self.typed.say(say("back_office.sheet.typed", "The eight groups"))
        if not shown:
            self.typed.setFocus()
