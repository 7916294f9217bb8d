"""Making and opening an office, and what each side may load."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Trouble
from app.office import KioskOffice, Office, enrol_kiosk, new_office, open_kiosk, open_office
from app.store import vault


def test_the_practice_office_opens_for_practice(office: Office) -> None:
    assert office.settings.practice
    assert office.person.name == "practice"
    assert office.clock.today().isoformat() == "2026-03-02"
    assert [line.deed for line in office.vault.journal()] == ["office_made", "unlocked"]


def test_the_wrong_passphrase_and_an_unknown_name_say_so(folder: Path) -> None:
    with pytest.raises(Trouble, match="wrong_passphrase"):
        open_office(folder, "practice", "Practice")
    with pytest.raises(Trouble, match="unknown_staff"):
        open_office(folder, "nobody", "practice")


def test_no_name_of_staff_lies_in_the_clear(folder: Path) -> None:
    text = (folder / "vault" / "staff.toml").read_text()
    assert "practice" not in text
    for path in (folder / "vault").glob("*.db*"):
        assert b"practice" not in path.read_bytes()
        assert not path.read_bytes().startswith(b"SQLite format")


def test_a_second_office_is_not_made_over_the_first(folder: Path) -> None:
    with pytest.raises(Trouble, match="office_exists"):
        new_office(folder, name="x", operator="atlas", practice=True)


def test_an_empty_folder_is_not_an_office(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="not_an_office"):
        open_office(tmp_path, "practice", "practice")
    with pytest.raises(Trouble, match="not_an_office"):
        open_kiosk(tmp_path)


def test_a_card_that_somebody_changed_is_refused(folder: Path) -> None:
    path = folder / "office.toml"
    path.write_text(path.read_text().replace("Proefkantoor", "Ander kantoor"))
    with pytest.raises(Trouble, match="office_card_not_signed"):
        open_kiosk(folder)


def test_a_kiosk_without_its_key_says_so(folder: Path) -> None:
    (folder / "kiosks" / "A.toml").unlink()
    with pytest.raises(Trouble, match="kiosk_key_missing"):
        open_kiosk(folder)


def test_another_kiosk_can_be_enrolled(office: Office) -> None:
    card = enrol_kiosk(office, "B")
    assert [known.id for known in card.kiosks] == ["A", "B"]
    assert open_kiosk(office.folder, "B").kiosk.id == "B"
    with pytest.raises(Trouble, match="kiosk_exists"):
        enrol_kiosk(office, "B")


def test_a_wrong_vault_key_is_noticed_at_once(folder: Path) -> None:
    with pytest.raises(Trouble, match="vault_damaged"):
        vault.open_vault(folder, bytes(32))


def test_only_the_card_may_be_read_by_others(folder: Path, kiosk: KioskOffice) -> None:
    for path in folder.rglob("*"):
        others = stat.S_IMODE(path.stat().st_mode) & 0o077
        assert others == 0 or path.name == "office.toml", path


def test_the_kiosk_loads_neither_vault_nor_paper(folder: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from app.office import open_kiosk;"
        "open_kiosk(Path(sys.argv[1]));"
        "print(sorted({'sqlcipher3', 'sqlite_utils', 'reportlab', 'app.store.vault'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
