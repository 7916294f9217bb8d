"""The parts of the kiosk as they are, with fingers at them: `python -m tests.soak.fingers PART --office DIR`.

Each visit goes one way of `WAYS`, told by its ticket number. Fingers touch what stands on the screen, through the
window system. `SOAK_PAUSE` says how many milliseconds lie between two touches; what happens is noted in the file
`SOAK_NOTES`.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.kiosk.page import Page
    from ui.kiosk.question_page import QuestionPage
    from ui.kiosk.window import KioskWindow

WAYS = (
    "finishes", "listens", "changes the language", "finishes large", "forgets", "is killed", "finishes",
    "walks away", "changes the language", "meets a bug", "hides and calls", "finishes", "crashes", "is impatient",
)  # fmt: skip
"""What becomes of a visit; each fourteenth the same."""
LAST_PAGE = {"forgets": "ForgottenPage", "walks away": "IdlePage", "meets a bug": "QuestionPage"}
"""Where a visit of that way ends; every other that ends by itself does at the ticket."""
MIDDLE = 18
"""After so many touches a visit does what makes its way special."""
STUCK = 12
"""So many touches on one page, and it leads nowhere: a bug."""
BACKWARDS = "jzvwkxqz"
"""What is typed wherever a line is met, backwards here: the parts of the kiosk hold this module in memory too."""
PAUSE = int(os.environ.get("SOAK_PAUSE", "2000"))


def command(part: str, office_dir: Path) -> list[str]:
    """How a part of the kiosk is started with fingers at it."""
    return [sys.executable, "-m", "tests.soak.fingers", part, "--office", str(office_dir.absolute())]


def note(what: str) -> None:
    """A line for who watches."""
    with open(os.environ["SOAK_NOTES"], "a", encoding="utf-8") as notes:
        notes.write(what + "\n")


# At the resting page


def touching(run_resting: Callable[[Path], int]) -> Callable[[Path], int]:
    """The resting page with fingers at it; nothing of Qt is read before the page is."""

    def run(office_dir: Path) -> int:
        touch_the_resting_page()
        return run_resting(office_dir)

    return run


def touch_the_resting_page() -> None:
    """A touch soon after the next visit is ready."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest

    from ui.kiosk import resting_window

    class Touched(resting_window.RestingWindow):
        def __init__(self, command: Sequence[str], **told: object) -> None:
            super().__init__(command, **told)  # type: ignore[arg-type]
            self.ready.connect(lambda: QTimer.singleShot(2 * PAUSE, self, self._touch))
            self.ended.connect(lambda code: note(f"ended {code}"))

        def _touch(self) -> None:
            if not self.busy:
                QTest.mouseClick(self.windowHandle(), Qt.MouseButton.LeftButton, pos=self.rect().center())

    resting_window.visit_command = partial(command, "visit")
    resting_window.RestingWindow = Touched  # type: ignore[misc]


# In a visit


def touch_the_pages() -> None:
    """Fingers at the window of each visit."""
    from ui.kiosk import visit_window

    visit_window.KioskWindow = _with_fingers()  # type: ignore[misc]


def _with_fingers() -> type[KioskWindow]:
    from ui.kiosk.window import KioskWindow
    from ui.parts import listen_bar
    from ui.parts.player import Player

    listen_bar.Player = partial(Player, silent=True)  # type: ignore[misc, assignment]

    class Touched(KioskWindow):
        def begin(self, code: str) -> None:
            super().begin(code)
            self.fingers = Fingers(self)

    return Touched


