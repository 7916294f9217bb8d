"""The languages as tiles, each in its own name and letters, the most used first; by region, by typing, or by ear."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit

from app.words import LANGUAGES, Words, load
from app.words.regions import LANGUAGES_BY_REGION
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.choice_card import ChoiceCard
from ui.parts.plain_label import PlainLabel
from ui.parts.region_names import region_names
from ui.parts.search_list import fold
from ui.parts.tokens import LANGUAGE_TILE, STEP, most_beside
from ui.parts.world_map import Regions

COLUMNS = 4


class LanguagePage(Page):
    """One touch names a language; `chosen` says which. A region or a few letters in any spelling leave fewer tiles.

    The languages the kiosk speaks stand there from the start; the others of the table can be found too.
    """

    chosen = Signal(str)
    back = Signal()

    def __init__(self, languages: Sequence[tuple[str, str]]) -> None:
        super().__init__(wide=True)
        self._spoken = [code for code, _ in languages]
        self._title = PlainLabel("title", self)
        self.search = QLineEdit(self)
        self.ear_button = Button("mdi6.ear-hearing", "second", parent=self)
        self.regions = Regions(tuple(LANGUAGES_BY_REGION), parent=self)
        self._nothing = PlainLabel("lead", self)
        self._beside = COLUMNS
        self._grid = QGridLayout()
        self._grid.setSpacing(STEP)
        self.tiles: dict[str, ChoiceCard] = {}
        line = QHBoxLayout()
        line.setSpacing(2 * STEP)
        line.addWidget(self.search, 1)
        line.addWidget(self.ear_button)
        self.body.addWidget(self._title)
        self.body.addWidget(self.regions)
        self.body.addLayout(line)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.back_button = Button("mdi6.arrow-left", "second", directed=True)
        self.back_button.clicked.connect(self.back)
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.search.textEdited.connect(lambda _: self._find())
        self.regions.chosen.connect(lambda _: self._find())
        self.ear_button.clicked.connect(lambda: self.listen.emit(self._by_ear()))
        self._find()

    def _tile(self, code: str) -> ChoiceCard:
        """The tile of a language, made when it is first shown."""
        tile = ChoiceCard(code, "", self)
        tile.say(LANGUAGES[code].endonym)
        tile.code = code
        if code in self._spoken:
            ask = load(code).say("kiosk.language.ask", "Do you speak this language?")
            tile.said = f"{LANGUAGES[code].endonym}. {ask}"
        tile.setProperty("script", LANGUAGES[code].script)
        tile.setMinimumHeight(LANGUAGE_TILE)
        tile.clicked.connect(lambda: self._touched(code))
        self.tiles[code] = tile
        return tile

    def _touched(self, code: str) -> None:
        self.tiles[code].setChecked(False)
        self.chosen.emit(code)

    def _find(self) -> None:
        """Show the tiles of the region that fit what was typed; with neither, those the kiosk speaks."""
        region, wanted = self.regions.region, fold(self.search.text().strip())
        shown = [code for code in LANGUAGES_BY_REGION.get(region, LANGUAGES) if not wanted or wanted in _names(code)]
        if not region and not wanted:
            shown = list(self._spoken)
        shown.sort(key=lambda code: code not in self._spoken)
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
            tile.hide()
        for number, code in enumerate(shown):
            tile = self.tiles.get(code) or self._tile(code)
            self._grid.addWidget(tile, number // self._beside, number % self._beside)
            tile.show()
        self._nothing.setVisible(not shown)

    def arrange(self, room: int) -> None:
        """Fewer tiles beside each other where letters are large or the window is narrow."""
        columns = most_beside(room) + 1
        if columns != self._beside:
            self._beside = columns
            self._find()

    def _by_ear(self) -> list[ChoiceCard]:
        """The tiles that are shown, those with a voice, in their order."""
        shown = [tile for tile in self.tiles.values() if not tile.isHidden() and LANGUAGES[tile.value].tts_voice]
        return sorted(shown, key=lambda tile: self._grid.indexOf(tile))

    def retranslate(self, words: Words) -> None:
        """The tiles speak for themselves; the one spoken now is ticked."""
        self._title.say(words.say("kiosk.choose_language", "Choose your language"))
        self._nothing.setText(words.say("kiosk.nothing_found", "Nothing found. Try another word."))
        search = words.say("kiosk.search", "Search")
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search)
        self.ear_button.say(words.say("kiosk.language.by_ear", "Listen, and touch your language"))
        self.regions.say(region_names(words, tuple(LANGUAGES_BY_REGION)))
        self.back_button.say(words.say("kiosk.back", "Back"))
        for code, tile in self.tiles.items():
            tile.setChecked(bool(code == words.code))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if words.rtl else Qt.LayoutDirection.LeftToRight)


def _names(code: str) -> str:
    """Every name by which a language may be looked for: its own, and in English, Dutch and French."""
    language = LANGUAGES[code]
    return fold(f"{language.endonym} {language.name_en} {language.name_nl} {load('fr').language(code)}")
