"""The settings of the office in groups: what each means, its value, and one sentence where a value cannot stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QScrollArea, QWidget

from app.actions.chosen import Row
from app.words import Words
from ui.back_office.page import Page
from ui.back_office.setting_row import SettingRow
from ui.parts.tokens import STEP

GROUPS = {
    "house": "The house on paper",
    "texts": "Official texts",
    "addresses": "Addresses of other offices",
    "printing": "Printers",
    "times": "Times and languages",
    "kept": "How long things are kept",
    "machine": "Screens",
}
WIDE = 360


class SettingsPage(Page):
    """`asked` carries name, what was typed, reason and language; the window answers with `kept` or `refused`."""

    asked = Signal(str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, SettingRow] = {}
        self._printers: list[str] = []
        self.groups = QListWidget()
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.currentRowChanged.connect(lambda _: self._show_group())
        self.back_button.hide()
        self.on_button.hide()
        middle = QHBoxLayout()
        middle.setSpacing(3 * STEP)
        middle.addWidget(self.groups)
        for scroll in self.findChildren(QScrollArea)[:1]:
            middle.addWidget(scroll, 1)
        self.whole.insertLayout(0, middle, 1)
        self.body.addStretch(1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Every setting with the value that holds; a text and its other languages are one row."""
        foreign = {row.setting.name: row.value for row in rows if isinstance(row.value, Mapping)}
        for row in rows:
            name = row.setting.name
            if name in foreign:
                continue
            if name not in self.rows:
                made = self.rows[name] = SettingRow(row.setting, f"{name}_in" in foreign)
                made.asked.connect(self.asked)
                self.body.insertWidget(self.body.count() - 1, made)
            texts = foreign.get(f"{name}_in", {})
            self.rows[name].show_value(row.value, texts if isinstance(texts, Mapping) else {})
        self.show_printers(self._printers)

    def show_printers(self, names: Sequence[str]) -> None:
        """The printers of this machine, to choose from; another name can be typed."""
        self._printers = list(names)
        for row in self.rows.values():
            row.show_printers(self._printers)

    def refused(self, name: str, sentence: str) -> None:
        """Say beside a setting why its value cannot stand; what was typed stays."""
        self.rows[name].say_trouble(sentence)

    def kept(self, name: str, sentence: str) -> None:
        """Say beside a setting that it holds."""
        self.rows[name].say_done(sentence)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        super().retranslate(words)
        say = words.say
        self.title.say(say("back_office.settings", "Settings"))
        self.lead.say(say("back_office.settings.lead", "Counters and kiosks obey when they start again."))
        self.groups.setAccessibleName(say("back_office.settings.groups", "Groups of settings"))
        at = max(0, self.groups.currentRow())
        self.groups.clear()
        for group, name in GROUPS.items():
            self.groups.addItem(say(f"back_office.settings.{group}", name))
            self.groups.item(self.groups.count() - 1).setData(Qt.ItemDataRole.UserRole, group)
        self.groups.setFixedWidth(max(WIDE, self.groups.sizeHintForColumn(0) + 2 * STEP))
        for row in self.rows.values():
            row.retranslate(words)
        self.groups.setCurrentRow(at)
        self._show_group()

    def _show_group(self) -> None:
        item = self.groups.currentItem()
        group = item.data(Qt.ItemDataRole.UserRole) if item else "house"
        for row in self.rows.values():
            row.setVisible(row.setting.group == group)
