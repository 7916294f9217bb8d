"""The advice column on a real office: reasons, proof, conflicts that the office settles, editions, what if."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.actions import dossier
from app.facts import Plain
from app.facts.casebook import read_cases
from app.facts.casefile import read_case
from ui.counter.decide_dialog import DecideDialog
from ui.counter.explain_dialog import ExplainDialog
from ui.counter.settle_dialog import SettleDialog
from ui.counter.suppose_dialog import SupposeDialog
from ui.counter.window import CounterWindow
from ui.counter.workplace import Workplace

from .test_window import in_dialog, obliged, texts

FIVE_YEARS_TO_THE_DAY = Path(__file__).parents[2] / "law" / "cases" / "w37a.yaml"
ORAL_DUTCH = Path(__file__).parents[2] / "law" / "b1.yaml"


@pytest.fixture
def mover(work: Workplace) -> Workplace:
    """A dossier of somebody who moved on the very day that five years in Brussels were full (conflict C-37)."""
    facts = read_case(FIVE_YEARS_TO_THE_DAY).blocks["facts"]
    assert isinstance(facts, dict)
    work.new()
    put(work, facts)
    return work


def put(work: Workplace, facts: dict[str, Plain]) -> None:
    def deed(office: object) -> None:
        for fact, raw in facts.items():
            dossier.answer_fact(office, work.dossier, fact, raw)  # type: ignore[arg-type]

    work._desk.do(deed)
    work.refresh()


def test_each_line_says_what_it_is_about(work: Workplace) -> None:
    assert "Doelgroep" in texts(work.panel.lines["group"])
    assert "NT2-advies" in texts(work.panel.lines["nt2_track"])
    assert "Kosten, hoogstens" in texts(work.panel.lines["fees"])


def test_a_changed_answer_touches_only_what_says_something_else(work: Workplace) -> None:
    obliged(work)
    labels = {result: line.value for result, line in work.panel.lines.items()}
    card = work.tabs.interview.card
    assert card is not None
    card.note.setText("half a no")
    work.panel.lines["group"].confirm.click()
    assert {result: line.value for result, line in work.panel.lines.items()} == labels
    assert work.tabs.interview.card is card and card.note.text() == "half a no"


def test_each_line_names_its_article_before_anybody_asks(work: Workplace) -> None:
    obliged(work)
    assert "verplichte inburgeraar (nieuwkomer) · decreet art. 27 §1 1° a)" in texts(work.panel.lines["group"])
    assert "maatschappelijke oriëntatie · decreet art. 30 §2" in texts(work.panel.lines["parts.mo"])


def test_any_line_can_be_decided_otherwise_from_the_foot_of_the_column(work: Workplace) -> None:
    obliged(work)
    deeds = work.panel.overrule_button.menu().actions()
    assert [one.text() for one in deeds][:2] == ["Doelgroep", "MO"]
    asked: list[str] = []

    def read(dialog: QWidget) -> None:
        asked.append(texts(dialog))
        dialog.reject()

    in_dialog(DecideDialog, read)
    deeds[1].trigger()
    assert asked[0].startswith("MO\nVoorstel: te doen\n")


def test_reasons_are_told_when_somebody_looks(work: Workplace) -> None:
    obliged(work)
    fees = work.panel.lines["fees"]
    assert fees.reasons.texts() == []
    fees.why.click()
    told = "\n".join(fees.reasons.texts())
    assert "FEE-05" in told
    fees.why.click()
    assert fees.reasons.isHidden()


def test_too_much_that_is_open_is_said_plainly(work: Workplace) -> None:
    line = work.panel.lines["group"]
    line.why.click()
    assert any("Uit voorzichtigheid kan dit open staan" in one for one in line.reasons.texts())


def test_what_is_said_and_not_proven_names_what_to_bring(work: Workplace) -> None:
    obliged(work)
    line = work.panel.lines["group"]
    assert "Zoals bewezen: open" in texts(line)
    line.why.click()
    assert "Mee te brengen:" in "\n".join(line.reasons.texts())


def test_a_conflict_shows_both_readings_and_which_is_suggested(mover: Workplace) -> None:
    line = mover.panel.lines["group"]
    assert "Beslis zelf: de bronnen verschillen." in texts(line)
    line.why.click()
    told = line.reasons.texts()
    assert any(one.startswith("⚖ C-37") for one in told)
    assert len([one for one in told if one.startswith("Voorgestelde lezing:")]) == 1
    assert len([one for one in told if one.startswith("Andere lezing:")]) == 1


def test_an_administrator_settles_a_conflict_for_the_office(mover: Workplace) -> None:
    line = mover.panel.lines["group"]
    line.unfold(True)
    assert mover.advised is not None and mover.advised.held.group.value == "obliged"

    def settle(dialog: object) -> None:
        assert isinstance(dialog, SettleDialog)
        assert dialog.leave_button.isHidden()
        dialog.keep()
        assert dialog.trouble.text() == "Kies eerst een lezing."
        dialog.readings.buttons()[1].click()
        dialog.keep()
        assert dialog.trouble.text() == "Schrijf eerst de reden op."
        dialog.reason.setText("Antwoord van het agentschap")
        dialog.keep()

    in_dialog(SettleDialog, settle)
    mover.panel.lines["group"].reasons.settle.emit("C-37")
    assert mover.advised.held.group.value == "entitled"
    told = "\n".join(line.reasons.texts())
    assert "✓ Het kantoor koos:" in told and "(practice, " in told and "“Antwoord van het agentschap”" in told

    def leave(dialog: object) -> None:
        assert isinstance(dialog, SettleDialog)
        assert dialog.reason.text() == "Antwoord van het agentschap"
        dialog.leave_button.click()

    in_dialog(SettleDialog, leave)
    mover.panel.settle("C-37")
    assert mover.advised.held.group.value == "obliged"


def test_a_conflict_about_oral_dutch_is_settled_where_its_date_stands(work: Workplace) -> None:
    told = "Became obliged on 28 February 2022, signed"
    before = next(one for one in read_cases(ORAL_DUTCH) if one.name.startswith(told))
    facts = before.blocks["facts"]
    assert isinstance(facts, dict)
    work.new()
    put(work, facts)
    [button] = work.panel.b1.findChildren(QPushButton)
    assert button.accessibleName().endswith("C-20")

    def settle(dialog: object) -> None:
        assert isinstance(dialog, SettleDialog)
        dialog.readings.buttons()[1].click()
        dialog.reason.setText("Antwoord van het agentschap")
        dialog.keep()

    in_dialog(SettleDialog, settle)
    button.click()
    assert work.advised is not None
    assert "b1" in {day.id for day in work.advised.held.deadlines}
    assert "Antwoord van het agentschap" in texts(work.panel.b1)


def test_a_decision_made_with_another_edition_says_so(work: Workplace) -> None:
    obliged(work)
    body = {
        "result": "group", "value": "obliged", "suggested": "obliged", "reason": "", "document": "",
        "by": "practice", "on": "2026-01-05", "edition": "2025.2 2025-12-01 0123456789ab",
    }  # fmt: skip
    work._desk.do(lambda o: o.vault.append(work.dossier, "decided", body, person=o.person.id, at=o.clock.now()))
    work.refresh()
    assert "beslist met regels 2025.2 van 1 dec 2025" in texts(work.panel.lines["group"])
    work.panel.lines["parts.mo"].confirm.click()
    assert "beslist met regels" not in texts(work.panel.lines["parts.mo"])


def test_the_newcomer_is_told_in_the_own_language(work: Workplace) -> None:
    found: list[str] = []

    def read(dialog: object) -> None:
        assert isinstance(dialog, ExplainDialog)
        found.append(dialog.told.accessibleName())
        dialog.close_button.click()

    in_dialog(ExplainDialog, read)
    work.panel.explain_button.click()
    assert any("\u0600" <= letter <= "\u06ff" for letter in found[0])


def test_another_day_and_another_fact(work: Workplace, window: CounterWindow, qtbot: QtBot) -> None:
    obliged(work)
    assert work.advised is not None
    dialog = SupposeDialog(work.words, work.advised.suggested, work)
    dialog.day.setDate(dialog.day.date().addYears(60))
    dialog.compare()
    assert any(one.startswith("Doelgroep: verplicht → ") for one in dialog.differences.texts())
    dialog.day.setDate(dialog.day.minimumDate().fromString("2026-11-23", "yyyy-MM-dd"))
    dialog.wished.setCurrentIndex(dialog.wished.findData("entitled"))
    dialog.search()
    assert not dialog.stop_button.isHidden()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=120_000)
    assert any(one.startswith("Nationaliteit: Frankrijk") and "EXO-01" in one for one in dialog.turns.texts())
    dialog.search()
    dialog.stop_button.click()
    assert dialog.turns.texts() == []
    dialog.done(0)
