"""The pages of the plan and of the NT2 advice, in a real window."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from app.actions import undo
from app.facts import Plain
from ui.counter.dossier_tabs import TABS
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace


def told(page) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if not one.isHidden())


def test_a_goal_an_activity_and_an_agreement_are_written_with_the_enter_key(work: Workplace) -> None:
    work.tabs.open("plan")
    forms = work.tabs.plan.forms
    forms["goal"].text.setText("opnieuw als verpleegster werken")
    forms["goal"].text.returnPressed.emit()
    track = forms["track"]
    assert track.kind is not None
    track.kind.setCurrentIndex(track.kind.findData("volunteering"))
    track.add_button.click()
    forms["agreement"].text.setText("brengt het diploma mee")
    forms["agreement"].until.setText("1-12-2099")
    forms["agreement"].add_button.click()
    assert work.opened is not None
    assert [(one.part, one.text, one.kind, one.until) for one in work.opened.plan] == [
        ("goal", "opnieuw als verpleegster werken", "", ""),
        ("track", "", "volunteering", ""),
        ("agreement", "brengt het diploma mee", "", "2099-12-01"),
    ]
    assert "tegen 1 dec 2099" in told(work.tabs.plan) and forms["goal"].text.text() == ""


def test_a_day_that_is_none_is_said_under_its_line_and_what_was_typed_stays(work: Workplace) -> None:
    work.tabs.open("plan")
    form = work.tabs.plan.forms["agreement"]
    form.text.setText("belt VDAB")
    form.until.setText("31-2-2099")
    form.send()
    assert not form.trouble.isHidden() and form.text.text() == "belt VDAB"
    assert work.opened is not None and work.opened.plan == ()


def test_a_line_is_ended_and_opened_again(work: Workplace) -> None:
    work.tabs.open("plan")
    work.tabs.plan.put("goal", "leren fietsen")
    done = next(one for one in work.tabs.plan.findChildren(QPushButton) if one.text() == "Gedaan ✓")
    done.click()
    assert work.opened is not None and work.opened.plan[0].state == "done"
    assert "✓ leren fietsen" in told(work.tabs.plan)


def test_a_line_that_was_taken_back_elsewhere_is_refused_under_its_form(work: Workplace) -> None:
    work.tabs.open("plan")
    work.tabs.plan.put("goal", "leren fietsen")
    work._desk.do(lambda office: undo.undo(office, work.dossier))
    done = next(one for one in work.tabs.plan.findChildren(QPushButton) if one.text() == "Gedaan ✓")
    done.click()
    trouble = work.tabs.plan.forms["goal"].trouble
    assert not trouble.isHidden() and trouble.text() == "Deze regel van het plan bestaat niet."


def test_a_speed_needs_its_ground(work: Workplace) -> None:
    work.tabs.open("nt2")
    page = work.tabs.nt2
    page.speed.buttons()[0].click()
    page.send()
    assert page.trouble.text() == "Zeg waarop het steunt: uw gesprek, of een screening elders."
    page.basis.buttons()[0].click()
    page.note.setText("leest traag")
    page.send()
    assert page.trouble.isHidden() and work.opened is not None
    assert next(one for one in work.opened.known if one.fact == "learning_speed").basis == "conversation"


def test_the_picture_says_its_months_to_those_who_do_not_see_it(work: Workplace) -> None:
    work.tabs.open("nt2")
    assert "CBE NT2: 26 maanden" in work.tabs.nt2.picture.accessibleName()
    assert "51 % van 0 tot 12 maanden" in work.tabs.nt2.picture.accessibleName()


@pytest.mark.parametrize("shown", ("plan", "nt2"))
def test_half_a_plan_and_half_a_speed_survive_another_language(
    shown: str, window: CounterWindow, work: Workplace
) -> None:
    work.tabs.open("plan")
    work.tabs.plan.forms["goal"].text.setText("een huis")
    work.tabs.open("nt2")
    work.tabs.nt2.speed.buttons()[1].click()
    work.tabs.nt2.note.setText("half")
    work.tabs.open(shown)
    window.speak("fr")
    assert window.work is not None
    window.work.tabs.open("plan")
    assert window.work.tabs.plan.forms["goal"].text.text() == "een huis"
    window.work.tabs.open("nt2")
    assert window.work.tabs.nt2.note.text() == "half" and window.work.tabs.nt2.speed.value() != ""


def test_an_agreement_whose_day_has_come_stands_on_the_page_of_the_day(work: Workplace) -> None:
    office = work._desk.office
    assert office is not None
    today = office.clock.today()
    work.header.keep_name("فاطمة", "Fatima")
    work.tabs.open("plan")
    work.tabs.plan.put("agreement", "brengt het diploma mee", who="newcomer", until=today.isoformat())
    work.lists.refresh()
    work.lists.open("today")
    (row,) = work.lists.model.rows
    assert "Fatima" in row.text and row.note.startswith("Afgesproken tegen vandaag: brengt het diploma mee")
    work.tabs.open("interview")
    work.lists.view.clicked.emit(work.lists.model.index(0))
    assert work.tabs.currentIndex() == TABS.index("plan")


ARABIC: Plain = [{"lang": "ar", "mother_tongue": "yes"}]


def steps(work: Workplace) -> list[str]:
    """The steps behind the reason that is proposed."""
    work.tabs.open("courses")
    bar = work.tabs.courses.no_offer
    if bar.reasons.isHidden():
        bar.why.click()
    return [one.strip().replace("\u00a0", " ") for one in bar.told.texts()]


def test_the_reason_is_told_step_by_step_with_its_facts_and_its_source(work: Workplace) -> None:
    work.tabs.interview.keep_answer("languages", None, ARABIC, "said")
    work.tabs.interview.keep_answer("can_attend_digital", None, "no", "said")
    work.tabs.interview.keep_answer("availability", None, ["sunday"], "said")
    first, facts, *rest, last = steps(work)
    assert first.startswith("1. Taal: ") and facts == "Talen: Arabisch, Moedertaal"
    assert [one[:10] for one in rest if one[0].isdigit()] == ["2. Plaats:", "3. Lesmome"]
    assert rest[-2].startswith("3. Lesmoment: 0 van deze ") and rest[-1] == "Vrije momenten: zondag"
    assert last == "GPA-03 · GPA lesmoment · jaarrapport hfst. 5.5"


def test_who_can_come_at_no_moment_has_another_status(work: Workplace) -> None:
    work.tabs.interview.keep_answer("languages", None, ARABIC, "said")
    work.tabs.interview.keep_answer("availability", None, [], "said")
    assert steps(work) == ["GPA-05 · status GPA · jaarrapport hfst. 5.3-5.5, voetnoten 25, 29"]
    bar = work.tabs.courses.no_offer
    assert "andere status" in bar.said.text() and bar.confirm_button.isHidden() and bar.reason.isHidden()


def test_without_mo_to_do_there_is_no_reason_and_nt2_never_has_one(work: Workplace) -> None:
    work.tabs.interview.keep_answer("languages", None, [{"lang": "bo", "mother_tongue": "yes"}], "said")
    work.tabs.interview.keep_answer("availability", None, ["sunday"], "said")
    work.tabs.open("courses")
    assert not work.tabs.courses.no_offer.isHidden()
    work.panel.confirm("group", "obliged")
    work.panel._keep("parts.mo", "required", "exempt", "attest gezien", "")
    assert work.tabs.courses.no_offer.isHidden()
    mo, nt2 = work.tabs.courses.summary.text().splitlines()
    assert mo == "MO: vrijgesteld" and "GPA" not in nt2 and "geen passend aanbod" not in nt2


def test_nothing_that_fits_is_confirmed_with_its_reason(work: Workplace) -> None:
    work.tabs.interview.keep_answer("languages", None, [{"lang": "bo", "mother_tongue": "yes"}], "said")
    work.tabs.open("courses")
    bar = work.tabs.courses.no_offer
    assert not bar.isHidden() and "geen passend aanbod: taal (GPA-01)" in bar.said.text() and bar.reason.isHidden()
    bar.value.setCurrentIndex(bar.value.findData("gpa_place"))
    assert not bar.reason.isHidden()
    bar.send()
    assert "reden" in work.tabs.courses.trouble.text().casefold()
    bar.value.setCurrentIndex(bar.value.findData("gpa_language"))
    bar.send()
    assert bar.said.text().startswith("✓ MO, geen passend aanbod: taal: bevestigd door practice")
    work.undo()
    assert "nog niet bevestigd" in bar.said.text()
    work.tabs.courses.keep_course("MO-AR-115")
    assert bar.isHidden()
