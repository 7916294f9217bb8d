"""Settings of an office: every one can be changed, wrong values are told, the card is signed anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.__main__ import main
from app.actions import chosen, papers
from app.errors import Rejected, Trouble
from app.office import NewMember, Office, new_office, open_office
from app.settings import SETTINGS, contrast_with_white, read_settings
from app.store import card as cards
from tests.app.actions.intake import take
from tests.app.paper import reading

OTHER = {
    "paper_name": "Atlas aan de Schelde", "accent": "#7a1f3d", "kiosk_languages": "ar, nl fr", "slip_form": "receipt",
    "ticket_form": "a6", "paper_language": "nl", "theme": "dark",
}  # fmt: skip


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_each_setting_can_be_changed_and_stands_in_the_signed_card(office: Office, setting: object) -> None:
    name = setting.name  # type: ignore[attr-defined]
    if name.endswith("_in"):
        chosen.change(office, name.removesuffix("_in"), 'Twee "regels"\n\nأهلا', language="ar")
        assert cards.read(office.folder).chosen[name] == {"ar": 'Twee "regels"\n\nأهلا'}
        chosen.change(office, name.removesuffix("_in"), "", language="ar")
        assert cards.read(office.folder).chosen == {}
        return
    typed = OTHER.get(name, str(setting.least + 1) if isinstance(setting.default, int) else "Een tekst")  # type: ignore[attr-defined]
    value = chosen.change(office, name, typed, "Zo besliste het kantoor")
    assert read_settings(cards.read(office.folder).chosen)[name] == value
    assert value in (typed, int(typed) if typed.isdigit() else None, ("ar", "nl", "fr"))
    line = office.vault.journal()[-1]
    assert (line.deed, line.subject) == ("setting_changed", name)


@pytest.mark.parametrize(
    "name, typed, language, says",
    [
        ("idle_seconds", "soon", "", "setting_not_a_number"), ("idle_seconds", "5", "", "setting_out_of_range"),
        ("slip_form", "a3", "", "setting_not_in_list"), ("accent", "red", "", "setting_not_a_colour"),
        ("accent", "#ffe600", "", "setting_too_pale"), ("kiosk_languages", "nl xx", "", "setting_no_such_language"),
        ("colour", "#7a1f3d", "", "setting_unknown"), ("accent", "#7a1f3d", "ar", "setting_not_per_language"),
        ("way", "Tram 4", "xx", "setting_no_such_language"), ("log_days", "30", "", "setting_reason_needed"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_in_one_sentence_and_nothing_changes(
    office: Office, name: str, typed: str, language: str, says: str
) -> None:
    before = (office.folder / cards.FILE).read_bytes()
    with pytest.raises(Rejected, match=says):
        chosen.change(office, name, typed, language=language)
    assert (office.folder / cards.FILE).read_bytes() == before


def test_only_an_administrator_changes_settings(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    people = [NewMember("Ada", "drie woorden en een vierde"), NewMember("Bo", "nog vier andere woorden", ("assessor",))]
    new_office(folder, name="Proef", operator="atlas", staff=people)
    opened = open_office(folder, "Bo", "nog vier andere woorden")
    with pytest.raises(Trouble, match="not_allowed"):
        chosen.change(opened, "paper_name", "Eigen naam")
    opened.vault.close()


def test_texts_and_address_reach_the_papers(office: Office) -> None:
    place = take(office, "w01")
    for name, typed, language in (
        ("rights_and_duties", "De tekst van het kantoor.", ""), ("rights_and_duties", "نص المكتب.", "ar"),
        ("way", "Tram 4, halte Centrum", ""), ("way", "ترام ٤، موقف المركز", "ar"), ("address_cri", "Rue 1, Namur", ""),
    ):  # fmt: skip
        chosen.change(office, name, typed, language=language)
    folder = office.folder
    office.vault.close()
    again = open_office(folder, "practice", "practice")
    contract = papers.draw(papers.gather(again, place, "contract"))
    assert "De tekst van het kantoor." in reading.one_line(contract)
    assert "نص المكتب." in [said for _, language, said in reading.said(contract) if language == "ar"]
    assert "Tram 4, halte Centrum" in reading.one_line(papers.draw(papers.gather(again, place, "slip")))
    again.vault.close()


def test_the_console_changes_a_setting_and_shows_all(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(office.folder)
    office.vault.close()
    assert main(["office", "set", "lock_minutes", "7", "--office", folder]) == 0
    assert main(["office", "settings", "--json", "--office", folder]) == 0
    assert '"name": "lock_minutes", "value": 7' in capsys.readouterr().out
    assert main(["office", "set", "lock_minuten", "7", "--office", folder]) == 2
    assert "did you mean lock_minutes?" in capsys.readouterr().err


def test_contrast_is_that_of_the_guidelines() -> None:
    assert round(contrast_with_white("#767676"), 2) == 4.54 and contrast_with_white("#777777") < 4.5
