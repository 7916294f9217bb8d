"""The first page: every language in its own name and script, the most used first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from app.words import Words
from ui.kiosk.page import Page
from ui.parts.choice_card import ChoiceCard
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP


class LanguagePage(Page):
    """One touch chooses the language."""

    chosen = Signal(str)

    def __init__(self, languages: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.body.addStretch(1)
        self._greeting = PlainLabel("title", self)
        self.body.addWidget(self._greeting)
        grid = QGridLayout()
        grid.setSpacing(2 * STEP)
        self.tiles: dict[str, ChoiceCard] = {}
        for number, (code, name) in enumerate(languages):
            tile = ChoiceCard(code, "", self)
            tile.say(name)
            tile.clicked.connect(lambda _, code=code: self.chosen.emit(code))
            grid.addWidget(tile, number // 2, number % 2)
            self.tiles[code] = tile
        self.body.addLayout(grid)
        self.body.addStretch(2)

    def retranslate(self, words: Words) -> None:
        """The tiles speak for themselves; the one spoken now is ticked."""
        self._greeting.say("Welkom · Welcome · Bienvenue · أهلًا وسهلًا")
        for code, tile in self.tiles.items():
            tile.setChecked(bool(code == words.code))
