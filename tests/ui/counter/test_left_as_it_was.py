"""What the counter keeps: half-typed answers over a change of language, its language and colours over a night."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app import interview
from app.actions import habits
from app.office import open_kiosk, open_office
from app.seals import SigningKey
from app.store import card as cards
from ui.counter.dossier_tabs import TABS
from ui.counter.names_box import NamesBox
from ui.counter.record_form import RecordForm
from ui.counter.tab_order import CONTROLS
from ui.counter.unlock_page import UnlockPage
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace
from ui.parts.tokens import DARK, LIGHT, colours_of, with_accent

from .conftest import leave_visit
from .test_window import texts


def choose(folder: Path, **chosen: object) -> None:
    """The office changes its settings; the card is signed anew."""
    office = open_office(folder, "practice", "practice")
    signing = SigningKey(bytes.fromhex(office.vault.secret("signing_secret")))
    cards.write(folder, replace(cards.read(folder), chosen=chosen), signing)
    office.vault.close()


def ask(work: Workplace, fact: str) -> None:
    work.tabs.interview.ask(fact, interview.load().by_id.get(fact))


def test_a_half_filled_form_survives_another_language(work: Workplace, window: CounterWindow) -> None:
    ask(work, "work")
    card = work.tabs.interview.card
    assert card is not None and isinstance(card.input.field, RecordForm)
    second = card.input.field.add()
    lines = [one for one in second.findChildren(QLineEdit) if not isinstance(one.parentWidget(), QComboBox)]
    lines[0].setText("32-13")
    second.findChildren(QComboBox)[0].setCurrentIndex(1)
    before = card.input.typed()
    window.speak("fr")
    assert window.work is not None and window.work.tabs.interview.card is not None
    assert window.work.tabs.interview.card.input.typed() == before


def test_a_name_that_was_chosen_is_shown_in_the_other_language(work: Workplace, window: CounterWindow) -> None:
    ask(work, "birth_country")
    assert work.tabs.interview.card is not None and isinstance(work.tabs.interview.card.input.field, NamesBox)
    work.tabs.interview.card.input.field.set_value("DE")
    window.speak("fr")
    assert window.work is not None and window.work.tabs.interview.card is not None
    field = window.work.tabs.interview.card.input.field
    assert isinstance(field, NamesBox) and field.currentText() == "Allemagne"


def test_several_names_are_shown_in_the_other_language_and_half_a_name_stays(
    work: Workplace, window: CounterWindow
) -> None:
    for typed, shown in (("Syrië, Duitsland", "Syrie, Allemagne"), ("Syrië, Xyz", "Syrië, Xyz")):
        assert window.work is not None
        ask(window.work, "nationalities")
        assert window.work.tabs.interview.card is not None
        field = window.work.tabs.interview.card.input.field
        assert isinstance(field, QLineEdit)
        window.work.tabs.interview.card.input.set_value([])
        field.setText(typed)
        window.speak("fr")
        assert window.work.tabs.interview.card is not None
        again = window.work.tabs.interview.card.input.field
        assert isinstance(again, QLineEdit) and again.text() == shown
        window.speak("nl")


def test_a_half_made_appointment_survives_other_colours(work: Workplace, window: CounterWindow) -> None:
    work.tabs.open("appointment")
    work.tabs.appointment.texts["place"].setText("Carnotstr")
    window.wear("dark")
    assert window.work is not None and window.work is not work
    assert window.work.tabs.appointment.texts["place"].text() == "Carnotstr"
    assert colours_of(window.work.panel) == DARK


def test_what_was_typed_on_a_page_that_nobody_opens_survives_every_change(
    work: Workplace, window: CounterWindow
) -> None:
    work.tabs.open("appointment")
    work.tabs.appointment.texts["place"].setText("Carnotstr")
    work.tabs.open("interview")
    window.speak("fr")
    window.wear("dark")
    assert window.work is not None and "appointment" not in vars(window.work.tabs)
    window.work.tabs.open("appointment")
    assert window.work.tabs.appointment.texts["place"].text() == "Carnotstr"


def test_what_was_typed_in_one_dossier_never_stands_in_another(work: Workplace, window: CounterWindow) -> None:
    work.tabs.open("appointment")
    work.tabs.appointment.texts["place"].setText("Carnotstr")
    work.tabs.open("interview")
    window.speak("fr")
    assert window.work is not None
    window.work.new()
    window.work.tabs.open("appointment")
    assert not window.work.tabs.appointment.texts["place"].text()


def test_what_was_typed_in_one_dossier_waits_there_while_another_is_open(
    work: Workplace, window: CounterWindow
) -> None:
    first, place, goal = work.dossier, "Carnotstr", "een huis"
    work.tabs.open("plan")
    work.tabs.plan.forms["goal"].text.setText(goal)
    work.tabs.open("appointment")
    work.tabs.appointment.texts["place"].setText(place)
    work.new()
    assert not work.tabs.appointment.texts["place"].text()
    work.tabs.open("plan")
    assert not work.tabs.plan.forms["goal"].text.text()
    work.tabs.plan.forms["goal"].text.setText("een ander huis")
    window.speak("fr")
    again = window.work
    assert again is not None
    assert again.tabs.plan.forms["goal"].text.text() == "een ander huis"
    again.open(first)
    assert again.tabs.plan.forms["goal"].text.text() == goal
    again.tabs.open("appointment")
    assert again.tabs.appointment.texts["place"].text() == place


def test_half_a_speed_and_half_a_diploma_never_stand_in_another_dossier(work: Workplace, window: CounterWindow) -> None:
    work.tabs.open("nt2")
    work.tabs.nt2.note.setText("leest traag")
    work.refresh()
    assert work.tabs.nt2.note.text() == "leest traag"
    work.tabs.open("evidence")
    diplomas = work.tabs.evidence.diplomas
    diplomas.new_button.click()
    diplomas.form.title.setText("Licence en droit")
    work.new()
    assert diplomas.frame.isHidden() and not diplomas.form.title.text()
    window.speak("fr")
    assert window.work is not None
    window.work.tabs.open("nt2")
    assert not window.work.tabs.nt2.note.text()


def test_language_and_colours_are_there_the_next_day(
    window: CounterWindow, folder: Path, open_window: Callable[[Path], CounterWindow], qtbot: QtBot
) -> None:
    window.speak("fr")
    window.wear("dark")
    qtbot.waitUntil(lambda: habits.left(folder) == habits.Habits("fr", "dark"))
    kept = (folder / habits.FILE).read_text()
    assert "practice" not in kept and (folder / habits.FILE).stat().st_mode & 0o077 == 0
    again = CounterWindow(folder, staff="practice")
    qtbot.addWidget(again)
    assert again.words.code == "fr" and colours_of(again) == DARK


@pytest.mark.parametrize("content", ("", "counter = 3", "[counter]\nlanguage = 'xx'\ntheme = 'pink'\n"))
def test_a_damaged_memory_says_nothing(content: str, folder: Path, qtbot: QtBot) -> None:
    (folder / habits.FILE).write_text(content)
    window = CounterWindow(folder)
    qtbot.addWidget(window)
    assert window.words.code == "nl" and colours_of(window) == LIGHT


def test_lock_and_colours_come_from_the_settings_of_the_office(folder: Path, window: CounterWindow) -> None:
    choose(folder, lock_minutes=3, theme="dark")
    window.unlock("practice", "practice")
    assert window._presence._idle.interval() == 3 * 60_000 and colours_of(window) == DARK
    assert window.work is not None and window.work.colours == DARK


def test_an_accent_is_taken_only_where_it_can_be_read() -> None:
    assert with_accent(LIGHT, "#5b1a6e").action == "#5b1a6e"
    assert with_accent(LIGHT, "#ffd500") == LIGHT
    assert with_accent(DARK, "#5b1a6e") == DARK


def test_another_language_at_the_lock_holds_behind_it(work: Workplace, window: CounterWindow) -> None:
    window.lock()
    window.speak("fr")
    window.unlock("practice", "practice")
    assert window.work is not None and window.work.words.code == "fr" and window.work.dossier == work.dossier
    assert "né(e) le 14 mars 1997" in window.work.header.subtitle.text()


def test_a_day_of_locking_leaves_one_page_to_unlock(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    for _ in range(3):
        window.lock()
        window.unlock("practice", "practice")
    qtbot.waitUntil(lambda: len(window.findChildren(UnlockPage)) == 1)
    window.lock()
    assert window._stack.currentWidget() is window.unlock_page and window.unlock_page.isEnabled()


def test_who_calls_for_staff_stands_first(window: CounterWindow, folder: Path) -> None:
    kiosk = open_kiosk(folder)
    visit = kiosk.letterbox.begin("ar", kiosk.clock.now())
    kiosk.letterbox.put(visit, {"kind": "called_staff"}, at=kiosk.clock.now())
    leave_visit(folder)
    window.unlock("practice", "practice")
    work = window.work
    assert work is not None
    first = work.lists.model.rows[0]
    assert first.text == visit.ticket and first.note.startswith("▲ roept een medewerker")
    work.look_at(next(one for one in work.lists.waiting if one.called_staff))
    assert "Ga eerst naar de kiosk" in texts(work.visit_page)


def test_tab_walks_the_page_from_left_to_right_and_back(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QApplication.processEvents()
    first = next(one for one in window.findChildren(QAbstractButton) if one.accessibleName() == "Vergrendelen")
    first.setFocus()
    forth = walk(Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    first.setFocus()
    back = walk(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert forth == [forth[0], *reversed(back[1:])]
    places = [column(work, one) for one in forth]
    assert places == sorted(places) and set(places) == {0, 1, 2}
    card = work.tabs.interview.card
    assert card is not None
    inside = [one for one in forth if card.isAncestorOf(one)]
    assert inside[-1] is card.keep_button


def test_a_page_that_is_made_at_its_tab_takes_the_focus_at_its_first_control(
    work: Workplace, window: CounterWindow, qtbot: QtBot
) -> None:
    window.show()
    assert work.tabs.interview.card is not None
    work.tabs.interview.card.focus()
    for name in TABS[1:]:
        work.tabs.open(name)
        qtbot.waitUntil(lambda: isinstance(window.focusWidget(), CONTROLS))
        place, control = work.tabs.currentWidget(), window.focusWidget()
        assert control is not None and place.isAncestorOf(control) and control.isVisible(), name


def test_nothing_of_a_page_is_ever_a_window_of_its_own(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    class Windows(QObject):
        def eventFilter(self, seen: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(seen, QWidget) and seen.isWindow():
                opened.append(seen.accessibleName() or type(seen).__name__)
            return False

    window.show()
    opened, windows = list[str](), Windows()
    QApplication.instance().installEventFilter(windows)  # type: ignore[union-attr]
    for name in TABS:
        work.tabs.open(name)
        qtbot.wait(1)
    QApplication.instance().removeEventFilter(windows)  # type: ignore[union-attr]
    assert opened == []


def test_who_chose_another_language_by_keyboard_stands_at_the_same_place(
    work: Workplace, window: CounterWindow
) -> None:
    window.show()
    chooser = next(one for one in work.findChildren(QComboBox) if one.accessibleName() == "Taal")
    chooser.setFocus()
    chooser.activated.emit(chooser.findData("fr"))
    now = window.focusWidget()
    assert now is not chooser and isinstance(now, QComboBox) and now.accessibleName() == "Langue"


def walk(key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[QWidget]:
    """The controls that the focus visits, until it is back where it began."""
    first = QApplication.focusWidget()
    visited: list[QWidget] = [first]
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)
        if QApplication.focusWidget() is first:
            return visited
        visited.append(QApplication.focusWidget())
    raise AssertionError([f"{type(one).__name__} {one.accessibleName()}" for one in visited[:40]])


def column(work: Workplace, control: QWidget) -> int:
    """Lists, dossier or advice: 0, 1 or 2 from left to right."""
    return 0 if work.left_column.isAncestorOf(control) else 2 if work.panel.isAncestorOf(control) else 1
