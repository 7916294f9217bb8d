"""The page of the rulebook on a real office: an edition is tried aside, put in use, gone back from with a reason."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QTabWidget
from pytestqt.qtbot import QtBot

from app.actions import dossier, editions
from app.facts.casefile import read_case
from app.office import NewMember, new_office
from app.roles import ROLES
from app.rulebook.edition import HERE, built_in, from_folder, pack
from app.seals import SigningKey
from ui.back_office.editions import Editions
from ui.back_office.window import BackOfficeWindow

TREE = Path(__file__).resolve().parents[3]
KEY = SigningKey(bytes.fromhex((TREE / "packaging" / "test-signer.key").read_text(encoding="ascii").strip()))
OWN = "vier gele fietsen zingen"
MS = 60_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[BackOfficeWindow]:
    """The back office of a made-up office, unlocked by An, who may do everything."""
    an = NewMember("An", OWN, ROLES)
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, staff=[an])
    window = BackOfficeWindow(tmp_path / "office")
    qtbot.addWidget(window)
    window.show()
    window.unlock("An", OWN)
    assert isinstance(window._middle, QTabWidget)
    window._middle.setCurrentWidget(window.editions.page)
    yield window
    window.close()


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A signed file: from 25 on nobody is obliged, and one case that says so."""
    folder = tmp_path / "2027.1"
    shutil.copytree(HERE, folder, ignore=lambda _, names: [name for name in names if name.endswith(".py")])
    about = 'name: "2027.1"\ndate: 2027-01-04\nnote: "Vrijgesteld vanaf 25 (proef)"\n'
    (folder / "edition.yaml").write_text(about, encoding="utf-8")
    ages = folder / "parameters.yaml"
    text = ages.read_text(encoding="utf-8")
    ages.write_text(text.replace("{from: 2016-02-29, value: 65,", "{from: 2016-02-29, value: 25,", 1), encoding="utf-8")
    (folder / "cases").mkdir()
    case = (TREE / "tests" / "law" / "cases" / "w01.yaml").read_text(encoding="utf-8").split("expect:")[0]
    (folder / "cases" / "young.yaml").write_text(f"{case}expect:\n  group: entitled\n", encoding="utf-8")
    path = tmp_path / "new.onthaal-rules"
    path.write_bytes(pack(from_folder(folder), KEY))
    return path


def newcomer(window: BackOfficeWindow) -> str:
    """A dossier of somebody whom the rules of today oblige."""
    assert window.office is not None
    made = dossier.new(window.office)
    facts = read_case(TREE / "tests" / "law" / "cases" / "w01.yaml").blocks["facts"]
    assert isinstance(facts, dict)
    for fact, raw in facts.items():
        dossier.answer_fact(window.office, made, fact, raw)
    return made


def tried(pages: Editions, path: Path, qtbot: QtBot) -> None:
    pages.look_at(path)
    assert pages.page.stop_button.isVisible() and not pages.page.choose_button.isEnabled()
    qtbot.waitUntil(lambda: not pages.page.stop_button.isVisible(), timeout=MS)


def lines(rows: QListWidget) -> list[str]:
    return [rows.item(at).text() for at in range(rows.count())]


def test_the_page_lists_the_editions_and_which_is_in_use(window: BackOfficeWindow) -> None:
    page = window.editions.page
    (line,) = lines(page.list)
    assert line.startswith("● in gebruik · 2026.1 van 22 november 2026 · meegebracht door dit programma")
    assert line.endswith(built_in().note)
    assert not page.on_button.isVisible() and not page.undo_button.isVisible() and not page.own_button.isVisible()


