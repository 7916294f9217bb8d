"""The advice for the newcomer: a few plain sentences, large, in the newcomer's own language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QWidget

from app.words import Words
from ui.counter import look
from ui.parts.tokens import DESK_LEFT, DESK_RIGHT

FIRST_SENTENCE = "explained.you.suggestion"


class ExplainDialog(QDialog):
    """Shows the sentences in their own direction; the office's own words stand only at the edge."""

    def __init__(self, words: Words, theirs: Words, sentences: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        say = words.say
        language = words.language(theirs.code)
        self.setWindowTitle(say("counter.explain", "Explain to the newcomer"))
        self.setMinimumSize(2 * DESK_RIGHT + DESK_LEFT, 2 * DESK_RIGHT - DESK_LEFT // 3)
        layout = look.column(self, 3 * look.STEP)
        layout.addWidget(look.label(f"{say('counter.explain', 'Explain to the newcomer')} · {language}", "quiet"))
        if not theirs.has(FIRST_SENTENCE):
            missing = "There are no sentences in {language} yet; they stand here in English."
            layout.addWidget(look.label(say("counter.explain.missing", missing, language=language), "attention"))
        elif theirs.is_draft(FIRST_SENTENCE):
            draft = "This translation is a draft. Nobody has checked it yet."
            layout.addWidget(look.label(say("counter.explain.draft", draft), "attention"))
        self.told = QScrollArea()
        self.told.setWidgetResizable(True)
        self.told.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget()
        inside.setObjectName("page")
        column = look.column(inside, look.STEP)
        column.setSpacing(3 * look.STEP)
        rtl = theirs.rtl and theirs.has(FIRST_SENTENCE)
        inside.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        for sentence in sentences:
            made = look.label(sentence, "large")
            made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(made)
        column.addStretch(1)
        self.told.setWidget(inside)
        self.told.setAccessibleName("\n".join(sentences))
        layout.addWidget(self.told, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.close_button = look.button(say("counter.close", "Close"), self.accept, "main")
        self.close_button.setDefault(True)
        row.addWidget(self.close_button)
        layout.addLayout(row)
