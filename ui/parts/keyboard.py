"""A keyboard on the screen for any language: large keys, shift, Latin letters and digits one touch away.

It types into one line. What else a key may mean (accents, the orders of an Ethiopic letter, the Chinese characters of a
syllable) stands in the strip above the keys after a touch, or after a long one without typing; touching there replaces
what was typed. A plugged-in keyboard types into the same line at the same time. It is never mirrored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.words import Words
from app.words.keyboards import DIGITS, PINYIN, Keyboard, Rows, keyboard_for, syllables
from ui.parts.buttons import Button
from ui.parts.key import Key
from ui.parts.tokens import STEP

STRIP = 12
LONG_TOUCH = 500
MARK_HOLDER = "\u25cc"
"""The dotted ring on which a mark stands that cannot stand alone."""


class KeyboardPanel(QFrame):
    """`closed` when the person is ready; what was typed stands in the line all the time."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyboard")
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line: QLineEdit | None = None
        self._board, self._latin = keyboard_for("en"), keyboard_for("en")
        self._layer, self._shifted = "own", False
        self._typed, self._first = "", 0
        self._choices: tuple[str, ...] = ()
        self.keys: dict[str, Key] = {}
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG_TOUCH)
        self._held: Key | None = None
        self._long.timeout.connect(self._held_long)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(STEP, STEP // 2, STEP, STEP // 2)
        whole.setSpacing(STEP // 2)
        self._strip, self._rows = QHBoxLayout(), QVBoxLayout()
        self._rows.setSpacing(STEP // 2)
        self.strip = [Key(self, "") for _ in range(STRIP)]
        for number, key in enumerate(self.strip):
            key.clicked.connect(partial(self._choose, number))
            self._strip.addWidget(key)
        self.more_key = Key(self, "", icon="mdi6.chevron-right")
        self.more_key.clicked.connect(self._more_choices)
        self._strip.addWidget(self.more_key)
        whole.addLayout(self._strip)
        whole.addLayout(self._rows)
        self._add_bottom(whole)

    def _add_bottom(self, whole: QVBoxLayout) -> None:
        self.shift_key = Key(self, "", icon="mdi6.apple-keyboard-shift")
        self.latin_key, self.digits_key = Key(self, ""), Key(self, "")
        self.space_key, self.erase_key = Key(self, " "), Key(self, "", icon="mdi6.backspace-outline")
        self.hyphen_key, self.apostrophe_key = Key(self, "-"), Key(self, "'")
        self.done_button = Button("mdi6.check", "main", parent=self)
        self.erase_key.setAutoRepeat(True)
        bottom = QHBoxLayout()
        for key, stretch in (
            (self.shift_key, 2), (self.digits_key, 2), (self.latin_key, 2), (self.hyphen_key, 1), (self.space_key, 6),
            (self.apostrophe_key, 1), (self.erase_key, 2),
        ):  # fmt: skip
            bottom.addWidget(key, stretch)
        bottom.addWidget(self.done_button, 2)
        self.shift_key.clicked.connect(self._shift)
        self.latin_key.clicked.connect(partial(self._other_layer, "latin"))
        self.digits_key.clicked.connect(partial(self._other_layer, "digits"))
        for key in (self.space_key, self.hyphen_key, self.apostrophe_key):
            key.clicked.connect(partial(self._type_plain, key.letter))
        self.erase_key.clicked.connect(self._erase)
        self.done_button.clicked.connect(self.closed)
        self.done_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addLayout(bottom)

    @property
    def line(self) -> QLineEdit | None:
        """The line that is typed into."""
        return self._line

    def open(self, line: QLineEdit, words: Words) -> None:
        """Type into this line with the keyboard of this language; digits only where the line wants digits only."""
        self._line, self._board, self._layer, self._shifted = line, keyboard_for(words.code), "own", False
        if line.inputMethodHints() & Qt.InputMethodHint.ImhDigitsOnly:
            self._layer = "numbers"
        elif line.inputMethodHints() & Qt.InputMethodHint.ImhLatinOnly:
            self._board = self._latin
        self.retranslate(words)
        self._forget_typed()
        self._lay_out()
        self.show()

    def close_line(self) -> None:
        """Nothing is typed into any more."""
        self._line = None
        self.hide()

    def retranslate(self, words: Words) -> None:
        """The names of the keys that have no letter."""
        self.shift_key.say_name(words.say("kiosk.keyboard.shift", "Capital letters"))
        self.erase_key.say_name(words.say("kiosk.keyboard.erase", "Erase one letter"))
        self.space_key.say_name(words.say("kiosk.keyboard.space", "Space"))
        self.more_key.say_name(words.say("kiosk.keyboard.more", "More letters"))
        self.done_button.say(words.say("kiosk.keyboard.done", "Done"))
        self.done_button.setMinimumWidth(self.done_button.sizeHint().width())

    @property
    def _shown(self) -> Keyboard:
        return self._latin if self._layer == "latin" else self._board

    def _lay_out(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            layout = item.layout() if item is not None else None
            while layout is not None and layout.count():
                held = layout.takeAt(0)
                widget = held.widget() if held is not None else None
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        self.keys = {}
        numbers = self._layer == "numbers"
        rows: Rows = DIGITS if self._layer == "digits" else self._shown.plain
        if numbers:
            rows = (tuple("12345"), tuple("67890"))
        elif self._shifted and self._shown.shift and self._layer != "digits":
            rows = self._shown.shift
        widest = max(len(row) for row in rows)
        for row in rows:
            self._add_row(row, widest)
        for key in (self.shift_key, self.digits_key, self.hyphen_key, self.apostrophe_key, self.space_key):
            key.setVisible(not numbers)
        self.shift_key.setVisible(not numbers and self._layer != "digits" and bool(self._shown.shift))
        self.latin_key.setVisible(not numbers and not any("b" in row for row in self._board.plain))
        self.shift_key.setChecked(self._shifted)
        own = "".join(self._board.plain[1][:3])
        self.latin_key.set_letter(own if self._layer == "latin" else "abc")
        self.digits_key.set_letter(own if self._layer == "digits" else "123")
        self._show_choices()

    def _add_row(self, row: Sequence[str], widest: int) -> None:
        line = QHBoxLayout()
        line.setSpacing(STEP // 2)
        spare = widest - len(row)
        if spare:
            line.addStretch(spare)
        for letter in row:
            key = Key(self, letter, holder=MARK_HOLDER if _is_mark(letter) else "")
            key.clicked.connect(partial(self._touched, key))
            key.pressed.connect(partial(self._hold, key))
            key.released.connect(self._long.stop)
            line.addWidget(key, 2)
            self.keys[letter] = key
        if spare:
            line.addStretch(spare)
        self._rows.addLayout(line)

    # What a touch does

    def _touched(self, key: Key) -> None:
        if self._held is key:
            self._held = None
            return
        letter = key.letter
        if self._board.name == PINYIN and self._layer == "own" and letter.isascii() and letter.islower():
            self._type_syllable(letter)
            return
        self._insert(letter)
        self._typed, self._choices, self._first = letter, self._shown.under(letter), 0
        if self._shifted:
            self._shifted = False
            self._lay_out()
        self._show_choices()

    def _hold(self, key: Key) -> None:
        self._held = None
        self._long.setProperty("key", key.letter)
        self._long.start()

    def _held_long(self) -> None:
        """A long touch shows what lies under a key and types nothing."""
        letter = str(self._long.property("key"))
        under = self._shown.under(letter)
        if under:
            self._held = self.keys.get(letter)
            self._typed, self._choices, self._first = "", under, 0
            self._show_choices()

    def _choose(self, number: int) -> None:
        choice = self._choices[self._first + number]
        self._take_back(len(self._typed))
        self._insert(choice)
        if self._board.name == PINYIN and self._layer == "own":
            self._forget_typed()
        else:
            self._typed = choice
        self._show_choices()

    def _type_syllable(self, letter: str) -> None:
        self._insert(letter)
        self._typed += letter
        self._choices, self._first = _characters(self._typed), 0
        self._show_choices()

    def _type_plain(self, letter: str) -> None:
        self._insert(letter)
        self._forget_typed()
        self._show_choices()

    def _insert(self, letter: str) -> None:
        """Marks that can join the letter before them do."""
        line = self._line
        if line is None:
            return
        before = line.text()[: line.cursorPosition()]
        joined = unicodedata.normalize("NFC", before[-1:] + letter) if before and _is_mark(letter) else ""
        if joined and len(joined) == 1:
            line.backspace()
            line.insert(joined)
        else:
            line.insert(letter)

    def _take_back(self, count: int) -> None:
        for _ in range(count):
            if self._line is not None:
                self._line.backspace()

    def _erase(self) -> None:
        self._take_back(1)
        self._typed = self._typed[:-1]
        syllable = self._board.name == PINYIN and self._layer == "own" and self._typed
        self._choices, self._first = _characters(self._typed) if syllable else (), 0
        self._show_choices()

    def _shift(self) -> None:
        self._shifted = not self._shifted
        self._lay_out()

    def _other_layer(self, layer: str) -> None:
        self._layer = "own" if self._layer == layer else layer
        self._shifted = False
        self._forget_typed()
        self._lay_out()

    # The strip

    def _forget_typed(self) -> None:
        self._typed, self._choices, self._first = "", (), 0

    def _more_choices(self) -> None:
        self._first = self._first + STRIP if self._first + STRIP < len(self._choices) else 0
        self._show_choices()

    def _show_choices(self) -> None:
        useful = bool(self._shown.more or self._board.name == PINYIN) and self._layer in ("own", "latin")
        self.more_key.setVisible(useful)
        for number, key in enumerate(self.strip):
            key.setVisible(useful)
            at = self._first + number
            letter = self._choices[at] if at < len(self._choices) else ""
            key.set_letter(letter, MARK_HOLDER if _is_mark(letter) else "")
            key.setEnabled(bool(letter))
        self.more_key.setEnabled(len(self._choices) > STRIP)


def _is_mark(letter: str) -> bool:
    return bool(letter) and unicodedata.category(letter[0]).startswith("M")


def _characters(typed: str) -> tuple[str, ...]:
    """The characters of a syllable, whole or only begun."""
    whole = syllables().get(typed, "")
    begun = "".join(letters[:3] for sound, letters in syllables().items() if sound.startswith(typed) and sound != typed)
    return tuple(dict.fromkeys(whole + begun)) if typed else ()
