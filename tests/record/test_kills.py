"""Deeds are killed with SIGKILL at random moments: what was acknowledged is there afterwards, nothing half is.

Some 50 kills here, six in tests/app/store; `make soak` sets KILLS=1000. The moments differ with each run, but for SEED.
"""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest

from app.actions import backup
from app.errors import Trouble
from app.office import open_kiosk, open_office
from app.seals import derive
from app.store import after_restore, attachments, card, database, erasing, migrating
from app.store.backup import KEYS, VAULT, listed
from app.store.lines import Asked
from tests.older_vault import make_older, steps_before
from tests.record.deeds import Deed, Forker
from tests.record.standing import NOW, Standing
from tests.scan import pdf_of

KILLS = int(os.environ.get("KILLS", "48"))
SEED = int(os.environ.get("SEED", str(random.SystemRandom().randrange(10_000))))
MANY = 5_000
SEARCH = "0004_search"


def kills(share: float) -> range:
    return range(round(KILLS * share))


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    print(f"SEED={SEED}")
    return random.Random(f"{SEED} {request.node.name}")


def office_words(standing: Standing) -> list[str]:
    return ["--office", str(standing.folder)]


def test_every_kept_line_is_there_and_nothing_half_is(standing: Standing, forker: Forker, dice: random.Random) -> None:
    vault = standing.vault()
    dossier, written = vault.new_dossier(person="S-1", at=NOW), 0
    vault.close()
    lines = "".join(f"children\t{number % 12}\n" for number in range(MANY))
    for _ in kills(0.22):
        deed = forker.start("dossier", "answer", "--dossier", dossier, *office_words(standing), given=lines)
        deed.wait_for("kept")
        time.sleep(dice.uniform(0, 0.06))
        deed.kill()
        kept = [line.split()[1] for line in deed.said()]
        vault = standing.vault()
        events = [event for event in vault.events(dossier) if event.kind == "answered"][written:]
        assert [event.id for event in events][: len(kept)] == kept and len(events) - len(kept) in (0, 1)
        assert [event.body["raw"] for event in events] == [str(number % 12) for number in range(len(events))]
        written += len(events)
        vault.close()
    vault = standing.vault()
    assert vault.verify() == []
    vault.close()


def test_every_sealed_answer_reaches_the_counter(standing: Standing, forker: Forker, dice: random.Random) -> None:
    years = [str(1940 + number % 60) for number in range(MANY)]
    lines = "".join(f"birth_date\t{year}\n" for year in years)
    seen: set[str] = set()
    for _ in kills(0.22):
        deed = forker.start("visit", "fill", *office_words(standing), given=lines)
        deed.wait_for("sealed")
        time.sleep(dice.uniform(0, 0.06))
        deed.kill()
        sealed = len(deed.said()) - 1
        vault = standing.vault()
        (visit,) = [one for one in standing.visits(vault) if one.visit not in seen]
        seen.add(visit.visit)
        assert not visit.running and not visit.finished and visit.troubles == ()
        assert visit.answers["birth_date"] in years[sealed - 1 : sealed + 1]
        vault.close()


def test_a_backup_is_whole_or_not_there(standing: Standing, forker: Forker, dice: random.Random) -> None:
    sealing_key(standing)
    words = ["backup", "make", *office_words(standing)]
    whole = seconds(forker.start(*words))
    for _ in kills(0.12):
        deed = forker.start(*words)
        time.sleep(dice.uniform(0.3, 1) * whole)
        deed.kill()
        standing.forgive()
        vault = standing.vault()
        secret = vault.secret("sealing_secret")
        found = [path for kind in (VAULT, KEYS) for path in listed(standing.folder, kind)]
        assert [vault.look_at_backup(path, secret).path for path in found] == found
        acknowledged = [line.split(": ")[1].split(",")[0] for line in deed.said() if line.startswith("made")]
        assert set(acknowledged) <= set(map(str, found))
        vault.close()
    assert forker.start(*words).end() == 0
    assert [path for path in (standing.folder / "backups").iterdir() if path.name.startswith(".")] == []


def test_an_erasure_is_finished_or_not_begun(standing: Standing, forker: Forker, dice: random.Random) -> None:
    whole = seconds(forker.start(*to_erase(standing, new_dossier(standing))))
    for _ in kills(0.1):
        dossier = new_dossier(standing)
        deed = forker.start(*to_erase(standing, dossier))
        time.sleep(dice.uniform(0.4, 1) * whole)
        deed.kill()
        standing.forgive()
        vault = standing.vault()
        gone = erasing.is_erased(vault, dossier)
        assert gone or not deed.said()
        assert (dossier in {line.id for line in vault.list_dossiers()}) is not gone
        assert (dossier in after_restore.gone(standing.folder)) is gone
        if gone:
            with pytest.raises(Trouble, match="dossier_erased"):
                vault.events(dossier)
        else:
            assert [event.kind for event in vault.events(dossier)] == ["opened", "named"]
        assert vault.verify() == []
        vault.close()


def test_lists_that_were_being_made_anew_are_whole(standing: Standing, forker: Forker, dice: random.Random) -> None:
    dossiers = [new_dossier(standing) for _ in range(20)]
    whole = seconds(forker.start("vault", "rebuild", *office_words(standing)))
    vault = standing.vault()
    digest = vault.digest_of_lists()
    vault.close()
    for _ in kills(0.1):
        deed = forker.start("vault", "rebuild", *office_words(standing))
        time.sleep(dice.uniform(0.4, 1) * whole)
        deed.kill()
        standing.forgive()
        vault = standing.vault()
        assert vault.digest_of_lists() == digest and vault.count_dossiers() == len(dossiers)
        assert vault.verify() == []
        vault.close()


