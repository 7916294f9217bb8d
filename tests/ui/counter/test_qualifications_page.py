"""Diplomas at the counter: written by hand or from what was named, NARIC's costs and letter, certificates of Dutch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.actions import dossier, undo
from app.paper.diplomas import FIELDS, LEVELS
from app.words import load
from ui.counter.qualifications_page import QualificationsPage
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def page(work: Workplace) -> QualificationsPage:
    work.window().resize(1440, 900)
    work.window().show()
    work.tabs.open("evidence")
    work.tabs.evidence.part_buttons[1].click()
    return work.tabs.evidence.diplomas


def labels(widget: QWidget) -> list[str]:
    QApplication.processEvents()  # what was put into a layout is shown by the next event
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisible()]


def told(page: QualificationsPage) -> str:
    return "\n".join(labels(page))


def buttons(page: QualificationsPage, begin: str) -> list[QPushButton]:
    QApplication.processEvents()
    return [one for one in page.findChildren(QPushButton) if one.text().startswith(begin) and one.isVisible()]


def press(page: QualificationsPage, text: str) -> None:
    buttons(page, text)[0].click()


def write(page: QualificationsPage, level: str = "6", country: str = "Syrië") -> None:
    page.new_button.click()
    page.form.level.setCurrentIndex(page.form.level.findData(level))
    page.form.title.setText("Bachelor of Nursing")
    page.form.country.setEditText(country)
    page.form.ended.setText("2016")
    page.form.papers.buttons()[0].click()
    page.form.route.setCurrentIndex(page.form.route.findData("level"))
    page.form.keep_button.click()


def test_a_diploma_is_written_down_and_the_form_goes_away(page: QualificationsPage, work: Workplace) -> None:
    assert "Nog geen diploma" in told(page) and not page.form.isVisible() and not page.letter_button.isEnabled()
    write(page)
    assert work.opened is not None
    (one,) = work.opened.qualifications
    assert (one.level, one.country, one.papers, one.route) == ("6", "SY", ("certificate",), "level")
    for line in ("6 · bachelor of gelijkwaardig  ·  Bachelor of Nursing", "Syrië  ·  2016", "✓ het diploma"):
        assert line in told(page), line
    assert not page.form.isVisible() and page.letter_button.isEnabled()


def test_what_is_wrong_is_said_in_the_form_and_what_was_typed_stays(page: QualificationsPage, work: Workplace) -> None:
    write(page, country="Atlantis")
    assert page.form.trouble.isVisible() and page.form.focusWidget() is page.form.country
    page.form.country.set_value("SY")
    page.form.level.setCurrentIndex(0)
    page.form.keep_button.click()
    assert page.form.trouble.text() == "Kies het niveau van het diploma."
    page.form.level.setCurrentIndex(3)
    page.form.ended.setText("2099")
    page.form.keep_button.click()
    assert "2099" in page.form.trouble.text() and page.form.title.text() == "Bachelor of Nursing"
    assert work.opened is not None and work.opened.qualifications == ()


def test_it_is_changed_and_dropped(page: QualificationsPage, work: Workplace) -> None:
    write(page)
    press(page, "Aanpassen")
    assert page.form.title.text() == "Bachelor of Nursing" and page.form.country.value() == "SY"
    page.form.title.setText("Master of Nursing")
    page.form.keep_button.click()
    assert work.opened is not None
    assert [one.title for one in work.opened.qualifications] == ["Master of Nursing"]
    press(page, "Laten vallen")
    assert work.opened.qualifications == () and "Nog geen diploma" in told(page)


def test_a_diploma_named_at_the_kiosk_is_taken_over(page: QualificationsPage, work: Workplace) -> None:
    named = [{"level": "bachelor", "community": "foreign", "taught_in": "ar"}]
    work._desk.do(lambda office: dossier.answer_fact(office, work.dossier, "diplomas", named, "said"))
    work.refresh()
    assert "De nieuwkomer noemde dit" in told(page)
    press(page, "Opschrijven")
    assert page.form.level.currentData() == "6" and page.form.language.value() == "ar"
    page.form.keep_button.click()
    assert "De nieuwkomer noemde dit" not in told(page) and "6 · bachelor" in told(page)


def test_who_is_protected_reads_that_it_is_free_and_the_letter_lies_among_the_papers(
    page: QualificationsPage, work: Workplace, qtbot: QtBot
) -> None:
    assert "betaalt niets (kosteloos)" in told(page) and "€\u00a090" in told(page) and "NAR-01, NAR-02: " in told(page)
    write(page)
    page.letter_button.click()
    qtbot.waitUntil(lambda: bool(work.tabs.papers.preview.view.pages), timeout=20_000)
    assert "Brief aan NARIC" in work.tabs.papers.list.item(0).text()
    assert "Aanvraag tot erkenning" in work.tabs.papers.preview.view.pages[0].text


def test_where_it_is_open_who_pays_the_facts_are_a_touch_away(page: QualificationsPage, work: Workplace) -> None:
    work._desk.do(lambda office: dossier.answer_fact(office, work.dossier, "stay_motive", "family", "said"))
    work.refresh()
    assert "staat open" in told(page)
    asks = buttons(page, "◌ ")
    assert 0 < len(asks) <= 3
    asks[0].click()
    assert work.tabs.currentIndex() == 0 and work.tabs.interview.card is not None


def test_certificates_of_dutch_stand_there_by_skill(page: QualificationsPage, work: Workplace) -> None:
    assert "Nog niemand vroeg" in told(page)
    proofs = [{"kind": "nt2_certificate", "name": "CVO", "skills": {"listening": "A1", "speaking": "A2"}}]
    work._desk.do(lambda office: dossier.answer_fact(office, work.dossier, "dutch_proofs", proofs, "copy"))
    work.refresh()
    said = labels(page.dutch)
    skills, levels = ["luisteren", "lezen", "spreken", "schrijven"], ["A1", "–", "A2", "–"]
    assert said == [*skills, "NT2-certificaat · CVO · kopie gezien", *levels]
    press(page, "Er een opschrijven")
    assert work.tabs.interview.card is not None and work.tabs.interview.card.fact == "dutch_proofs"


def test_a_half_written_diploma_survives_another_language(page: QualificationsPage, window: CounterWindow) -> None:
    page.new_button.click()
    page.form.title.setText("Licence en droit")
    page.form.country.set_value("DE")
    page.form.papers.buttons()[1].click()
    window.speak("fr")
    assert window.work is not None
    again = window.work.tabs.evidence.diplomas
    assert again.isVisible() and again.form.isVisible()
    assert (again.form.title.text(), again.form.country.currentText()) == ("Licence en droit", "Allemagne")
    assert again.form.papers.value() == ["transcript"]


def test_the_history_names_the_diploma_and_also_that_it_was_taken_back(
    page: QualificationsPage, work: Workplace
) -> None:
    write(page)
    work.tabs.open("log")
    assert work.tabs.log.table.rows.cell(0, 2)[0] == "Diploma: ISCED 6 · Bachelor of Nursing"
    work.undo()
    assert work.tabs.log.table.rows.cell(0, 2)[0] == "Ongedaan gemaakt: Diploma"


def test_a_diploma_that_was_taken_back_elsewhere_is_refused_in_its_form(
    page: QualificationsPage, work: Workplace
) -> None:
    write(page)
    work._desk.do(lambda office: undo.undo(office, work.dossier))
    press(page, "Laten vallen")
    assert page.form.isVisible() and "Een collega paste deze diploma’s aan. Kijk opnieuw naar de pagina." in told(page)


@pytest.mark.parametrize("code", ["nl", "fr"])
def test_every_level_and_field_has_a_name_in_the_office_s_languages(code: str) -> None:
    words = load(code)
    keys = [*(f"isced.level.{one}" for one in LEVELS), *(f"isced.field.{one}" for one in FIELDS)]
    assert [one for one in keys if not words.has(one)] == []


def test_the_counter_carries_no_amount_of_its_own() -> None:
    tree = Path(__file__).resolve().parents[3]
    for path in ("ui/counter/qualifications_page.py", "app/actions/qualifications.py", "app/paper/naric.py"):
        text = (tree / path).read_text(encoding="utf-8")
        assert not re.search(r"\b(90|180|300|60|120)\b", text), path
