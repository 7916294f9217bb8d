"""A newcomer goes from the privacy page to the ticket, in Dutch and in Arabic, through a real letterbox."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.actions import dossier, inbox
from app.office import open_office
from tests.ui.kiosk.steps import FRENCH, REFUGEE, answer, answer_all, to_the_questions, waiting
from ui.kiosk.done_page import DonePage
from ui.kiosk.language_page import LanguagePage
from ui.kiosk.privacy_page import PrivacyPage
from ui.kiosk.question_page import QuestionPage
from ui.kiosk.review_page import ReviewPage
from ui.parts import tokens
from ui.parts.buttons import Button

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize("code", ["nl", "ar", "fr", "en", "tr", "uk", "ti", "ps"])
def test_from_privacy_to_done_each_answer_is_sealed_before_the_next_page(kiosk, envelopes, folder, qtbot, code):
    window = kiosk(code)
    to_the_questions(window, code)
    before = envelopes()
    answer(window, "1997-05-03")
    assert envelopes() == before + 1
    answer_all(window, REFUGEE)
    assert isinstance(window.page, ReviewPage)
    ticket = window.visit.ticket
    window.page.next_button.click()
    assert isinstance(window.page, DonePage)
    assert window.page.number.text() == ticket
    with qtbot.waitSignal(window.ended):
        window.page.next_button.click()
    assert (window.visit.ticket, window.visit.answer("birth_date")) == ("", None)
    assert [(one.ticket, one.finished, one.language) for one in waiting(folder)] == [(ticket, True, code)]


def test_the_number_is_on_the_screen_from_the_first_page_on(kiosk):
    window = kiosk("nl")
    assert isinstance(window.page, PrivacyPage)
    assert "A-001" in window.bar.ticket_label.text()


def test_arabic_is_mirrored_and_dutch_is_not(kiosk):
    window = kiosk("ar")
    to_the_questions(window, "ar")
    assert window.page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    window.speak("nl")
    assert window.page.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_language_change_in_the_middle_keeps_what_was_typed(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window.page.input.set_value("1997-05-03")
    window.bar.language_button.click()
    assert isinstance(window.page, LanguagePage)
    window.page.tiles["ar"].click()
    window.page.yes_button.click()
    assert window.page.input.value() == "1997-05-03"
    assert window.page.next_button.text() == "متابعة"


def test_a_full_page_changes_its_language_in_under_a_tenth_of_a_second(kiosk, qtbot):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    for code in ("ar", "fr", "nl"):
        window.speak(code)
    answer(window, "1997-05-03")
    qtbot.wait(1)  # pages that are gone are gone
    times = []
    for code in ("ar", "nl", "fr", "ar", "nl"):
        start = time.process_time()
        window.speak(code)
        window.repaint()
        times.append(time.process_time() - start)
    assert sorted(times)[2] < 0.1


def test_an_answer_that_is_not_accepted_stays_and_says_what_to_do(kiosk, envelopes):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    before = envelopes()
    answer(window, "1997-02-31")
    assert window.page.wrong.isVisible() and "dag" in window.page.wrong.text()
    assert window.page.input.value() == "1997-02-31"
    assert envelopes() == before


def test_back_loses_nothing(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer(window, "1997-05-03")
    window.page.back_button.click()
    assert window.page.input.value() == "1997-05-03"


def test_a_changed_answer_returns_to_the_review_and_asks_only_what_is_new(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer_all(window, REFUGEE | {"work_now": "none"})
    window.page.rows["birth_date"][2].click()
    answer(window, "1996-05-03")
    assert isinstance(window.page, ReviewPage)
    window.page.rows["work_now"][2].click()
    answer(window, "self_employed")
    assert window.asking == "work_start"
    answer(window, "2026-01-05")
    assert isinstance(window.page, ReviewPage)


DIPLOMAS = {
    "highest_schooling": "master", "has_secondary_diploma": "yes", "diploma_level": "master", "diploma_country": "SY",
    "diploma_language": "ar", "diploma_year": "2012", "diploma_papers": ["certificate", "transcript"],
    "diploma_more": "yes", "diploma_level_2": "bachelor", "diploma_country_2": "BE", "diploma_community_2": "flemish",
    "diploma_language_2": "nl", "diploma_year_2": "2020", "diploma_papers_2": ["none"], "diploma_more_2": "no",
}  # fmt: skip


def test_more_than_one_diploma_is_told_and_shown_and_reaches_the_counter(kiosk, folder):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer_all(window, REFUGEE | DIPLOMAS)
    shown = {question: label.text() for question, (_, label, _) in window.page.rows.items() if "diploma" in question}
    assert shown["diploma_country"] == "Syrië" and shown["diploma_papers"] == "Het diploma, De lijst met mijn punten"
    assert shown["diploma_community_2"] == "Aan een Nederlandstalige school" and "diploma_level_3" not in shown
    window.page.next_button.click()
    window.leave()
    office = open_office(folder, "practice", "practice")
    try:
        (one,) = inbox.waiting(office)
        assert {question: said for question, said in one.said.items() if question in DIPLOMAS} == DIPLOMAS
        opened = dossier.open_dossier(office, inbox.take(office, one.visit))
    finally:
        office.vault.close()
    assert next(one.raw for one in opened.known if one.fact == "diplomas") == [
        {"level": "master", "community": "foreign", "taught_in": "ar", "year": "2012"},
        {"level": "bachelor", "community": "flemish", "taught_in": "nl", "year": "2020"},
    ]


def test_a_change_can_be_left_without_changing(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    answer_all(window, REFUGEE)
    window.page.rows["birth_date"][2].click()
    window.page.back_button.click()
    assert isinstance(window.page, ReviewPage)


def test_a_citizen_of_the_union_who_wants_no_programme_is_done_after_few_questions(kiosk):
    window = kiosk("fr")
    to_the_questions(window, "fr")
    asked = answer_all(window, FRENCH | {"wants_programme": "no"})
    assert asked[-1] == "wants_programme"
    assert len(asked) <= 9


def test_a_person_in_another_region_is_not_asked_on(kiosk):
    window = kiosk("fr")
    to_the_questions(window, "fr")
    asked = answer_all(window, REFUGEE | {"register_municipality": "62063"})
    assert asked == ["birth_date", "nationalities", "register_municipality"]


def test_every_button_has_a_name_and_room_for_a_finger(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    page, bar = window.page, window.bar
    buttons = [page.why_button, page.unknown_button, page.refused_button, page.back_button, page.next_button]
    buttons += [bar.language_button, bar.larger_button, bar.contrast_button, bar.stop_button, bar.call_button]
    for button in buttons:
        assert button.accessibleName()
        assert min(button.height(), button.width()) >= tokens.TARGET, button.accessibleName()


YES = {"has_secondary_diploma": "yes", "diploma_country": "BE", "diploma_more": "yes", "diploma_country_2": "BE"}
YES |= {"current_study": "yes", "dutch_proofs_any": "yes"}
LONG = REFUGEE | YES | {"highest_schooling": "master", "work_now": "employee", "integration_before": "yes"}
SHORT = REFUGEE | {"stay_motive": "elsewise", "sponsor": "yes", "has_secondary_diploma": "no"}
SHORT |= {"highest_schooling": "upper_secondary", "diplomas_any": "yes", "dutch_proofs_any": "no"}


@pytest.mark.parametrize("code", ["nl", "fr", "en", "ar", "tr", "uk", "ti", "ps"])
@pytest.mark.parametrize("said", [LONG, SHORT], ids=["long", "short"])
def test_no_question_scrolls_at_1280_by_720(kiosk, qtbot, code, said):
    window = kiosk(code)
    to_the_questions(window, code)
    scrolled = []
    while isinstance(window.page, QuestionPage):
        qtbot.wait(10)
        typed = window.page.line_to_type()
        if typed is not None:
            assert typed.visibleRegion().boundingRect().height() == typed.height(), "the line that is typed is seen"
        elif window.page.view.verticalScrollBar().maximum() > 0:
            scrolled.append(window.asking)
        if window.asking in said:
            answer(window, said[window.asking])
        else:
            window.page.unknown_button.click()
    assert scrolled == []


def test_larger_text_and_clearer_colours_lose_nothing(kiosk):
    window = kiosk("nl")
    to_the_questions(window, "nl")
    window.page.input.set_value("1997-05-03")
    title = window.page.findChild(QLabel)
    before = title.fontMetrics().height()
    window.bar.larger_button.click()
    window.bar.contrast_button.click()
    assert title.fontMetrics().height() > before
    assert window.property("colours") == "contrast"
    assert window.page.input.value() == "1997-05-03"
    assert window.minimumSizeHint().width() <= 1280


@pytest.mark.parametrize("code", ["nl", "fr", "en", "ar", "tr", "uk", "ti", "ps"])
def test_at_the_largest_text_no_word_on_a_button_is_cut_off(kiosk, qtbot, code):
    window = kiosk(code)
    to_the_questions(window, code)
    window.bar.larger_button.click()
    window.bar.larger_button.click()
    qtbot.wait(10)
    shown = [one for one in window.findChildren(Button) if one.isVisible()]
    cut = [one.text() for one in shown if one.width() < one.sizeHint().width()]
    assert cut == []
    assert window.minimumSizeHint().width() <= 1280


@pytest.mark.parametrize("colours", [tokens.LIGHT, tokens.DARK, tokens.CONTRAST])
def test_text_stands_out_seven_to_one(colours):
    for text in (colours.text, colours.quiet, colours.action, colours.wrong, colours.good):
        assert tokens.contrast(text, colours.ground) >= 7
        assert tokens.contrast(text, colours.surface) >= 7
    assert tokens.contrast(colours.action_text, colours.action) >= 7
    assert tokens.contrast(colours.text, colours.chosen) >= 7