class Fingers:
    """One newcomer, who touches every so often what leads on."""

    def __init__(self, window: KioskWindow) -> None:
        from PySide6.QtCore import QTimer

        self._window = window
        number = int(window.visit.ticket.rpartition("-")[2])
        self.way, self._chance = WAYS[number % len(WAYS)], random.Random(number)
        self._touches, self._tries, self._pages = 0, 0, 0
        self._page: Page | None = None
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._next)
        self._timer.start(PAUSE // 4 if self.way == "is impatient" else PAUSE)
        window.ended.connect(lambda: note(f"pages {self._pages}; {self.way}; {type(window.page).__name__}"))
        note(f"begun {self.way}")

    def _next(self) -> None:
        self._touches += 1
        if self._page is not self._window.page:
            self._page, self._tries = self._window.page, 0
            self._pages += 1
        self._tries += 1
        if self._tries > STUCK:
            note(f"stuck at {type(self._page).__name__} {self._window.asking}")
            os._exit(1)
        if not (self._touches >= MIDDLE and self._does_what_is_special()):
            self._goes_on(self._page)

    def _does_what_is_special(self) -> bool:
        """Whether this touch was for that."""
        bar, at = self._window.bar, self._touches - MIDDLE
        if self.way == "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.way == "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        if self.way == "meets a bug":
            raise ValueError(BACKWARDS[::-1])
        if self.way == "walks away":
            self._timer.stop()
            return True
        buttons = {
            "listens": {0: bar.listen_button, 40: bar.listen_button},
            "changes the language": {0: bar.language_button, 8: bar.language_button, 30: bar.language_button},
            "finishes large": {0: bar.larger_button, 3: bar.larger_button, 6: bar.contrast_button},
            "hides and calls": {0: bar.hide_button, 4: bar.call_button, 10: bar.hide_button},
            "forgets": {0: bar.stop_button},
        }  # fmt: skip
        button = buttons.get(self.way, {}).get(at)
        if button is None:
            return False
        self._touch(button)
        return True

    def _goes_on(self, page: Page) -> None:
        kind = type(page).__name__
        if kind == "QuestionPage":
            self._answers(page)  # type: ignore[arg-type]
        elif kind == "LanguagePage":
            self._touch(page.tiles[self._chance.choice(list(page.tiles))])  # type: ignore[attr-defined]
        else:
            ways = {"AskLanguagePage": "yes_button", "CallPage": "back_button", "HiddenPage": "back_button"}
            ways |= {"ForgetPage": "leave_button", "IdlePage": "stay_button"}
            self._touch(getattr(page, ways.get(kind, "next_button")))

    def _answers(self, page: QuestionPage) -> None:
        """Fill in; go on; where that is not accepted, do not know."""
        if self._tries == 1 and self._chance.random() < 0.7:
            self._fills_in(page)
        elif self._tries <= 2 and page.next_button.isVisible():
            self._touch(page.next_button)
        elif self._tries <= 3 and page.line_to_type() is not None:
            self._key(page)
        else:
            self._touch(self._chance.choice([page.unknown_button, page.unknown_button, page.refused_button]))

    def _fills_in(self, page: QuestionPage) -> None:
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QAbstractItemView, QLineEdit

        from ui.parts.choice_card import ChoiceCard

        cards = [one for one in page.input.findChildren(ChoiceCard) if one.isVisible()]
        lines = [one for one in page.input.findChildren(QLineEdit) if one.isVisible()]
        lists = [one for one in page.input.findChildren(QAbstractItemView) if one.isVisible()]
        if cards:
            self._touch(self._chance.choice(cards))
        for line in lines:
            self._touch(line)
            digits = bool(line.inputMethodHints().value & 0x0001_0000) or line.maxLength() <= 4
            QTest.keyClicks(line, str(self._chance.choice((7, 1988))) if digits else "" if lists else BACKWARDS[::-1])
        for one in lists:
            rows = one.model().rowCount()
            if rows:
                spot = one.visualRect(one.model().index(self._chance.randrange(min(3, rows)), 0)).center()
                self._touch(one.viewport(), spot)

    def _key(self, page: QuestionPage) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(page.line_to_type(), Qt.Key.Key_Return)

    def _touch(self, what: QWidget, spot: object = None) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        window = self._window
        window._bring_into_view(what)
        at = what.mapTo(window, spot or what.rect().center())  # type: ignore[call-overload]
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)


def main() -> int:
    """Start the part that is asked for, as the program starts it."""
    from ui import __main__ as ui
    part = sys.argv[1]
    if part == "visit":
        touch_the_pages()
    else:
        ui.run_resting = touching(ui.run_resting)
    return ui.main()


if __name__ == "__main__":
    sys.exit(main())
