"""Backups of a real office: made while it works, sealed, looked at again, rotated, and noticed when damaged."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Trouble
from app.office import Clock, Office, new_office, open_office
from app.seals import KeyPair, new_key_pair
from app.store import backup

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")
MARKER = "Zoë Marqueur"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, clock=Clock(NOW))
    opened = open_office(tmp_path / "office", "practice", "practice", Clock(NOW))
    for _ in range(3):
        dossier = opened.vault.new_dossier(person="S-1", at=NOW)
        opened.vault.append(dossier, "named", {"name": MARKER}, person="S-1", at=NOW)
    yield opened
    opened.vault.close()


@pytest.fixture(scope="module")
def paper() -> KeyPair:
    """The backup identity, whose secret half lies on paper."""
    return new_key_pair()


def made(office: Office, paper: KeyPair, kind: str = backup.VAULT, at: datetime = NOW) -> Path:
    return office.vault.back_up(office.folder, kind, [paper.public, office.settings.sealing_public], at)


@pytest.mark.parametrize("kind", [backup.VAULT, backup.KEYS])
def test_paper_and_office_open_it_and_nobody_else(office: Office, paper: KeyPair, kind: str) -> None:
    path = made(office, paper, kind)
    assert backup.look(path, paper.secret).office == office.settings.fingerprint
    assert office.vault.look_at_backup(path, office.vault.secret("sealing_secret")).kind == kind
    with pytest.raises(Trouble, match="backup_of_another_key"):
        backup.look(path, new_key_pair().secret)


def test_a_backup_holds_every_event_and_no_list(office: Office, paper: KeyPair) -> None:
    path = made(office, paper)
    found = office.vault.look_at_backup(path, office.vault.secret("sealing_secret"))
    assert found.rows == 6
    assert found.at == NOW
    assert len(office.vault.list_dossiers()) == 3, "the vault itself keeps its lists"


def test_work_goes_on_after_a_backup(office: Office, paper: KeyPair) -> None:
    made(office, paper)
    dossier = office.vault.new_dossier(person="S-1", at=NOW)
    assert office.vault.append(dossier, "named", {"name": "B"}, person="S-1", at=NOW)
    assert office.vault.verify() == []


def test_nothing_personal_stands_in_the_clear_and_nothing_is_left_lying(office: Office, paper: KeyPair) -> None:
    path = made(office, paper)
    with backup.opened(path, paper.secret) as (bench, _):
        inside = [one.read_bytes() for one in bench.rglob("*") if one.is_file()]
    assert not any(MARKER.encode() in content or b"SQLite format" in content for content in inside)
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_flipped_byte_anywhere_is_noticed(office: Office, paper: KeyPair) -> None:
    path = made(office, paper)
    whole = path.read_bytes()
    dice = random.Random(3)
    for place in sorted(dice.sample(range(len(whole)), 60)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1 << dice.randrange(8)]) + whole[place + 1 :])
        with pytest.raises(Trouble, match=r"backup_damaged|backup_unreadable"):
            backup.look(path, paper.secret)


@pytest.mark.parametrize("length", [0, 1, 100, 20_000])
def test_half_a_backup_is_noticed(office: Office, paper: KeyPair, length: int) -> None:
    path = made(office, paper)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(Trouble, match=r"backup_damaged|backup_unreadable"):
        backup.look(path, paper.secret)


def test_another_office_s_vault_does_not_read_it(office: Office, paper: KeyPair, tmp_path: Path) -> None:
    new_office(tmp_path / "other", name="Ander", operator="amal", practice=True, clock=Clock(NOW))
    other = open_office(tmp_path / "other", "practice", "practice", Clock(NOW))
    path = made(office, paper)
    with pytest.raises(Trouble, match="vault_damaged"):
        other.vault.look_at_backup(path, paper.secret)
    other.vault.close()


def test_a_folder_that_cannot_be_written_says_so(office: Office, paper: KeyPair) -> None:
    (office.folder / "backups").rmdir()
    (office.folder / "backups").write_text("in the way")
    with pytest.raises(Trouble, match="backup_not_writable"):
        made(office, paper)


def test_old_backups_go_and_the_newest_stays(office: Office, paper: KeyPair) -> None:
    for day in range(5):
        made(office, paper, at=NOW + timedelta(days=day))
        made(office, paper, backup.KEYS, NOW + timedelta(days=10 * day))
    assert len(backup.rotate(office.folder, backup.VAULT, keep=3, now=NOW)) == 2
    assert [backup.made_at(path).day for path in backup.listed(office.folder, backup.VAULT)] == [24, 25, 26]
    gone = backup.rotate(office.folder, backup.KEYS, days=30, now=NOW + timedelta(days=365))
    assert len(gone) == 4
    assert len(backup.listed(office.folder, backup.KEYS)) == 1
