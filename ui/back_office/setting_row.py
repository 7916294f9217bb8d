"""One setting: what it means, its value in the kind of field that fits, a button that keeps it, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.settings import KEPT, Setting, Value
from app.words import LANGUAGES, Words
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP, TARGET

HIGH = 120
CHOICES = {
    "a6": "A6", "half_a4": "half A4", "receipt": "receipt of 80 mm", "nl": "Dutch", "light": "light", "dark": "dark",
    "contrast": "high contrast",
}  # fmt: skip
DUTCH = "nl"


class SettingRow(QWidget):
    """`asked` carries name, what was typed, reason and language."""

    asked = Signal(str, str, str, str)

    def __init__(self, setting: Setting, per_language: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._texts: dict[str, str] = {}
        self.name, self.hint = PlainLabel("strong"), PlainLabel("quiet")
        self.trouble, self.done = PlainLabel("wrong"), PlainLabel("quiet")
        self.field = self._field()
        self.language = QComboBox()
        self.reason = QLineEdit()
        self.keep = Button("mdi6.check", "second")
        self.keep.clicked.connect(self._ask)
        self.name.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 3 * STEP)
        column.setSpacing(STEP // 2)
        column.addWidget(self.name)
        if per_language:
            self.language.setMinimumHeight(TARGET)
            for tag, language in LANGUAGES.items():
                self.language.addItem(language.endonym, tag)
            self.language.setCurrentIndex(self.language.findData(DUTCH))
            self.language.currentIndexChanged.connect(lambda _: self._show_text())
            column.addWidget(self.language)
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.keep)
        column.addLayout(line)
        if setting.group == KEPT:
            column.addWidget(self.reason)
        for label in (self.hint, self.trouble, self.done):
            column.addWidget(label)
            label.setVisible(label is self.hint)

    def show_value(self, value: Value, texts: Mapping[str, str]) -> None:
        """The value that holds, with the texts in other languages."""
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
        self._texts = {DUTCH: shown, **texts}
        self._show_text()

    def show_printers(self, names: Sequence[str]) -> None:
        """What can be chosen for a printer; what stands there stays."""
        if self.setting.kind == "queue" and isinstance(self.field, QComboBox):
            typed = self.field.currentText()
            self.field.clear()
            self.field.addItems(["", *names])
            self.field.setCurrentText(typed)

    def typed(self) -> str:
        """What stands in the field."""
        if isinstance(self.field, QPlainTextEdit):
            return self.field.toPlainText()
        if isinstance(self.field, QComboBox):
            return str(self.field.currentData() or self.field.currentText())
        return self.field.text()

    def type(self, text: str) -> None:
        """Put something into the field."""
        if isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(text)
        elif isinstance(self.field, QComboBox) and self.field.findData(text) >= 0:
            self.field.setCurrentIndex(self.field.findData(text))
        elif isinstance(self.field, QComboBox):
            self.field.setCurrentText(text)
        else:
            self.field.setText(text)

    def say_trouble(self, sentence: str) -> None:
        """Why the value cannot stand."""
        self.done.hide()
        self.trouble.say(sentence)
        self.trouble.show()
        self.field.setFocus()

    def say_done(self, sentence: str) -> None:
        """That it holds."""
        self.trouble.hide()
        self.done.say(sentence)
        self.done.show()
        self.reason.clear()

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        say, setting = words.say, self.setting
        told = say(f"setting.{setting.name}", setting.says)
        self.name.say(told)
        self.field.setAccessibleName(told)
        for at, choice in enumerate(setting.choices):
            if isinstance(self.field, QComboBox):
                self.field.setItemText(at, say(f"setting.choice.{choice}", CHOICES.get(choice, choice)))
        self.language.setAccessibleName(say("back_office.settings.language", "Language of the text"))
        self.reason.setPlaceholderText(say("back_office.settings.reason", "Reason"))
        self.reason.setAccessibleName(say("back_office.settings.reason", "Reason"))
        self.keep.say(say("back_office.settings.keep", "Keep"))
        self.keep.setAccessibleName(f"{say('back_office.settings.keep', 'Keep')}: {told}")
        if isinstance(setting.default, int):
            text = "From {least} to {most}; without a choice {default}."
            numbers = {"least": setting.least, "most": setting.most, "default": setting.default}
            self.hint.say(say("back_office.settings.numbers", text, **numbers))
        self.hint.setVisible(isinstance(setting.default, int))

    def _field(self) -> QComboBox | QPlainTextEdit | QLineEdit:
        setting = self.setting
        if setting.choices or setting.kind == "queue":
            box = QComboBox()
            for choice in setting.choices:
                box.addItem(choice, choice)
            box.setEditable(setting.kind == "queue")
            box.setMinimumHeight(TARGET)
            return box
        if setting.kind == "long":
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setMinimumHeight(HIGH)
            text.setMaximumHeight(2 * HIGH)
            return text
        return QLineEdit()

    def _tag(self) -> str:
        return str(self.language.currentData() or DUTCH)

    def _show_text(self) -> None:
        self.type(self._texts.get(self._tag(), ""))
        self.trouble.hide()

    def _ask(self) -> None:
        tag = self._tag()
        self.asked.emit(self.setting.name, self.typed(), self.reason.text(), "" if tag == DUTCH else tag)
