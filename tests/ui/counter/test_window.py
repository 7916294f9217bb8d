"""The counter window on a real office, offscreen: unlock, take, answer, decide, lock, another language."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import interview
from app.actions import dossier
from app.errors import Trouble
from app.store import in_use, locks, staff
from ui.counter.choices import Choices
from ui.counter.decide_dialog import DecideDialog
from ui.counter.name_dialog import NameDialog
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

from .conftest import leave_visit

STAFF_FACTS = {
    "first_registration": {"date": "2026-09-01", "municipality": "11002"},
    "first_title_gt3m": {"date": "2026-09-01", "municipality": "11002"},
    "register_type": "foreigners", "lawful_stay": "yes", "title_gt_3_months": "yes", "max_one_year": "no",
    "medical_certificate": "none", "dutch_schooling_years": "0", "minister_role": "none",
    "integration_certificates": [], "diplomas": [], "current_study": "none", "mo_tests": [],
    "limited_learning_capacity": "none", "reception_school_months": "0", "reception_school_years": "0",
    "eu_ltr_state": "none", "residence_document": "a", "used_free_movement": "no", "sponsor_nationalities": [],
}  # fmt: skip


def in_dialog(kind: type[QWidget], deed: Callable[[QWidget], None]) -> None:
    """Once the dialog is open, do this in it."""

    def find() -> None:
        found = next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)
        if found is None:
            QTimer.singleShot(10, find)
        else:
            deed(found)

    QTimer.singleShot(0, find)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_a_wrong_passphrase_says_so_and_opens_nothing(window: CounterWindow) -> None:
    page = window.unlock_page
    page.passphrase.setText("guess")
    page.send()
    assert window.office is None and window.work is None
    assert page.trouble.text() == "Het kantoor blijft dicht: deze wachtzin klopt niet."
    assert page.staff.text() == "practice" and page.passphrase.text() == ""


def test_from_visit_to_advice(window: CounterWindow) -> None:
    window.unlock_page.passphrase.setText("practice")
    window.unlock_page.send()
    work = window.work
    assert work is not None
    row = work.lists.model.index(0)
    work.lists.view.clicked.emit(row)
    assert "Syrië" in texts(work.visit_page)
    assert work.visit_page.take_button is not None
    work.visit_page.take_button.click()
    assert work.lists.waiting == []
    assert work.opened is not None and work.opened.birth == "1997-03-14"
    assert "geboren 14 mrt 1997" in work.header.subtitle.text()
    assert "Vlaanderen · Atlas" in texts(work.panel)


def test_a_running_visit_is_seen_and_not_taken(window: CounterWindow, folder: Path) -> None:
    leave_visit(folder, close=False)
    window.unlock("practice", "practice")
    assert window.work is not None
    running = next(one for one in window.work.lists.waiting if one.running)
    window.work.look_at(running)
    assert window.work.visit_page.take_button is not None and not window.work.visit_page.take_button.isEnabled()
    window.work.visit_page.take()
    assert "loopt nog" in window.work.middle.message.text()


def test_two_assessors_cannot_take_one_visit(open_window: Callable[[Path], CounterWindow], folder: Path) -> None:
    windows = [open_window(folder), open_window(folder)]
    for window in windows:
        window.unlock("practice", "practice")
        assert window.work is not None
        window.work.look_at(window.work.lists.waiting[0])
    first, second = windows[0].work, windows[1].work
    assert first is not None and second is not None
    first.visit_page.take()
    second.visit_page.take()
    assert first.opened is not None and second.opened is None
    assert second.middle.message.text() == "Een collega heeft dit bezoek al genomen."


def test_a_damaged_envelope_is_set_aside_and_named(window: CounterWindow, folder: Path) -> None:
    visit = next((folder / "letterbox").glob("*/*/"))
    (visit / "000099.env").write_bytes(os.urandom(64))
    window.unlock("practice", "practice")
    work = window.work
    assert work is not None
    assert "1 omslag is beschadigd" in work.lists.model.rows[0].note
    work.look_at(work.lists.waiting[0])
    work.visit_page.take()
    assert work.opened is not None and work.opened.birth == "1997-03-14"


def test_somebody_born_on_the_same_day_may_be_known_already(work: Workplace, folder: Path) -> None:
    known = work.dossier
    leave_visit(folder)
    work.lists.refresh()
    work.look_at(work.lists.waiting[0])
    assert "heeft al een dossier" in texts(work.visit_page)
    work.visit_page.take(known)
    assert work.dossier == known


def test_the_name_is_written_and_found(work: Workplace) -> None:
    def write(dialog: QWidget) -> None:
        assert isinstance(dialog, NameDialog)
        dialog.keep()
        assert dialog.trouble.text() == "Schrijf eerst de naam op."
        dialog.name.setText("فاطمة الأحمد")
        dialog.latin_name.setText("Fatima Al-Ahmad")
        dialog.keep()

    in_dialog(NameDialog, write)
    work.header.rename()
    assert work.header.title.text() == "Fatima Al-Ahmad   فاطمة الأحمد"
    for wanted in ("فاطمة", "1997", "A-001"):
        work.lists.search.setText(wanted)
        assert [row.id for row in work.lists.model.rows] == [work.dossier]
    work.lists.search.setText("nobody")
    assert "Niets gevonden" in work.lists.empty.text()


def test_an_answer_that_does_not_fit_keeps_what_was_typed(work: Workplace) -> None:
    work.tabs.interview.ask("birth_date", interview.load()["birth_date"])
    card = work.tabs.interview.card
    assert card is not None
    line = card.input.field
    assert isinstance(line, QLineEdit)
    line.setText("yesterday")
    card.send()
    assert not card.trouble.isHidden() and "datum" in card.trouble.text()
    assert line.text() == "yesterday" and work.tabs.interview.card is card


def test_choice_proof_and_speaker_by_keyboard(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    work.tabs.interview.ask("highest_schooling", interview.load()["highest_schooling"])
    card = work.tabs.interview.card
    assert card is not None and isinstance(card.input.field, Choices)
    card.focus()
    qtbot.keyClick(card, Qt.Key.Key_4)
    qtbot.keyClick(card, Qt.Key.Key_F8)
    qtbot.keyClick(card, Qt.Key.Key_F12)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert work.opened is not None
    (known,) = [one for one in work.opened.known if one.fact == "highest_schooling"]
    assert (known.raw, known.proof, known.by) == ("upper_secondary", "original", "staff")


def test_a_record_is_filled_in_field_by_field(work: Workplace) -> None:
    work.tabs.interview.ask("vdab", interview.load()["vdab"])
    card = work.tabs.interview.card
    assert card is not None
    lines = {one.accessibleName(): one for one in card.input.findChildren(QLineEdit)}
    boxes = {one.accessibleName(): one for one in card.input.findChildren(QComboBox)}
    lines["Ingeschreven op"].setText("20-10-2026")
    boxes["Categorie"].setCurrentIndex(boxes["Categorie"].findText("verplicht via OCMW"))
    card.send()
    assert work.opened is not None
    (known,) = [one for one in work.opened.known if one.fact == "vdab"]
    assert known.raw == {"registered_on": "2026-10-20", "category": "obligatory_ocmw"}


def test_a_question_that_was_answered_is_not_asked_again(work: Workplace) -> None:
    work.tabs.interview.keep_answer("highest_schooling", None, "upper_secondary", "original")
    assert "highest_schooling" not in [fact for fact, _ in work.tabs.interview.ahead]


def obliged(work: Workplace) -> None:
    for fact, raw in STAFF_FACTS.items():
        work._desk.do(lambda o, fact=fact, raw=raw: dossier.answer_fact(o, work.dossier, fact, raw))
    work.refresh()


def test_reasons_open_in_place_with_facts_proof_and_article(work: Workplace) -> None:
    obliged(work)
    line = work.panel.lines["group"]
    assert line.reasons.isHidden()
    line.why.click()
    told = "\n".join(line.reasons.texts())
    assert "OBL-01" in told and "Decreet van 7 juni 2013" in told and "art. 27 §1 1°" in told
    assert "Eerste verblijfstitel van meer dan drie maanden" in told and "(origineel gezien)" in told
    assert "Zoals gezegd: verplicht" in told and "Zoals bewezen: open" in told
    work.tabs.interview.keep_answer("children", None, "2", "said")
    assert not work.panel.lines["group"].reasons.isHidden()


def test_a_suggestion_is_confirmed_with_name_and_day(work: Workplace) -> None:
    obliged(work)
    work.panel.lines["group"].confirm.click()
    assert "✓ bevestigd door practice" in texts(work.panel.lines["group"])


def test_to_decide_otherwise_needs_a_reason_and_reaches_the_fees(work: Workplace) -> None:
    obliged(work)
    assert work.advised is not None and work.advised.held.fees.max_total == 360

    def otherwise(dialog: QWidget) -> None:
        assert isinstance(dialog, DecideDialog)
        dialog.value.setCurrentIndex(dialog.value.findData("exempt"))
        dialog.keep()
        assert dialog.isVisible() and dialog.trouble.text() == "Schrijf eerst de reden op."
        dialog.reason.setText("Attest gezien")
        dialog.keep()

    in_dialog(DecideDialog, otherwise)
    work.panel.lines["parts.mo"].overrule.click()
    assert work.advised.held.fees.max_total == 180
    told = texts(work.panel)
    assert "vrijgesteld" in told and "Voorstel: te doen" in told and "“Attest gezien”" in told
    assert "rekenen met uw beslissing" in told and "€ 180" in told


def test_every_line_of_the_advice_can_be_decided_otherwise(work: Workplace) -> None:
    obliged(work)

    def decide(value: str) -> Callable[[QWidget], None]:
        def otherwise(dialog: QWidget) -> None:
            assert isinstance(dialog, DecideDialog)
            if isinstance(dialog.value, QComboBox):
                dialog.value.setCurrentIndex(dialog.value.findData(value))
            else:
                dialog.value.setValue(float(value))
            dialog.reason.setText("Test van het huis")
            dialog.keep()

        return otherwise

    for result, value, said in (
        ("nt2_track", "cbe_nt2", "CBE NT2, 480 lestijden"),
        ("fees", "22.5", "€ 22,50"),
        ("contract", "not_possible", "niet mogelijk"),
    ):
        in_dialog(DecideDialog, decide(value))
        work.panel.lines[result].overrule.click()
        told = texts(work.panel.lines[result])
        assert said in told and "anders beslist door practice" in told and "“Test van het huis”" in told


def test_a_course_and_an_appointment(work: Workplace) -> None:
    work.tabs.open("courses")
    work.tabs.courses.keep_course("MO-ES-027")
    assert work.tabs.courses.trouble.text() == "Deze cursus is volzet. Kies een andere."
    work.tabs.courses.keep_course("MO-AR-114")
    assert work.tabs.courses.trouble.isHidden() and "MO-AR-114" in work.tabs.courses.summary.text()
    work.tabs.open("appointment")
    work.tabs.appointment.texts["place"].setText("Carnotstraat 110")
    work.tabs.appointment.send()
    assert "Carnotstraat 110" in work.tabs.appointment.now.text()


def test_an_appointment_of_today_stands_under_today(work: Workplace) -> None:
    work.tabs.open("appointment")
    page = work.tabs.appointment
    page.day.setDate(page.day.minimumDate())
    page.send()
    work.lists.open("today")
    assert [row.id for row in work.lists.model.rows] == [work.dossier]


def test_a_counter_locked_overnight_shows_the_new_day(work: Workplace, window: CounterWindow) -> None:
    work.tabs.open("appointment")
    page = work.tabs.appointment
    assert window.office is not None and work.advised is not None
    clock, today = window.office.clock, work.advised.held.on
    window._presence._idle.timeout.emit()
    clock.set(clock.now() + timedelta(days=1))
    window.unlock_page.passphrase.setText("practice")
    window.unlock_page.send()
    assert work.advised.held.on == today + timedelta(days=1)
    assert page.day.minimumDate() == QDate(today).addDays(1)


def test_the_lock_keeps_what_was_typed(work: Workplace, window: CounterWindow) -> None:
    work.tabs.interview.ask("birth_date", interview.load()["birth_date"])
    card = work.tabs.interview.card
    assert card is not None and isinstance(card.input.field, QLineEdit)
    card.input.field.setText("half an ans")
    window._presence._idle.timeout.emit()
    assert window.office is None and window._stack.currentWidget() is window.unlock_page
    window.unlock_page.passphrase.setText("practice")
    window.unlock_page.send()
    assert window.work is work and work.tabs.interview.card is card
    assert card.input.field.text() == "half an ans"


def test_the_lock_closes_a_dialog_and_what_was_typed_comes_back(work: Workplace, window: CounterWindow) -> None:
    obliged(work)

    def type_and_lock(dialog: QWidget) -> None:
        assert isinstance(dialog, DecideDialog)
        dialog.reason.setText("Half a reason")
        window.lock()

    in_dialog(DecideDialog, type_and_lock)
    work.panel.decide("parts.mo", "required")
    assert window.office is None
    window.unlock("practice", "practice")
    found: list[str] = []

    def read(dialog: QWidget) -> None:
        assert isinstance(dialog, DecideDialog)
        found.append(dialog.reason.text())
        dialog.reject()

    in_dialog(DecideDialog, read)
    work.panel.decide("parts.mo", "required")
    assert found == ["Half a reason"]
    assert work.opened is not None and "parts.mo" not in work.opened.decisions


def test_a_busy_vault_is_said_and_the_list_stays(work: Workplace) -> None:
    work.lists.open("all")
    before = list(work.lists.model.rows)

    def busy(office: object) -> list[object]:
        raise Trouble("vault_busy")

    assert work.lists._ask(busy, before) == before
    assert "Een collega schrijft nu in de kluis" in work.middle.message.text()


def test_a_key_press_puts_off_the_lock(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    idle = window._presence._idle
    idle.setTimerType(Qt.TimerType.PreciseTimer)
    idle.start()
    qtbot.wait(30)
    before = idle.remainingTime()
    window._presence.eventFilter(window, QEvent(QEvent.Type.MouseButtonPress))
    assert idle.isActive() and idle.remainingTime() > before


def test_the_counter_locks_when_the_machine_goes_to_sleep(work: Workplace, window: CounterWindow) -> None:
    window._presence.sleeps(False)
    assert window.office is not None
    window._presence.sleeps(True)
    assert window.office is None and window._stack.currentWidget() is window.unlock_page


def test_the_counter_locks_for_a_re_keying_and_for_who_was_removed(
    work: Workplace, window: CounterWindow, qtbot: QtBot
) -> None:
    assert window.office is not None
    mark = locks.hold(window.office.folder / in_use.REKEYING)
    assert mark is not None
    work.lists.refresh()
    qtbot.waitUntil(lambda: window.office is None, timeout=10_000)
    assert "andere sleutel" in window.unlock_page.trouble.text()
    locks.let_go(mark)
    window.unlock("practice", "practice")
    assert window.office is not None
    staff.remove(window.office.folder, window.office.person.id)
    work.lists.refresh()
    qtbot.waitUntil(lambda: window.office is None, timeout=10_000)
    assert "verwijderd" in window.unlock_page.trouble.text()


def test_the_language_changes_at_once_and_keeps_what_was_typed(work: Workplace, window: CounterWindow) -> None:
    work.tabs.interview.ask("birth_date", interview.load()["birth_date"])
    assert work.tabs.interview.card is not None and isinstance(work.tabs.interview.card.input.field, QLineEdit)
    work.tabs.interview.card.input.field.setText("14-3-19")
    window.speak("fr")
    again = window.work
    assert again is not None and again is not work and again.dossier == work.dossier
    assert "né(e) le 14 mars 1997" in again.header.subtitle.text()
    assert again.tabs.interview.card is not None and isinstance(again.tabs.interview.card.input.field, QLineEdit)
    assert again.tabs.interview.card.input.field.text() == "14-3-19"


def test_every_control_has_a_name_in_every_part(work: Workplace, window: CounterWindow) -> None:
    obliged(work)
    for fact in ("dutch_proofs", "residence_document", "income", "nationalities", "first_registration", "birth_date"):
        work.tabs.interview.ask(fact, interview.load()[fact])
        assert nameless(window) == []
    dialogs = (NameDialog(window.words, "", "", window), DecideDialog(window.words, "group", "open", window))
    assert [one for dialog in dialogs for one in nameless(dialog)] == []


def test_nothing_is_cut_off_on_a_small_screen(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    obliged(work)
    window.resize(1280, 720)
    for code in ("nl", "fr"):
        window.speak(code)
        with qtbot.waitExposed(window):
            window.show()
        assert window.work is not None
        for fact in ("dutch_proofs", "residence_document", "income"):
            page = window.work.tabs.interview
            page.ask(fact, interview.load()[fact])
            QApplication.processEvents()
            assert page.widget().minimumSizeHint().width() <= page.viewport().width(), (code, fact)
        panel = window.work.panel
        assert panel.roll.widget().minimumSizeHint().width() <= panel.roll.viewport().width(), code


CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)


def nameless(window: QWidget) -> list[str]:
    """Controls without a name for a screen reader; Qt's own parts inside a control go by its name."""
    return [
        f"{type(one).__name__} in {type(one.parentWidget()).__name__}"
        for one in window.findChildren(QWidget)
        if isinstance(one, CONTROLS) and not one.isHidden() and not one.accessibleName() and not inside_control(one)
    ]


def inside_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, CONTROLS) or "Private" in type(parent).__name__ or "Calendar" in type(parent).__name__:
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_") or not widget.focusPolicy()