def test_a_restored_office_is_whole_or_not_there(
    standing: Standing, forker: Forker, dice: random.Random, tmp_path: Path
) -> None:
    paper = sealing_key(standing)
    dossiers = sorted(new_dossier(standing) for _ in range(5))
    assert forker.start("backup", "make", *office_words(standing)).end() == 0
    copies = [str(listed(standing.folder, kind)[-1]) for kind in (VAULT, KEYS)]
    (tmp_path / "again").mkdir()

    def restoring(number: int) -> list[str]:
        fd = "--passphrase-fd", "0"
        return ["backup", "restore", *copies, "--to", str(tmp_path / "again" / str(number)), *fd]

    whole = seconds(forker.start(*restoring(0), given=f"{paper}\n"))
    for number in kills(0.1):
        deed = forker.start(*restoring(number + 1), given=f"{paper}\n")
        time.sleep(dice.uniform(0.2, 1) * whole)
        deed.kill()
        target = tmp_path / "again" / str(number + 1)
        assert target.exists() or not deed.said()
        if target.exists():
            vault = Standing(target, standing.key).vault()
            assert sorted(line.id for line in vault.list_dossiers()) == dossiers and vault.verify() == []
            vault.close()
            continue
        assert forker.start(*restoring(number + 1), given=f"{paper}\n").end() == 0
    assert forker.start(*restoring(KILLS), given=f"{paper}\n").end() == 0
    assert [path for path in (tmp_path / "again").iterdir() if path.name.startswith(".")] == []


def test_a_re_keying_has_happened_or_not_and_the_next_one_finishes(
    standing: Standing, forker: Forker, dice: random.Random
) -> None:
    dossiers = sorted(new_dossier(standing) for _ in range(5))
    lines = "birth_date\t1990\nnationalities\tSyria\n"
    assert forker.start("visit", "fill", *office_words(standing), given=lines).end() == 0
    words = ["vault", "rekey", *office_words(standing)]
    whole, times = seconds(forker.start(*words)), 1
    for _ in kills(0.12):
        before = card.read(standing.folder).fingerprint
        deed = forker.start(*words)
        time.sleep(dice.uniform(0.2, 1) * whole)
        deed.kill()
        standing.forgive()
        office = open_office(standing.folder, "practice", "practice")
        changed = office.settings.fingerprint != before
        times += changed
        assert changed or not deed.said()
        assert len(office.vault.journal_of("vault_rekeyed")) == times
        assert sorted(line.id for line in office.vault.list_dossiers()) == dossiers and office.vault.verify() == []
        (visit,) = office.letterbox.visits()
        assert visit.answers["birth_date"] == "1990" and visit.troubles == ()
        assert open_kiosk(standing.folder).settings == office.settings
        office.vault.close()
    assert forker.start(*words).end() == 0
    assert [path for path in standing.folder.iterdir() if path.name.startswith((".", "rekeyed"))] == []


def test_a_vault_is_old_or_new_after_a_killed_migration(
    standing: Standing, forker: Forker, dice: random.Random, tmp_path: Path
) -> None:
    dossiers = sorted(new_dossier(standing) for _ in range(60))
    make_older(standing.folder, standing.key, SEARCH)
    words = ["vault", "verify", "--office"]
    whole = seconds(forker.start(*words, str(standing.copy(tmp_path / "whole").folder)))
    for number in kills(0.12):
        older = standing.copy(tmp_path / str(number))
        deed = forker.start(*words, str(older.folder))
        time.sleep(dice.uniform(0.2, 1) * whole)
        deed.kill()
        older.forgive()
        for path in migrating.copies(older.folder):
            db = database.connect(path, derive(older.key, "vault"), steps_before(SEARCH))
            assert len(database.rows(db, "SELECT * FROM events")) == 2 * len(dossiers)
            db.close()
        vault = older.vault()
        assert sorted(line.id for line in vault.list_dossiers(Asked([["an"]]))) == dossiers and vault.verify() == []
        assert any(SEARCH in copy.name for copy in migrating.copies(older.folder))
        vault.close()
        shutil.rmtree(older.folder)


def test_a_scan_that_is_killed_half_way_is_not_there(
    standing: Standing, forker: Forker, dice: random.Random, tmp_path: Path
) -> None:
    dossier = new_dossier(standing)
    for number in range(max(1, KILLS // 100)):
        scan = tmp_path / f"{number}.pdf"
        scan.write_bytes(pdf_of(dice.randbytes(20_000_000)))
        deed = forker.start("dossier", "attach", "--dossier", dossier, str(scan), *office_words(standing))
        time.sleep(dice.uniform(0.3, 0.8))
        deed.kill()
        standing.forgive()
        vault = standing.vault()
        kept = [line.split()[1] for line in deed.said()]
        assert {one.id for one in attachments.listed(vault, dossier)} >= set(kept)
        assert vault.verify() == []
        vault.close()


def sealing_key(standing: Standing) -> str:
    """Make the key on paper to which backups are sealed."""
    office = open_office(standing.folder, "practice", "practice")
    identity = backup.new_identity()
    backup.keep_identity(office, identity, identity)
    office.vault.close()
    return identity


def new_dossier(standing: Standing) -> str:
    vault = standing.vault()
    dossier = vault.new_dossier(person="S-1", at=NOW)
    vault.append(dossier, "named", {"name": "An"}, person="S-1", at=NOW)
    vault.close()
    return dossier


def to_erase(standing: Standing, dossier: str) -> list[str]:
    return ["dossier", "erase", "--dossier", dossier, "--ground", "term", *office_words(standing)]


def seconds(deed: Deed) -> float:
    """How long a deed takes that nobody kills."""
    began = time.monotonic()
    assert deed.end() == 0, deed.wrong()
    return time.monotonic() - began
