"""The settings in the back office: every one stands there, can be kept, and is refused beside its field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.office import new_office
from app.settings import SETTINGS, read_settings
from app.store import card
from app.words import load
from ui.back_office.settings_page import GROUPS, SettingsPage
from ui.back_office.window import BackOfficeWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot) -> Iterator[BackOfficeWindow]:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True)
    made = BackOfficeWindow(tmp_path / "office", "en")
    qtbot.addWidget(made)
    made.show()
    made.unlock("practice", "practice")
    yield made
    made.close()


def page_of(window: BackOfficeWindow) -> SettingsPage:
    return window.settings


def chosen(window: BackOfficeWindow) -> dict[str, object]:
    return dict(card.read(window._folder).chosen)


def test_every_setting_has_a_row_in_a_group_a_name_and_a_button(window: BackOfficeWindow) -> None:
    page = page_of(window)
    assert set(page.rows) == {one.name for one in SETTINGS if not one.name.endswith("_in")}
    for name, row in page.rows.items():
        assert row.setting.group in GROUPS and row.field.accessibleName() and row.keep.accessibleName(), name
    assert page.groups.count() == len(GROUPS) == len({row.setting.group for row in page.rows.values()})


def test_a_value_that_stands_is_signed_and_shown(window: BackOfficeWindow) -> None:
    row = page_of(window).rows["lock_minutes"]
    row.type("7")
    row.keep.click()
    assert chosen(window) == {"lock_minutes": 7} and "signed" in row.done.text() and row.trouble.isHidden()


@pytest.mark.parametrize(
    "name, typed, says",
    [("lock_minutes", "soon", "whole number"), ("lock_minutes", "999", "1 to 120"), ("accent", "#ffe600", "too pale"),
     ("accent", "red", "#1f4e79"), ("kiosk_languages", "nl, xx", "no language"), ("log_days", "30", "the reason")],
)  # fmt: skip
def test_a_value_that_cannot_stand_is_refused_beside_it_and_stays_typed(
    window: BackOfficeWindow, name: str, typed: str, says: str
) -> None:
    row = page_of(window).rows[name]
    row.type(typed)
    row.keep.click()
    assert says in row.trouble.text() and not row.trouble.isHidden()
    assert row.typed() == typed and chosen(window) == {}


def test_a_text_is_kept_per_language(window: BackOfficeWindow) -> None:
    row = page_of(window).rows["rights_and_duties"]
    row.type("De tekst.")
    row.keep.click()
    row.language.setCurrentIndex(row.language.findData("ar"))
    assert row.typed() == ""
    row.type("النص.")
    row.keep.click()
    assert chosen(window) == {"rights_and_duties": "De tekst.", "rights_and_duties_in": {"ar": "النص."}}
    row.language.setCurrentIndex(row.language.findData("nl"))
    assert row.typed() == "De tekst."


def test_a_period_of_keeping_is_kept_with_its_reason(window: BackOfficeWindow) -> None:
    row = page_of(window).rows["log_days"]
    row.type("30")
    row.reason.setText("De raad besliste")
    row.keep.click()
    assert chosen(window) == {"log_days": 30}


def test_a_choice_is_shown_in_words_and_kept_by_its_name(window: BackOfficeWindow) -> None:
    row = page_of(window).rows["slip_form"]
    row.type("receipt")
    row.keep.click()
    assert chosen(window) == {"slip_form": "receipt"}
    assert read_settings(chosen(window))["slip_form"] == "receipt"


@pytest.mark.parametrize("code", ["nl", "fr"])
def test_every_setting_is_explained_in_the_language_of_the_office(code: str) -> None:
    words = load(code)
    named = [f"setting.{one.name}" for one in SETTINGS if not one.name.endswith("_in")]
    named += [f"back_office.settings.{group}" for group in GROUPS]
    assert [key for key in named if not words.has(key)] == []
