"""Where the newcomer's screen stands: on another monitor, beside the dossier, or turned towards who sits opposite.

It asks there what is asked at the counter, in the newcomer's language. On one monitor the lists and the advice make
room for it: nobody reads there who else came today.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QMenu, QPushButton, QVBoxLayout, QWidget

from app.actions.asked import in_language
from app.actions.opened import Opened
from app.words import Words, load
from ui.counter import look
from ui.counter.newcomer_screen import NewcomerScreen
from ui.counter.question_card import QuestionCard

OFF, BESIDE, TURNED, MONITOR = PLACES = ("off", "beside", "turned", "monitor")
PLACE_NAMES = {
    "off": "No screen for the newcomer", "beside": "Half of this screen", "turned": "Half of this screen, turned round",
    "monitor": "On the other monitor",
}  # fmt: skip


class TurnedView(QGraphicsView):
    """Shows a widget upside down, for somebody at the other side of the table; touches and keys still reach it."""

    def __init__(self, widget: QWidget) -> None:
        scene = QGraphicsScene()
        super().__init__(scene)
        scene.setParent(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._held = scene.addWidget(widget)
        self.rotate(180)

    def take_out(self) -> QWidget:
        """The widget, no longer turned."""
        widget = self._held.widget()
        assert widget is not None
        self._held.setWidget(None)  # type: ignore[arg-type]
        return widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The widget fills the view."""
        super().resizeEvent(event)
        self._held.resize(self.viewport().size())
        self.setSceneRect(self._held.boundingRect())


class NewcomerSide(QWidget):
    """Holds the newcomer's screen; `moved` says that it stands elsewhere, or that a side was hidden or shown.

    `alone`: only the newcomer's side is seen; `covered`: a calm page stands on it.
    """

    moved = Signal()

    def __init__(self, words: Words, theirs: NewcomerScreen, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self.theirs = words, theirs
        self.place, self.alone, self.covered = OFF, False, False
        self._turned: TurnedView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        back = words.say("counter.screen.back", "Staff: show my side again  Ctrl+F4")
        self.back_button = look.button(back, lambda: self.leave_alone(False), "link")
        self.back_button.hide()
        self._column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        theirs.setParent(self, Qt.WindowType.Window)
        theirs.hide()
        self.hide()
        self.button = self._menu_button()
        self._told()

    def stand(self, place: str) -> None:
        """Put the screen somewhere; the other monitor only where there is one."""
        if place == MONITOR and len(QGuiApplication.screens()) < 2:
            place = BESIDE
        if place == self.place:
            return
        self._take_down()
        self.place = place
        if place == OFF:
            self.alone = False
            self.theirs.hush()
        elif place == MONITOR:
            self._on_other_monitor()
        elif place == TURNED:
            self.theirs.setParent(None)
            self.theirs.setProperty("colours", self.window().property("colours"))
            self.theirs.setProperty("accent", self.window().property("accent"))
            self._turned = TurnedView(self.theirs)
            self._column.addWidget(self._turned, 1)
        else:
            self.theirs.setParent(self, Qt.WindowType.Widget)
            self._column.addWidget(self.theirs, 1)
        if place in (BESIDE, TURNED):
            self.theirs.show()
        self.theirs.dress()
        self.setVisible(place in (BESIDE, TURNED))
        self._told()

    def ask(self, opened: Opened, card: QuestionCard | None) -> str:
        """Ask what the card asks, in the own language; a calm page without a card, or for what only staff know.

        Returns what the assessor is to be told, empty when there is nothing.
        """
        if self.place == OFF:
            return ""
        theirs = load(opened.language)
        self.theirs.speak(theirs, opened.understood)
        question = card.question if card is not None else None
        if self.covered or question is None or question.staff_only or card is None:
            self.theirs.wait()
            return ""
        self.theirs.ask(in_language(question, theirs), card.answer_before)
        if theirs.has(question.text_key):
            return ""
        english = "The newcomer's screen has no words in {language} yet: it asks in English."
        return self._words.say("counter.screen.english", english, language=self._words.language(opened.language))

    def tell(self, sentences: Sequence[str]) -> str:
        """Say these sentences there, also where a calm page stood; returns what the assessor is to be told."""
        self.cover(False)
        self.theirs.tell(sentences)
        return self._words.say("counter.explain.there", "The newcomer's screen shows what the advice says.")

    def toggle(self) -> None:
        """On where it stands best, or off."""
        self.stand(OFF if self.place != OFF else MONITOR)

    def cover(self, on: bool) -> None:
        """Hide from the newcomer what stands there, or show it again."""
        self.covered = on
        self._told()

    def leave_alone(self, on: bool) -> None:
        """Hide the assessor's side of one monitor, or show it again."""
        self.alone = on and self.place in (BESIDE, TURNED)
        self._told()

    def _told(self) -> None:
        say = self._words.say
        self.back_button.setVisible(self.alone)
        state = say("counter.screen.on", "on") if self.place != OFF else say("counter.screen.off", "off")
        if self.place != OFF and self.covered:
            state = say("counter.screen.covered", "covered")
        said = say("counter.screen", "Newcomer's screen: {state}", state=state)
        self.button.setText(f"{said}  F4")
        self.button.setAccessibleName(said)
        self.moved.emit()

    def _take_down(self) -> None:
        if self._turned is not None:
            self._turned.take_out()
            self._column.removeWidget(self._turned)
            self._turned.deleteLater()
            self._turned = None
        self._column.removeWidget(self.theirs)
        self.theirs.setParent(self, Qt.WindowType.Window)
        self.theirs.hide()

    def _on_other_monitor(self) -> None:
        here = self.window().screen()
        other = next(one for one in QGuiApplication.screens() if one is not here)
        self.theirs.setWindowTitle("Onthaal")
        for name in ("colours", "accent"):
            self.theirs.setProperty(name, self.window().property(name))
        self.theirs.setGeometry(other.geometry())
        self.theirs.showFullScreen()

    def _menu_button(self) -> QPushButton:
        say = self._words.say
        made = look.button("", lambda: None)
        menu = QMenu(made)
        for place in PLACES:
            name = say(f"counter.screen.{place}.place", PLACE_NAMES[place])
            menu.addAction(name, partial(self.stand, place))
        menu.addSeparator()
        cover = say("counter.screen.cover", "Cover or show the newcomer's side  Shift+F4")
        alone = say("counter.screen.alone", "Only the newcomer's side  Ctrl+F4")
        menu.addAction(cover, lambda: self.cover(not self.covered))
        menu.addAction(alone, lambda: self.leave_alone(not self.alone))
        made.setMenu(menu)
        return made

    def keys(self, window: QWidget) -> None:
        """The keys that move it, in a window."""
        QShortcut(QKeySequence("F4"), window, self.toggle)
        QShortcut(QKeySequence("Shift+F4"), window, lambda: self.cover(not self.covered))
        QShortcut(QKeySequence("Ctrl+F4"), window, lambda: self.leave_alone(not self.alone))

    def standing(self) -> dict[str, Any]:
        """Where it stands, to stand there again in another language or set of colours."""
        return {"place": self.place, "alone": self.alone, "covered": self.covered}

    def stand_again(self, standing: dict[str, Any]) -> None:
        """Stand where it stood."""
        self.covered, self.alone = standing["covered"], standing["alone"]
        self.stand(standing["place"])
