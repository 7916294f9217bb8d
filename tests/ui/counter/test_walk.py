"""A timed walk: from the visit of the person of case w01 to a settled advice, by keyboard; the count is printed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.actions import dossier
from app.facts import Plain
from app.facts.casefile import read_case
from ui.counter.answer_input import AnswerInput
from ui.counter.choices import Choices
from ui.counter.name_dialog import NameDialog
from ui.counter.names_box import NamesBox
from ui.counter.record_form import RecordForm
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

from .conftest import leave_visit

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support")
CASE = Path(__file__).resolve().parents[2] / "law" / "cases" / "w01.yaml"
MOST = 60
SAID: dict[str, Plain] = {
    "birth_date": "1997-03-14", "nationalities": ["SY"], "register_municipality": "11002",
    "register_municipality_since": "2026-09-01", "first_registered": "2026-09-01", "stay_motive": "refugee",
    "sponsor": "no", "wants_programme": "yes", "highest_schooling": "upper_secondary", "has_secondary_diploma": "yes",
    "diploma_level": "secondary", "diploma_country": "SY", "diploma_language": "ar", "diploma_year": "2015",
    "diploma_papers": ["certificate"], "diploma_more": "no", "dutch_schooling_years": "0",
    "current_study": "no", "literacy": "latin",
    "mother_tongue": "ar", "dutch_proofs_any": "no", "integration_before": "no", "work_now": "none", "vdab_any": "yes",
    "vdab_since": "2026-10-20", "referral_by": "nobody", "income": ["leefloon"], "children": "0",
}  # fmt: skip
"""What the newcomer of the case says at the kiosk."""
UNKNOWN = {"eu_ltr_integration_condition"}
"""Asked, and not known in the case."""


class Hands:
    """Presses keys where the focus is, and counts them; words that are typed are not counted, digits are."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.count += 1
        QTest.keyClick(self.focus().window().windowHandle(), key, mods)
        QApplication.processEvents()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        self.count += 1
        window = widget.window()
        spot = widget.mapTo(window, at or widget.rect().center())
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
        QApplication.processEvents()

    def write(self, text: str, into: QWidget | None = None) -> None:
        self.count += sum(one.isdigit() for one in text)
        QTest.keyClicks(into or self.focus(), text)
        QApplication.processEvents()

    @staticmethod
    def focus() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus: the keyboard leads nowhere"
        return found


@pytest.fixture
def shown(open_window: Callable[[Path], CounterWindow], made: Path, tmp_path: Path, qtbot: QtBot) -> CounterWindow:
    folder = Path(shutil.copytree(made, tmp_path / "office"))
    leave_visit(folder, SAID)
    window = open_window(folder)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=20_000)
    window.unlock("practice", "practice")
    return window


def answer(hands: Hands, work: Workplace, wanted: Plain | None) -> None:
    """Answer what is asked now."""
    card = work.tabs.interview.card
    assert card is not None
    link = "Weet het niet" if wanted is None else "Geen" if wanted == "none" and card.input.may_be_none else ""
    if link:
        hands.click(next(one for one in card.findChildren(QWidget) if one.accessibleName() == link))
        return
    assert wanted is not None
    fill(hands, card.input, wanted)
    hands.press(Qt.Key.Key_Return)


def fill(hands: Hands, field: AnswerInput, wanted: Plain) -> None:
    if isinstance(field.field, Choices):
        at = [one.value for one in field.field.buttons()].index(str(wanted))
        hands.press(Qt.Key(Qt.Key.Key_1 + at))
    elif isinstance(field.field, NamesBox):
        line = field.field.lineEdit()
        assert line is not None
        line.setText(field.field.itemText(field.field.findData(wanted)))
    elif isinstance(field.field, RecordForm):
        assert isinstance(wanted, dict)
        day = "-".join(str(int(one)) for one in reversed(str(wanted["date"]).split("-")))
        lines = field.field.findChildren(QLineEdit)
        hands.write(day, lines[0])
        hands.press(Qt.Key.Key_Tab)
        lines[1].setText("Antwerpen")
    else:
        hands.write(str(wanted))


def test_an_interview_for_w01_takes_few_keys(
    shown: CounterWindow, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    hands, work = Hands(), shown.work
    facts = read_case(CASE).blocks["facts"]
    assert work is not None and isinstance(facts, dict)
    QApplication.processEvents()
    row = work.lists.view.visualRect(work.lists.model.index(0))
    hands.click(work.lists.view.viewport(), row.center())
    assert work.visit_page.take_button is not None
    hands.click(work.visit_page.take_button)

    def write_name() -> None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, NameDialog) and one.isVisible()]
        if not found:
            QTimer.singleShot(10, write_name)
            return
        found[0].name.setText("فاطمة")
        hands.press(Qt.Key.Key_Tab)
        hands.write("Fatima", found[0].latin_name)
        hands.press(Qt.Key.Key_Return)

    QTimer.singleShot(0, write_name)
    hands.press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: work.opened is not None and work.opened.latin_name == "Fatima", timeout=20_000)
    shown.activateWindow()  # a window manager does so when the dialog is gone
    qtbot.waitUntil(shown.isActiveWindow, timeout=20_000)
    asked: list[str] = []
    while work.tabs.interview.ahead:
        fact = work.tabs.interview.ahead[0][0]
        assert fact not in asked, f"{fact} is asked a second time"
        asked.append(fact)
        answer(hands, work, None if fact in UNKNOWN else facts[fact])
    for line in ("group", "parts.mo", "parts.nt2", "parts.work", "parts.pnt"):
        hands.click(work.panel.lines[line].confirm)
    assert work.opened is not None and work.advised is not None
    held = work.advised.held.as_json()
    assert (work.opened.latin_name, held["group"]["value"], held["nt2_track"]["value"]) == (
        "Fatima", "obliged", "cvo_standard"
    )  # fmt: skip
    assert {part: one["value"] for part, one in held["parts"].items()} == {
        "mo": "required", "nt2": "required", "work": "reached", "pnt": "required"
    }  # fmt: skip
    assert set(work.opened.decisions) == {"group", "parts.mo", "parts.nt2", "parts.work", "parts.pnt"}
    assert dossier.next_facts(work.opened, held["missing"]) == []
    with capsys.disabled():
        print(f"\nw01: {hands.count} key presses and clicks for {len(asked)} questions, name and five confirmations")
    assert hands.count <= MOST
