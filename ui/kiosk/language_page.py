"""The languages as tiles, each in its own name and letters, the most used first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from app.words import LANGUAGES, Words
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.choice_card import ChoiceCard
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import LANGUAGE_TILE, STEP


class LanguagePage(Page):
    """One touch chooses the language."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, languages: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._title = PlainLabel("title", self)
        self.body.addWidget(self._title)
        grid = QGridLayout()
        grid.setContentsMargins(0, 2 * STEP, 0, 0)
        grid.setSpacing(2 * STEP)
        self.tiles: dict[str, ChoiceCard] = {}
        for number, (code, name) in enumerate(languages):
            tile = ChoiceCard(code, "", self)
            tile.say(name)
            tile.setProperty("script", LANGUAGES[code].script)
            tile.setFixedHeight(LANGUAGE_TILE)
            tile.clicked.connect(lambda _, code=code: self.chosen.emit(code))
            grid.addWidget(tile, number // 2, number % 2)
            self.tiles[code] = tile
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.back_button.clicked.connect(self.back)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)

    def retranslate(self, words: Words) -> None:
        """The tiles speak for themselves; the one spoken now is ticked."""
        self._title.say(words.say("kiosk.choose_language", "Choose your language"))
        self.back_button.say(words.say("kiosk.back", "Back"))
        for code, tile in self.tiles.items():
            tile.setChecked(bool(code == words.code))
