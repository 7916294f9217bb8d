"""The certificates of Dutch that are known, level by skill."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.actions.opened import Known
from app.words import Words
from ui.counter import look
from ui.counter.naming import choice_name, day_name, field_name
from ui.counter.question_card import PROOF_NAMES
from ui.counter.record_form import SKILLS


class DutchTable(QWidget):
    """One line for each certificate: what it is, its day, how it was shown, and the level of each skill."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(2 * look.STEP)

    def show_known(self, known: Known | None) -> None:
        """Draw the certificates anew; none takes no room."""
        look.clear(self._grid)
        rows = known.raw if known is not None and known.state == "known" and isinstance(known.raw, list) else []
        self.setVisible(bool(rows))
        if known is None or not rows:
            return
        for column, skill in enumerate(SKILLS, start=1):
            self._put(0, column, field_name(self._words, skill), "quiet")
        for row, one in enumerate(rows, start=1):
            if not isinstance(one, dict):
                continue
            self._put(row, 0, self._certificate(one, known.proof), "")
            skills = one.get("skills")
            for column, skill in enumerate(SKILLS, start=1):
                level = str(skills.get(skill, "")) if isinstance(skills, dict) else ""
                self._put(row, column, level or "–", "strong" if level else "quiet")

    def _certificate(self, one: Mapping[str, object], proof: str) -> str:
        words = self._words
        day = str(one.get("date", ""))
        told = (
            choice_name(words, "", str(one.get("kind", "other"))), str(one.get("name", "")),
            day_name(words, day) if day else "", words.say(f"counter.proof.{proof}", PROOF_NAMES.get(proof, proof)),
        )  # fmt: skip
        return " · ".join(filter(None, told))

    def _put(self, row: int, column: int, text: str, role: str) -> None:
        label = look.label(text, role, wrap=column == 0)
        across = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignHCenter
        label.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, row, column)
