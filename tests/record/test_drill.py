"""The restore drill: an office stands up beside the vault, is compared and is gone; killed, it leaves nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from app.actions import backup
from app.actions.erase import erase
from app.errors import Trouble
from app.office import Clock, Office, open_office
from app.store import after_restore, attachments, contents
from app.store.backup import KEYS, VAULT, listed
from tests.record.deeds import Forker
from tests.record.standing import NOW, Standing

KILLS = max(3, int(os.environ.get("KILLS", "0")) // 20)
NAME = "Zylphara Quendrix"


@pytest.fixture
def office(standing: Standing, tmp_path: Path) -> Iterator[Office]:
    """An office with a scan, a backup, and something written since."""
    opened = open_office(standing.folder, "practice", "practice", Clock(NOW))
    paper = backup.new_identity()
    backup.keep_identity(opened, paper, paper)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-" + bytes(200_000))
    for number in range(3):
        dossier = opened.vault.new_dossier(person="S-1", at=NOW)
        opened.vault.append(dossier, "named", {"name": f"{NAME} {number}"}, person="S-1", at=NOW)
        with scan.open("rb") as source:
            attachments.attach(
                opened.vault, dossier, source, name="s.pdf", kind="application/pdf", person="S-1", at=NOW
            )
    backup.make(opened)
    opened.vault.append(dossier, "named", {"name": "written since"}, person="S-1", at=NOW)
    yield opened
    opened.vault.close()


def left_lying(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_the_restored_office_is_what_the_vault_was(office: Office, standing: Standing) -> None:
    steps: list[tuple[str, int, int]] = []
    done = backup.drill(office, standing.key, lambda *told: steps.append(told))
    assert (done.wrong, done.made, done.dossiers, done.files, done.events) == ((), NOW, 3, 3, 9)
    assert [one for one, _, _ in steps[:1]] == ["restore"] and steps[-1] == ("done", 4, 4)
    assert {one for one, _, _ in steps} == {"restore", "verify", "compare", "done"}
    assert all(a[1] / a[2] <= b[1] / b[2] for a, b in pairwise(steps)), "it never goes back"
    assert left_lying(office.folder) == []
    assert office.vault.journal()[-1].deed == "backup_drilled"


def test_what_was_erased_since_is_erased_again(office: Office, standing: Standing) -> None:
    erase(office, office.vault.list_dossiers()[0].id, "asked")
    done = backup.drill(office, standing.key)
    assert (done.erased_again, done.wrong, done.dossiers) == (1, (), 3)


def test_a_vault_that_lost_an_event_since_differs(office: Office, standing: Standing) -> None:
    held = contents.of(office.vault.db)
    assert contents.of(office.vault.db, until=held) == held
    office.vault.db.execute("DROP TRIGGER events_no_delete")
    office.vault.db.execute("DROP TRIGGER attachment_pieces_no_delete")
    office.vault.db.execute("DELETE FROM attachment_pieces WHERE attachment = (SELECT min(id) FROM attachments)")
    office.vault.db.commit()
    assert backup.drill(office, standing.key).wrong == ("files_differ",)
    office.vault.db.execute("DELETE FROM events WHERE id = (SELECT min(id) FROM events)")
    office.vault.db.commit()
    with pytest.raises(Trouble, match="backup_damaged"):
        backup.drill(office, standing.key)


def test_a_drill_lies_where_nobody_else_looks_and_in_no_clear_letters(office: Office, standing: Standing) -> None:
    seen: list[tuple[int, bool]] = []

    def look(*told: object) -> None:
        if told[0] == "verify" and told[1] == 1:
            (place,) = [path for path in office.folder.glob(".drill.*") if path.is_dir()]
            held = [path.read_bytes() for path in place.rglob("*") if path.is_file()]
            seen.append((place.stat().st_mode & 0o777, any(NAME.encode() in one or b"%PDF" in one for one in held)))

    backup.drill(office, standing.key, look)
    assert seen == [(0o700, False)]


def test_a_drill_that_is_killed_leaves_nothing_that_stays(
    office: Office, standing: Standing, forker: Forker
) -> None:
    dice, words = random.Random(7), ["backup", "drill", "--office", str(standing.folder)]
    began = time.monotonic()
    assert forker.start(*words).end() == 0
    whole = time.monotonic() - began
    for _ in range(KILLS):
        deed = forker.start(*words)
        time.sleep(dice.uniform(0.3, 1) * whole)
        deed.kill()
        standing.forgive()
        assert office.vault.verify() == []
        assert len(listed(standing.folder, VAULT)) == len(listed(standing.folder, KEYS)) == 1
    deed = forker.start(*words, "--json")
    assert deed.end() == 0 and json.loads(deed.said()[0])["same"]
    assert left_lying(standing.folder) == [], "the next drill cleared away what killed ones left"


@pytest.mark.parametrize("deed", ["make", "drill"])
def test_a_stopped_deed_clears_up_and_says_so(
    office: Office, standing: Standing, forker: Forker, deed: str
) -> None:
    words = ["backup", deed, "--progress", "--office", str(standing.folder)]
    before = listed(standing.folder, VAULT)
    started = forker.start(*words)
    until = time.monotonic() + 30
    while "step" not in started.wrong() and time.monotonic() < until:
        time.sleep(0.002)
    os.kill(started.pid, signal.SIGTERM)
    assert started.end() == 130 and "stopped; what was half made is gone" in started.wrong()
    assert left_lying(standing.folder) == [] and left_lying(standing.folder / "backups") == []
    for path in listed(standing.folder, VAULT):
        assert path in before or office.vault.look_at_backup(path, office.vault.secret("sealing_secret"))


def test_a_drill_on_a_full_disk_says_so_and_leaves_nothing(made: Standing, small_disk: Path) -> None:
    standing = made.copy(small_disk / "office")
    office = open_office(standing.folder, "practice", "practice", Clock(NOW))
    paper = backup.new_identity()
    backup.keep_identity(office, paper, paper)
    backup.make(office)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize - 200_000))
    with pytest.raises(Trouble, match=r"disk_full|office_not_writable"):
        backup.drill(office, standing.key)
    assert left_lying(standing.folder) == []
    filler.unlink()
    assert backup.drill(office, standing.key).wrong == ()
    office.vault.close()


def test_a_stick_that_goes_in_the_middle_leaves_the_backup_here(office: Office, small_disk: Path) -> None:
    stick = small_disk / "stick"
    stick.mkdir()
    clock = Clock(NOW + timedelta(hours=1))
    (small_disk / "filler").write_bytes(bytes(os.statvfs(small_disk).f_bavail * 4096 - 40_000))
    with pytest.raises(Trouble, match="backup_not_copied"):
        backup.make(Office(**vars(office) | {"clock": clock}), copy_to=stick)
    assert list(stick.iterdir()) == []
    good = backup.last(office.folder)
    assert good is not None and good.made == clock.now(), "the one in the office folder is good"

    def pulled(what: str, done: int, of: int) -> None:
        if what == "copy_out":
            subprocess.run(["umount", "-l", str(small_disk)], check=True)

    clock.set(NOW + timedelta(hours=2))
    with pytest.raises(Trouble, match="backup_not_copied"):
        backup.make(Office(**vars(office) | {"clock": clock}), pulled, stick)
    again = backup.last(office.folder)
    assert again is not None and again.made == clock.now()


def test_a_copy_elsewhere_is_read_again_and_carries_the_list_of_the_erased(office: Office, tmp_path: Path) -> None:
    erase(office, office.vault.list_dossiers()[0].id, "asked")
    (tmp_path / "stick").mkdir()
    made = backup.make(office, copy_to=tmp_path / "stick")
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == sorted(
        [made.vault.path.name, made.keys.path.name, "erased.txt"]
    )
    assert [path.read_bytes() for path in made.copies] == [made.vault.path.read_bytes(), made.keys.path.read_bytes()]
    assert len(after_restore.listed(tmp_path / "stick" / "erased.txt")) == 1
