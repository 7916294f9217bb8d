"""What an assessor does at the counter, by what stands on the screen, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QDialog

from app.facts import Plain
from app.words import load
from tests.journeys import hands
from ui.counter.choices import Choices
from ui.counter.evidence_page import EvidencePage
from ui.counter.question_card import QuestionCard
from ui.counter.window import CounterWindow

OFFICE = load("nl")


def say(key: str) -> str:
    """A sentence of the counter, as a control is called by it."""
    assert OFFICE.has(key), key
    return OFFICE.say(key, "").replace("&", "").split("  ")[0]


def unlock(window: CounterWindow, name: str, passphrase: str) -> None:
    """Write who one is, and open the office."""
    hands.write(window, say("counter.unlock.name"), name)
    hands.write(window, say("counter.unlock.passphrase"), passphrase)
    hands.press(window, say("counter.unlock.open"))


def answer_what_is_open(window: CounterWindow, told: Mapping[str, Plain]) -> None:
    """Answer all that the advice still needs, by question or by fact, also what nobody knew at the kiosk."""
    work, asked = window.work, set[str]()
    assert work is not None and work.advised is not None
    while open_ := [one for one in work.advised.held.as_json()["missing"] if one not in asked]:
        asked.add(open_[0])
        work.go_to_lacking("fact", open_[0])
        card = work.tabs.interview.card
        while card is not None and card.fact == open_[0]:
            answer_card(card, told)
            assert work.tabs.interview.card is not card, f"{card.fact} was not accepted: {card.trouble.text()}"
            card = work.tabs.interview.card


def answer_card(card: QuestionCard, told: Mapping[str, Plain]) -> None:
    """Answer the question that stands there; what was not told nobody knows."""
    wanted = told.get(card.question.id if card.question else card.fact, told.get(card.fact))
    field = card.input.field
    on_buttons = isinstance(field, Choices) and wanted in [one.value for one in field.buttons()]
    if wanted is None:
        hands.press(card, say("counter.unknown"))
    elif wanted in ("none", []) and card.input.may_be_none and not on_buttons:
        hands.press(card, say("value.none").capitalize())
    else:
        card.input.set_value(wanted)
        hands.press(card, say("counter.keep"))


def confirm_all(window: CounterWindow) -> None:
    """Confirm each result that waits for the assessor."""
    word = say("counter.confirm")
    while waiting := [one for one in hands.seen(window, QAbstractButton) if hands.name_of(one).startswith(f"{word}:")]:
        waiting[0].click()
        QApplication.processEvents()


def decide_otherwise(window: CounterWindow, result: str, value: str, reason: str) -> None:
    """Decide a result otherwise than suggested, with a reason."""
    assert window.work is not None
    line = window.work.panel.lines[result]
    line.why.click()

    def fill(dialog: QDialog) -> None:
        (box,) = hands.seen(dialog, QComboBox)
        hands.choose_in_box(box, OFFICE.say(f"counter.value.{value}", value))
        hands.write(dialog, say("counter.decide.reason"), reason)
        hands.press(dialog, say("counter.decide.keep"))

    hands.in_dialog(fill, line.overrule.click)


def make_appointment(window: CounterWindow, place: str, what: str) -> None:
    """Make the next appointment, a week from now."""
    hands.open_tab(window, say("counter.tab.appointment"))
    hands.write(window, say("counter.appointment.what"), what)
    hands.write(window, say("counter.appointment.place"), place)
    hands.press(window, say("counter.appointment.make"))
    assert place in hands.read(window)


def chosen_paper(window: CounterWindow) -> str:
    """The paper that is chosen in the list."""
    view = hands.find(window, QAbstractItemView, OFFICE.say("papers.list", ""))
    return str(view.currentIndex().data(Qt.ItemDataRole.UserRole))


def make_paper(window: CounterWindow, kind: str) -> None:
    """Make a paper and wait until it lies in the dossier."""
    hands.open_tab(window, say("counter.tab.papers"))
    before = chosen_paper(window)
    hands.press(window, OFFICE.say("papers.make", "", kind=kind))
    hands.wait_until(lambda: chosen_paper(window) not in (before, "None"), "the paper lies in the dossier", window)


def papers_in_words(window: CounterWindow) -> list[str]:
    """What the list says of each paper, the last first."""
    hands.open_tab(window, say("counter.tab.papers"))
    model = hands.find(window, QAbstractItemView, say("papers.list")).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def drop_file(window: CounterWindow, path: Path) -> None:
    """Drop a scan on the page of evidence."""
    hands.open_tab(window, say("counter.tab.evidence"))
    (page,) = hands.seen(window, EvidencePage)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(20, 20), copy, dropped, left, none))
    QApplication.processEvents()


def describe_file(window: CounterWindow, kind: str, level: str) -> None:
    """Say what the chosen file is and how it was seen; what it shows is ticked by itself."""
    assert window.work is not None
    form = window.work.tabs.evidence.form
    hands.wait_until(form.isVisible, "the file was looked at and kept", window)
    hands.choose_in_box(form.kind, kind)
    hands.choose_in_box(form.level, level)
    hands.press(window, say("evidence.keep"))
