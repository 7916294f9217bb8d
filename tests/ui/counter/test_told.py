"""What a newcomer told at the kiosk that no rule reads: it stands where the assessor can use it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from app.facts import Plain
from tests.ui.counter.conftest import SAID, leave_visit
from ui.counter.workplace import Workplace

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TOLD: dict[str, Plain] = {
    "highest_schooling": "bachelor", "has_secondary_diploma": "yes", "diploma_level": "bachelor",
    "diploma_country": "SY", "diploma_language": "ar", "diploma_year": "2014",
    "diploma_papers": ["certificate", "transcript"], "diploma_more": "yes",
    "diploma_level_2": "secondary", "diploma_country_2": "LB", "diploma_language_2": "fr", "diploma_year_2": "2010",
    "diploma_papers_2": ["none"], "diploma_more_2": "no",
    "course_help": ["no_stairs", "childcare"], "wishes": ["work", "volunteer", "unsure"],
    "work_before": "verpleegster", "remark": {"state": "unknown"},
}  # fmt: skip


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """An office with the visit of somebody who told more than the rules read."""
    office = Path(shutil.copytree(made, tmp_path / "office"))
    leave_visit(office, {**SAID, **TOLD})
    return office


def seen(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if not one.isHidden())


def button(page: QWidget, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text and not one.isHidden())


def test_a_wish_becomes_a_goal_by_one_press_and_is_offered_no_more(work: Workplace) -> None:
    work.tabs.open("plan")
    button(work.tabs.plan, "+ Werken").click()
    assert work.opened is not None and [one.text for one in work.opened.plan] == ["Werken"]
    offered = {one.text() for one in work.tabs.plan.findChildren(QPushButton) if not one.isHidden()}
    assert "+ Werken" not in offered and "+ Anderen helpen als vrijwilliger" in offered


def test_what_is_needed_in_the_lessons_stands_above_the_courses(work: Workplace) -> None:
    work.tabs.open("courses")
    assert "zonder trap" in work.tabs.courses.needs.text() and not work.tabs.courses.needs.isHidden()


def test_the_hand_over_tells_work_before_and_wishes_and_leaves_out_what_has_no_answer(work: Workplace) -> None:
    work.tabs.open("overview")
    told = seen(work.tabs.overview)
    assert "verpleegster" in told and "Werken" in told and "ook gezegd" not in told.lower()


def test_it_stands_in_the_interview_and_can_be_changed_there(work: Workplace) -> None:
    work.tabs.open("interview")
    work.tabs.interview.table.asked.emit("work_before")
    card = work.tabs.interview.card
    assert card is not None and card.question is not None and card.question.id == "work_before"
    work.tabs.interview.keep("verpleegster, zes jaar", note="met een tolk gevraagd")
    assert work.opened is not None and work.opened.told["work_before"] == "verpleegster, zes jaar"
    assert "work_before" not in work.opened.facts_raw()


def test_a_diploma_named_at_the_kiosk_begins_with_its_country_and_papers(work: Workplace) -> None:
    work.tabs.open("evidence")
    assert work.opened is not None
    write = [one for one in work.tabs.evidence.diplomas.findChildren(QPushButton) if one.text() == "Opschrijven"]
    write[0].click()
    form = work.tabs.evidence.diplomas.form
    assert form.country.value() == "SY" and form.papers.value() == ["certificate", "transcript"]
    write[1].click()
    assert form.country.value() == "LB" and form.papers.value() == []
