"""A long list with a search line above it, and a map beside it where one helps; one or several may be chosen."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP, TARGET
from ui.parts.world_map import RegionButton, Regions

Index = QModelIndex | QPersistentModelIndex
VALUE = int(Qt.ItemDataRole.UserRole)
BESIDE = 3
"""Regions of the map in a row."""
ISOLATE, END = "\u2068", "\u2069"
"""A name keeps its own direction, also in a list that runs from right to left."""


def fold(text: str) -> str:
    """Without accents and capitals, so that `liege` finds `Liège`."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


class Line:
    """One line of a list while it is read aloud: it comes into view and is marked."""

    lights_words = False
    code = ""

    def __init__(self, value: str, said: str, view: QListView) -> None:
        self.said = said
        self._value, self._view = value, view

    def light(self, start: int, length: int) -> None:
        """All of it, where it stands now."""
        model = self._view.model()
        found = model.match(model.index(0, 0), VALUE, self._value, 1, Qt.MatchFlag.MatchExactly)
        for index in found:
            self._view.setCurrentIndex(index)
            self._view.scrollTo(index)

    def dark(self) -> None:
        """It is not heard any more."""
        self._view.clearSelection()

    def isHidden(self) -> bool:
        """Wherever it stands, it can be read."""
        return False


class OptionsModel(QAbstractListModel):
    """Value, words and other names of each option, as far as they match the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, str, str]] = []
        self._shown: list[tuple[str, str, str]] = []
        self.chosen: list[str] = []

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Replace the options."""
        self._all = list(options)

    def search(self, text: str, within: Collection[str] = ()) -> None:
        """Show what matches, what begins so first, what is chosen always; `within` some, or else wherever it is."""
        wanted = fold(text.strip())
        hits = [one for one in self._all if wanted in fold(f"{one[1]} {one[2]}")]
        hits = [one for one in hits if one[0] in within] or hits
        hits += [one for one in self._all if one[0] in self.chosen and one not in hits]
        hits.sort(key=lambda one: (one[0] not in self.chosen, not fold(one[1]).startswith(wanted)))
        self.beginResetModel()
        self._shown = hits
        self.endResetModel()

    def heard(self, view: QListView) -> list[Line]:
        """What is shown, line by line, to be read aloud in its view."""
        return [Line(value, text, view) for value, text, _ in self._shown]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many match."""
        return len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Words to show and to read aloud; the value."""
        value, text, _ = self._shown[index.row()]
        if role == VALUE:
            return value
        if role == int(Qt.ItemDataRole.DisplayRole):
            own = f"{ISOLATE}{text}{END}"
            return f"✓  {own}" if value in self.chosen else own
        return text if role == int(Qt.ItemDataRole.AccessibleTextRole) else None


class SearchList(QWidget):
    """Touch chooses; where several are allowed, a second touch takes one away.

    `by_ear` brings what who listens may hear after a region was touched: its name, and each line of the list in it.
    """

    changed = Signal()
    touched = Signal(object)
    by_ear = Signal(object)
    lights_words = False

    def __init__(
        self, several: bool = False, regions: Mapping[str, Collection[str]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._several, self._where = several, regions or {}
        self.said, self.code = "", ""
        self._line, self._list, self._model = QLineEdit(self), QListView(self), OptionsModel(self)
        self._nothing = PlainLabel("quiet", self)
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(2 * TARGET)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._list.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self._line.textEdited.connect(lambda _: self._search())
        self._list.clicked.connect(self._touched)
        self._list.activated.connect(self._touched)
        self.regions = Regions(tuple(self._where), BESIDE, self)
        self.regions.setVisible(bool(self._where))
        self.regions.chosen.connect(self._region_touched)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        column.addWidget(self._line)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2 * STEP)
        self._box.addLayout(column, 1)
        self._box.addWidget(self.regions, 1)
        self.setFocusProxy(self._line)

    def arrange(self, most: int) -> None:
        """The map beside the list, above it where hardly anything stands beside another."""
        wide = most > 2
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.BottomToTop)
        self._box.setStretch(1, 1 if wide else 0)
        for button in self.regions.buttons:
            button.take_what_there_is() if wide else button.take_its_room()

    def make_room(self, wanted: bool) -> None:
        """Who types does not point at the map."""
        self.regions.setVisible(bool(self._where) and not wanted)

    def say_regions(self, names: Sequence[str]) -> None:
        """The names of the regions on the map."""
        self.regions.say(names)

    def say(self, search: str, name: str, nothing: str) -> None:
        """The hint in the search line, the name of the list, and what is said when nothing matches."""
        self._nothing.setText(nothing)
        self._nothing.setAccessibleName(nothing)
        self._nothing.setVisible(self._model.rowCount() == 0)
        self._line.setPlaceholderText(search)
        self._line.setAccessibleName(search)
        self._list.setAccessibleName(name)

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """The options: value, words, and other names or codes that find it; what was typed and chosen stays."""
        self._model.set_options(options)
        self._search()

    def value(self) -> str | list[str]:
        """What is chosen."""
        chosen = list(self._model.chosen)
        return chosen if self._several else (chosen[0] if chosen else "")

    def set_value(self, value: object) -> None:
        """Choose what was chosen before."""
        self._model.chosen = [str(one) for one in (value if isinstance(value, list) else [value]) if one]
        self._search()

    def _region_touched(self, touched: RegionButton) -> None:
        self._search()
        self._list.scrollToTop()
        self.by_ear.emit([touched, *self._model.heard(self._list)] if touched.isChecked() else [touched])

    def _search(self) -> None:
        self._model.search(self._line.text(), self._where.get(self.regions.region, ()))
        self._nothing.setVisible(self._model.rowCount() == 0)

    def _touched(self, index: QModelIndex) -> None:
        value = str(index.data(VALUE))
        chosen = self._model.chosen
        if not self._several:
            self._model.chosen = [value]
        elif value in chosen:
            chosen.remove(value)
        else:
            chosen.append(value)
        self._list.viewport().update()
        self.said = str(index.data(int(Qt.ItemDataRole.AccessibleTextRole)))
        self.changed.emit()
        self.touched.emit(self)

    def light(self, start: int, length: int) -> None:
        """What was touched is marked already."""

    def dark(self) -> None:
        """And stays so."""
