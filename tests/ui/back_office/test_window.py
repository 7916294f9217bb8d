"""The back office on a real folder, offscreen: an office is set up, a colleague let in, a kiosk enrolled."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from app.actions import backup, recovery
from app.errors import Trouble
from app.office import NewMember, new_office, open_office
from app.words import load
from app.words.catalog import sources
from ui.back_office.page import Page
from ui.back_office.rekey_page import RekeyPage
from ui.back_office.unlock_page import UnlockPage
from ui.back_office.window import BackOfficeWindow

TREE = Path(__file__).resolve().parents[3]
# Offscreen, a window has no frame whose size could be hinted at.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
OWN, FIRST, NEXT = "vier gele fietsen zingen", "drie natte paarden slapen", "zes blauwe lampen wachten"


@pytest.fixture
def empty(tmp_path: Path, qtbot: QtBot) -> Iterator[BackOfficeWindow]:
    """The window where no office is yet."""
    window = BackOfficeWindow(tmp_path / "office")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot) -> Iterator[BackOfficeWindow]:
    """The window of a made-up office, unlocked by its administrator."""
    an, sheet = NewMember("An", OWN), recovery.key_of(recovery.new_sheet())
    new_office(tmp_path / "office", name="Proef", operator="agii", practice=True, staff=[an], sheet=sheet)
    window = BackOfficeWindow(tmp_path / "office")
    qtbot.addWidget(window)
    window.show()
    window.unlock("An", OWN)
    yield window
    window.close()


def fill_in(window: BackOfficeWindow, name: str = "An") -> None:
    """The first two pages, as somebody fills them in."""
    pages = window.set_up
    pages.office.name.set_value("Amal, balie")
    pages.office.operator.set_value("amal")
    pages.now().on_button.click()
    pages.first.name.set_value(name)
    for field in (pages.first.passphrase.first, pages.first.passphrase.again):
        field.set_value(OWN)
    pages.now().on_button.click()
    assert pages.now() is pages.way_back


def copied_back(window: BackOfficeWindow) -> str:
    """The page of the backup key: one group misread first, then all of it; what lies on paper."""
    page = window.set_up.backup_key
    assert window.set_up.now() is page
    paper = page.sheet
    assert backup.mark(paper) in page.lead.text()
    page.turn.click()
    page.typed.set_value(("1" if paper[0] != "1" else "2") + paper[1:])
    page.on_button.click()
    assert "groep 1 " in page.trouble.text()
    page.typed.set_value(paper)
    page.on_button.click()
    return paper


def test_an_office_is_set_up_with_a_sheet(empty: BackOfficeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    fill_in(empty)
    pages = empty.set_up
    pages.way_back.ways.set_value("sheet")
    pages.now().on_button.click()
    sheet = pages.sheet.sheet
    assert not pages.sheet.on_button.isEnabled()
    pages.sheet.turn.click()
    pages.sheet.typed.set_value(sheet[:-1] + ("1" if sheet[-1] != "1" else "2"))
    pages.now().on_button.click()
    assert "groep 8" in pages.sheet.trouble.text() and not (tmp_path / "office").exists()
    pages.sheet.typed.set_value(sheet.lower())
    pages.now().on_button.click()
    paper = copied_back(empty)
    qtbot.waitUntil(lambda: pages.now() is pages.done, timeout=30_000)
    assert pages.sheet.sheet == "" and pages.first.passphrase.first.value() == ""
    assert recovery.administrators(tmp_path / "office", sheet) == ["An"]
    pages.done.on_button.click()
    empty.unlock("An", OWN)
    assert empty.office is not None and empty.people.list.count() == 1
    assert empty.backups.page.key.text().endswith(f"{backup.mark(paper)}.")


def test_an_office_is_set_up_with_two_administrators(empty: BackOfficeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    fill_in(empty)
    pages = empty.set_up
    pages.way_back.ways.set_value("second")
    pages.now().on_button.click()
    pages.second.name.set_value(" an ")
    for field in (pages.second.passphrase.first, pages.second.passphrase.again):
        field.set_value(FIRST)
    pages.now().on_button.click()
    assert "heet al zo" in pages.second.trouble.text()
    pages.second.name.set_value("Bo")
    pages.now().on_button.click()
    copied_back(empty)
    qtbot.waitUntil(lambda: pages.now() is pages.done, timeout=30_000)
    open_office(tmp_path / "office", "Bo", FIRST).vault.close()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(empty: BackOfficeWindow) -> None:
    pages = empty.set_up
    pages.now().on_button.click()
    assert pages.office.trouble.text() == "Geef het kantoor een naam."
    fill_in(empty)
    pages.now().on_button.click()
    assert pages.now() is pages.way_back and pages.way_back.trouble.text()
    pages.now().back_button.click()
    assert pages.now() is pages.first and pages.first.name.value() == "An"


def test_the_hint_says_how_good_a_passphrase_is(empty: BackOfficeWindow) -> None:
    passphrase = empty.set_up.first.passphrase
    for typed, said in (("kort", "Nog te kort: 4 van 12"), ("wachtwoord1234", "Anderen"), (OWN, "goede wachtzin")):
        passphrase.first.line.setText(typed)
        passphrase.first.changed.emit()
        assert said in passphrase.first.line.accessibleDescription()
    assert passphrase.first.line.echoMode() == QLineEdit.EchoMode.Password


def test_the_language_changes_in_the_middle_and_keeps_what_was_typed(empty: BackOfficeWindow) -> None:
    fill_in(empty)
    empty.language.speak("fr")
    assert empty.set_up.way_back.title.text() == "Quand une phrase secrète est oubliée"
    assert empty.set_up.first.name.value() == "An"


def test_a_colleague_is_let_in_and_gets_another_passphrase(opened: BackOfficeWindow, tmp_path: Path) -> None:
    page = opened.people
    page.name.set_value("Bob")
    for field in (page.passphrase.first, page.passphrase.again):
        field.set_value(FIRST)
    page.on_button.click()
    assert page.trouble.text() == "De wachtzin klopt niet."
    page.own.set_value(OWN)
    page.on_button.click()
    assert page.said.text() == "Bob kan nu openen." and page.list.count() == 2
    page.list.setCurrentRow(1)
    assert "Bob" in page.who.text() and not page.name.isVisible()
    for field in (page.passphrase.first, page.passphrase.again):
        field.set_value(NEXT)
    page.own.set_value(OWN)
    page.on_button.click()
    open_office(tmp_path / "office", "Bob", NEXT).vault.close()


def let_in(opened: BackOfficeWindow, name: str = "Bob", roles: tuple[str, ...] = ("assessor",)) -> None:
    """A colleague who is chosen in the list."""
    opened.people.add_asked.emit(NewMember(name, FIRST, roles), FIRST, OWN)
    row = next(at for at in range(2) if name in opened.people.list.item(at).text())
    opened.people.list.setCurrentRow(row)


def test_a_colleague_is_removed_and_the_vault_gets_another_key(
    opened: BackOfficeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert opened.people.remove_button.isHidden()
    let_in(opened)
    before, page = opened._unlocked().settings.fingerprint, opened.people
    page.remove_button.click()
    assert page.trouble.text() == "De wachtzin klopt niet." and page.list.count() == 2
    page.own.set_value(OWN)
    page.remove_button.click()
    assert isinstance(opened._middle, RekeyPage)
    qtbot.waitUntil(lambda: opened.office is not None, timeout=60_000)
    assert "een andere sleutel" in opened.people.said.text() and "geen nieuwe back-up" in opened.people.said.text()
    assert opened.people.list.count() == 1 and opened.people.due.isHidden()
    assert opened._unlocked().settings.fingerprint != before
    with pytest.raises(Trouble, match="unknown_staff"):
        open_office(tmp_path / "office", "Bob", FIRST)


def test_while_the_vault_is_open_elsewhere_it_waits_can_be_stopped_and_is_done_later(
    opened: BackOfficeWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    let_in(opened)
    bob = open_office(tmp_path / "office", "Bob", FIRST)
    opened.people.own.set_value(OWN)
    opened.people.remove_button.click()
    page = opened._middle
    assert isinstance(page, RekeyPage)
    qtbot.waitUntil(lambda: page.bar.maximum() == 0, timeout=60_000)
    assert "andere vensters" in page.lead.text().casefold()
    opened.close()
    assert opened.isVisible()
    qtbot.waitUntil(lambda: opened.office is not None, timeout=60_000)
    assert opened.people.trouble.text() == "Gestopt. De kluis is zoals ze was." and not opened.people.due.isHidden()
    bob.vault.close()
    opened.people.own.set_value(OWN)
    opened.people.rekey_button.click()
    qtbot.waitUntil(lambda: opened.office is not None, timeout=60_000)
    assert (opened.people.due.isHidden(), opened.people.trouble.text()) == (True, "")


def test_it_locks_when_nobody_is_there_and_when_the_machine_goes_to_sleep(opened: BackOfficeWindow) -> None:
    assert opened._presence._idle.interval() == 10 * 60_000 and opened._presence._idle.isActive()
    opened._presence._idle.timeout.emit()
    assert opened.office is None and isinstance(opened._middle, UnlockPage)
    opened.unlock("An", OWN)
    opened._presence.sleeps(True)
    assert opened.office is None


def test_a_kiosk_is_enrolled_once(opened: BackOfficeWindow) -> None:
    page = opened.kiosks
    page.name.set_value("B")
    page.on_button.click()
    assert page.list.text() == "Ingeschreven: A, B"
    page.name.set_value("B")
    page.on_button.click()
    assert "al een kiosk B" in page.trouble.text()


def test_another_sheet_is_made(opened: BackOfficeWindow, tmp_path: Path) -> None:
    opened._middle.setCurrentWidget(opened.sheet)  # type: ignore[attr-defined]
    sheet = opened.sheet.sheet
    opened.sheet.turn.click()
    opened.sheet.typed.set_value(sheet)
    opened.own.set_value(OWN)
    opened.sheet.on_button.click()
    assert recovery.administrators(tmp_path / "office", sheet) == ["An"]
    assert opened.sheet.sheet == ""


def test_the_back_office_is_for_administrators(opened: BackOfficeWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = opened.people
    page.add_asked.emit(NewMember("Bob", FIRST, ("assessor",)), FIRST, OWN)
    other = BackOfficeWindow(tmp_path / "office")
    qtbot.addWidget(other)
    other.unlock("Bob", FIRST)
    assert other.office is None and "beheerders" in other.unlock_page.trouble.text()
    with pytest.raises(Trouble, match="unknown_staff"):
        open_office(tmp_path / "office", "nobody", FIRST)


def test_every_control_has_a_name(empty: BackOfficeWindow) -> None:
    for page in empty.findChildren(Page):
        for control in [*page.findChildren(QLineEdit), *page.findChildren(QAbstractButton)]:
            if control.objectName() != "qt_toolbar_ext_button":
                assert control.accessibleName(), control


def said_in(source: str) -> dict[str, str]:
    """Key to English text of everything that a file says."""
    return {
        node.args[0].value: node.args[1].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] == "say" and len(node.args) > 1
        if isinstance(node.args[0], ast.Constant) and isinstance(node.args[1], ast.Constant)
    }  # fmt: skip


@pytest.mark.parametrize("code", ["nl", "fr"])
def test_everything_is_said_in_dutch_and_french(code: str) -> None:
    known = sources(code)
    for path in (TREE / "ui" / "back_office").glob("*.py"):
        for key, english in said_in(path.read_text(encoding="utf-8")).items():
            assert key in known, f"{path.name}: {key} in {code}"
            assert known[key][0] == english
            assert set(re.findall(r"{\w+}", known[key][1])) == set(re.findall(r"{\w+}", english))
    assert load(code).has("back_office.trouble.wait_after_wrong")
