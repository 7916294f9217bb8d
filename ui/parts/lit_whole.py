"""What buttons, cards and maps have in common while the kiosk reads: they are lit as a whole, not word by word."""

from typing import cast

from PySide6.QtWidgets import QWidget


class LitWhole:
    """Beside a Qt widget: `said` is what is read of it, `code` its language where that is not the page's; it paints
    itself by `_lit`.
    """

    lights_words = False
    said = ""
    code = ""
    _lit = False

    def light(self, start: int, length: int) -> None:
        """All of it is lit while it is read aloud."""
        self._set_lit(True)

    def dark(self) -> None:
        """It is not heard any more."""
        self._set_lit(False)

    def _set_lit(self, lit: bool) -> None:
        self._lit = lit
        cast(QWidget, self).update()
