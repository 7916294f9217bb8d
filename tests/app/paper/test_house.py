"""Papers of an office carry the name, the colour and the texts that stand in its settings."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.actions import dossier, papers
from app.errors import Trouble
from app.office import Office, new_office, open_office
from app.seals import SigningKey
from app.store import card as cards
from tests.app.paper import reading

CHOSEN = {"paper_name": "Atlas aan de Schelde", "accent": "#7a1f3d", "rights_and_duties": "De tekst van de office."}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    folder = tmp_path / "office"
    card = new_office(folder, name="Practice", operator="atlas", practice=True)
    first = open_office(folder, "practice", "practice")
    signing = SigningKey(bytes.fromhex(first.vault.secret("signing_secret")))
    first.vault.close()
    cards.write(folder, replace(card, chosen=CHOSEN), signing)
    return open_office(folder, "practice", "practice")


def test_settings_reach_every_paper_of_a_dossier(office: Office) -> None:
    place = dossier.new(office)
    dossier.name(office, place, "Awa Diallo")
    dossier.make_appointment(office, place, what="Intake", at="2099-11-30T10:15", place="Atlas, Kaai 1")
    made = [papers.draw(papers.gather(office, place, kind, language="fr")) for kind in ("contract", "slip", "bring")]
    assert all("Atlas aan de Schelde" in reading.one_line(pdf) for pdf in made)
    text = reading.one_line(made[0])
    assert "De tekst van de office." in text and "Awa Diallo" in text
    assert "velden die de Vlaamse Regering" in text
    office.vault.close()


def test_a_changed_setting_breaks_the_signature(office: Office) -> None:
    path = office.folder / cards.FILE
    path.write_text(path.read_text("utf-8").replace("#7a1f3d", "#000000"), "utf-8")
    with pytest.raises(Trouble) as raised:
        cards.read(office.folder)
    assert raised.value.says == "office_card_not_signed"
    office.vault.close()