def test_an_edition_is_tried_put_in_use_and_gone_back_from(
    window: BackOfficeWindow, edition: Path, qtbot: QtBot
) -> None:
    place, pages = newcomer(window), window.editions
    page = pages.page
    tried(pages, edition, qtbot)
    assert page.trouble.text() == ""
    assert "2027.1 van 4 januari 2027" in page.tried.text() and "ondertekend door" in page.note.text()
    assert page.summary.text().endswith("Open dossiers waarvan het advies zou veranderen: 1")
    (changed,) = lines(page.changes)
    assert changed.startswith(place) and "Doelgroep: verplicht → rechthebbend" in changed
    assert window.office is not None and editions.name_in_use(window.office) == str(built_in()), "only looked at"
    qtbot.keyClick(page.on_button, Qt.Key.Key_Space)
    assert page.said.text() == "2027.1 is nu in gebruik."
    assert editions.name_in_use(window.office).startswith("2027.1 ")
    assert any(line.startswith("● in gebruik · 2027.1") and "opgenomen door An op" in line for line in lines(page.list))
    assert page.undo_button.text() == "Ga terug naar 2026.1 van 22 november 2026"
    page.undo_button.click()
    assert page.trouble.text() == "Schrijf eerst de reden op."
    page.reason.set_value("Te vroeg")
    page.undo_button.click()
    assert page.said.text() == "2026.1 is nu in gebruik." and page.trouble.text() == ""
    assert window.office.vault.journal()[-1].details == {"reason": "Te vroeg"}


def test_an_edition_that_was_tried_can_be_left(window: BackOfficeWindow, edition: Path, qtbot: QtBot) -> None:
    page = window.editions.page
    tried(window.editions, edition, qtbot)
    assert page.summary.text().endswith("Geen advies van een open dossier zou veranderen.")
    page.back_button.click()
    assert not page.on_button.isVisible() and page.choose_button.isVisible()
    assert window.office is not None and not list((window.office.folder / "editions").iterdir())


def test_a_file_that_is_no_edition_or_a_stranger_s_is_refused(
    window: BackOfficeWindow, edition: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page, other = window.editions.page, tmp_path / "other.onthaal-rules"
    for packed, said in (
        (b"no edition", "Dit bestand is geen editie van het regelboek"),
        (pack(built_in(), SigningKey.create()), "getekend door iemand die het kantoor niet kent"),
    ):
        other.write_bytes(packed)
        tried(window.editions, other, qtbot)
        assert said in page.trouble.text() and not page.on_button.isVisible()


def test_an_edition_that_fails_its_own_case_cannot_be_put_in_use(
    window: BackOfficeWindow, edition: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    case = tmp_path / "2027.1" / "cases" / "young.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("group: entitled", "group: obliged"), encoding="utf-8")
    edition.write_bytes(pack(from_folder(tmp_path / "2027.1"), KEY))
    tried(window.editions, edition, qtbot)
    page = window.editions.page
    assert page.summary.text() == "Eigen gevallen waaraan ze niet voldoet: 1. Ze kan niet in gebruik."
    assert lines(page.changes) == ["cases/young.yaml: group"]
    assert page.on_button.isVisible() and not page.on_button.isEnabled()


def test_a_trial_is_stopped(window: BackOfficeWindow, edition: Path) -> None:
    pages = window.editions
    pages.look_at(edition)
    pages.page.stop_button.click()
    assert pages.page.said.text() == "Gestopt. Er is niets veranderd."
    assert pages.page.choose_button.isEnabled() and pages.page.trial is None


def test_the_page_speaks_another_language_with_a_trial_on_it(
    window: BackOfficeWindow, edition: Path, qtbot: QtBot
) -> None:
    newcomer(window)
    tried(window.editions, edition, qtbot)
    window.language.speak("fr")
    page = window.editions.page
    assert page.tried.text() == "Essayée : 2027.1 du 4 janvier 2027"
    assert "Groupe cible" in lines(page.changes)[0]


def test_every_control_of_the_page_has_a_name(window: BackOfficeWindow) -> None:
    page = window.editions.page
    kinds = (QLineEdit, QAbstractButton, QListWidget)
    for control in [one for kind in kinds for one in page.findChildren(kind)]:
        assert control.accessibleName() or not control.isVisibleTo(page), control
