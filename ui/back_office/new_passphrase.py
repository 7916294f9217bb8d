"""A new passphrase: typed twice in masked fields, with a hint how good it is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions import passphrases
from app.words import Words
from ui.back_office.field import Field


class NewPassphrase(QWidget):
    """Says while one types whether others would guess it; `accept` refuses what is too weak or differs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: Words | None = None
        self._known: tuple[str, ...] = ()
        self.first, self.again = Field(masked=True), Field(masked=True)
        self.first.changed.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.first)
        layout.addWidget(self.again)

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        self._words = words
        self.again.say(words.say("back_office.passphrase.again", "The same passphrase once more"))
        self._tell()

    def know(self, *names: str) -> None:
        """Names that stand near, which others would try first."""
        self._known = names
        self._tell()

    def accept(self) -> str:
        """The passphrase. Rejected `passphrase_short`, `passphrase_guessable` or `passphrases_differ`."""
        passphrases.accept(self.first.value(), self.again.value(), *self._known)
        return self.first.value()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.set_value("")
        self.again.set_value("")
        self._tell()

    def _tell(self) -> None:
        if self._words is None:
            return
        say, typed = self._words.say, self.first.value()
        hint = say(
            "back_office.passphrase.hint", "At least {least} characters. Four words that have nothing to do with you.",
            least=passphrases.LEAST,
        )  # fmt: skip
        if typed:
            hint = {
                "short": say("back_office.passphrase.short", "Still too short: {count} of {least} characters.",
                             count=len(typed), least=passphrases.LEAST),
                "guessable": say("back_office.passphrase.guessable", "Others would try this first. Take other words."),
                "fair": say("back_office.passphrase.fair", "This will do. One more word is better."),
                "good": say("back_office.passphrase.good", "This is a good passphrase."),
            }[passphrases.strength(typed, *self._known)]  # fmt: skip
        self.first.say(say("back_office.passphrase", "Passphrase"), hint)
