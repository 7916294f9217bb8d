"""A run with marked names, numbers and scans from the kiosk to the copy for the person: nothing of it lies in the clear
but that copy, and nothing of an erased person can be had from vault, keys and backups together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest

from app.actions import backup as backups
from app.actions.erase import erase
from app.actions.unlock import lock
from app.actions.unlock import unlock as unlock_office
from app.errors import Trouble
from app.office import Clock, NewMember, confirm, new_office, open_office
from app.seals import LEAST, derive, paper_identity, read_paper_key, unlock
from app.store import backup, database, papers, schema
from tests.record.deeds import TREE
from tests.record.standing import NOW, Standing
from tests.scan import pdf_of

NAME, LATIN, NUMBER, BIRTH = "زلفارا كويندريكس", "Zylphara Quendrix", "85073003328", "1987-06-05"
PASSPHRASE, SCAN_NAME, SCAN = "quendrix sings at dawn", "quendrix-passport.pdf", pdf_of(b"marked scan " * 9_000)
MARKS = {
    "name": NAME, "Latin name": LATIN, "number": NUMBER, "birth date": BIRTH, "passphrase": PASSPHRASE,
    "name of the scan": SCAN_NAME, "scan": "marked scan marked scan", "folded name": LATIN.casefold(),
}  # fmt: skip
PAPERS = """
import sys
from pathlib import Path
from app.actions import papers
from app.actions.unlock import unlock
office = unlock(Path(sys.argv[1]), "An", sys.stdin.readline().strip())
for kind in ("contract", "bring", "advice"):
    draft = papers.gather(office, sys.argv[2], kind)
    print(papers.keep(office, draft, papers.draw(draft)))
office.vault.close()
"""


class House:
    """A machine with one office: everything that the program may write to lies under one folder."""

    def __init__(self, place: Path) -> None:
        self.place, self.office = place, place / "home" / "office"
        for name in ("home", "temp", "work", "run"):
            (place / name).mkdir()
        rooms = {"HOME": "home", "TMPDIR": "temp", "XDG_RUNTIME_DIR": "run"}
        self.env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(TREE), "PYTHONDONTWRITEBYTECODE": "1"}
        self.env |= {name: str(place / room) for name, room in rooms.items()}

    def start(self, *words: str, code: str = "", who: bool = True) -> subprocess.Popen[bytes]:
        """A deed as a program of its own, its input still open."""
        program = ["-c", code, *words] if code else ["-m", "app", *words, "--office", str(self.office)]
        reading, writing = os.pipe()
        os.write(writing, f"{PASSPHRASE}\n".encode())
        os.close(writing)
        by = ["--staff", "An", "--passphrase-fd", str(reading)] if who and not code else []
        process = subprocess.Popen(
            [sys.executable, *program, *by], env=self.env, cwd=self.place / "work", pass_fds=[reading],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        os.close(reading)
        return process

    def run(self, *words: str, given: str = "", code: str = "", who: bool = True) -> str:
        """What a deed prints; it must go well."""
        process = self.start(*words, code=code, who=who)
        out, wrong = process.communicate(given.encode(), timeout=60)
        assert process.returncode == 0, wrong.decode()
        return out.decode()

    def files(self) -> list[Path]:
        """Everything that was written."""
        return [path for path in self.place.rglob("*") if path.is_file()]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr("app.seals.calibrate", lambda: LEAST)
    (tmp_path / "machine").mkdir()
    one = House(tmp_path / "machine")
    staff = [NewMember("An", PASSPHRASE, ("administrator", "assessor"))]
    new_office(one.office, name="Proef", operator="atlas", staff=staff)
    return one


def marked(contents: Iterable[bytes]) -> set[str]:
    """The marks that stand in these bytes."""
    every = list(contents)
    return {
        name for name, mark in MARKS.items() for code in ("utf-8", "utf-16-le")
        if any(mark.encode(code) in content for content in every)
    }  # fmt: skip


def test_a_whole_intake_leaves_nothing_but_the_copy_that_was_asked_for(house: House, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / SCAN_NAME).write_bytes(SCAN)
    said = f"birth_date\t{BIRTH}\nnationalities\tSyria\nregister_municipality\tGent\n"
    assert house.run("visit", "fill", "--language", "ar", given=said, who=False).count("sealed") == 3
    dossier = house.run("inbox", "take", "A-001").strip()
    one = ["--dossier", dossier]
    watched(house.start("dossier", "answer", *one), f"name\t{NAME}\nlatin_name\t{LATIN}\nnational_number\t{NUMBER}\n")
    house.run("dossier", "attach", *one, str(desk / SCAN_NAME))
    assert house.run(str(house.office), dossier, given=f"{PASSPHRASE}\n", code=PAPERS).count("\n") == 3
    assert LATIN in house.run("dossier", "show", *one)
    house.run("dossier", "history", *one)
    assert LATIN in house.run("dossier", "search", given="zylph\n")
    house.run("vault", "rebuild")
    house.run("vault", "verify")
    house.run("dossier", "export", *one, "--to", str(desk / "copy"), "--reason", "asked_by_the_person")
    files = house.files()
    assert marked([b"".join(str(path).encode() for path in files), *(path.read_bytes() for path in files)]) == set()
    assert [path for path in files if house.office not in path.parents] == [], "nothing is written outside the office"
    copy = [path.read_bytes() for path in (desk / "copy").rglob("*") if path.is_file()]
    assert marked(copy) == MARKS.keys() - {"passphrase", "folded name"}, "what is looked for can be found"


def watched(process: subprocess.Popen[bytes], lines: str) -> None:
    """Give a deed its lines, and look at what others can see of its process while it runs."""
    assert process.stdin is not None and process.stdout is not None and process.stderr is not None
    process.stdin.write(lines.encode())
    process.stdin.flush()
    kept = [process.stdout.readline() for _ in lines.splitlines()]
    assert all(line.startswith(b"kept ") for line in kept), process.stderr.read()
    seen = Path(f"/proc/{process.pid}")
    if seen.exists():
        assert marked([(seen / "cmdline").read_bytes(), (seen / "environ").read_bytes()]) == set()
        limits = (seen / "limits").read_text(encoding="ascii").splitlines()
        assert next(line.split()[4:6] for line in limits if line.startswith("Max core")) == ["0", "0"]
    process.communicate(timeout=60)


@pytest.mark.parametrize("deed", ["a backup", "an unlocking"])
def test_an_erased_person_cannot_be_had_from_vault_keys_and_backups_together(
    made: Standing, tmp_path: Path, deed: str
) -> None:
    """On the day that the erasure named, whatever is done first in the office."""
    standing, clock = made.copy(tmp_path / "office"), Clock(NOW)
    office = open_office(standing.folder, "practice", "practice", clock)
    identity = backups.new_identity()
    backups.keep_identity(office, identity, identity)
    dossier = office.vault.new_dossier(person="S-1", at=NOW)
    office.vault.append(dossier, "named", {"name": NAME, "latin_name": LATIN}, person="S-1", at=NOW)
    body = {"fact": "birth_date", "raw": BIRTH}
    office.vault.append(dossier, "answered", body, person="S-1", at=NOW)
    papers.put(
        office.vault, dossier, kind="slip", language="nl", data=SCAN, edition="", person="S-1", at=NOW
    )
    backups.make(office)
    assert [line.birth for line in office.vault.list_dossiers()] == [BIRTH], "the lists know the person"
    assert can_be_had(standing, identity, dossier) > 0, "what is looked for can be found"
    assert marked(rows(standing.folder / "vault" / "vault.db", standing.key)) >= {"name", "Latin name", "birth date"}
    gone_on = erase(office, dossier, "asked")
    assert can_be_had(standing, identity, dossier) > 0, "an older backup of the keys still holds the key"
    clock.set(NOW.replace(hour=7) + timedelta(days=(gone_on - NOW.date()).days))
    if deed == "a backup":
        backups.make(office)
    else:
        assert backups.keys_overdue(standing.folder, clock.now())
        lock(unlock_office(standing.folder, "practice", "practice", clock))
        assert not backups.keys_overdue(standing.folder, clock.now())
    assert confirm(office, "practice") == standing.key
    office.vault.close()
    assert can_be_had(standing, identity, dossier) == 0
    assert marked(rows(standing.folder / "vault" / "vault.db", standing.key)) == set()


def can_be_had(standing: Standing, paper: str, dossier: str) -> int:
    """How many bodies of a dossier somebody opens who has the vault's key, the key on paper, and every file."""
    bodies, keys = [], []
    for path in (standing.folder / "vault" / "vault.db", *backup.listed(standing.folder, backup.VAULT)):
        bodies += taken(path, paper, standing.key, f"SELECT id, kind, body FROM events WHERE dossier = '{dossier}'")
    for path in (standing.folder / "vault" / "keys.db", *backup.listed(standing.folder, backup.KEYS)):
        keys += [key for (key,) in taken(path, paper, standing.key, "SELECT key FROM dossier_keys")]
    assert bodies
    return sum(opens(key, body, f"event {dossier} {id_} {kind}") for id_, kind, body in bodies for key in keys)


def opens(key: bytes, body: bytes, about: str) -> bool:
    try:
        return bool(unlock(key, body, about))
    except Trouble:
        return False


def taken(path: Path, paper: str, key: bytes, query: str) -> list[tuple[object, ...]]:
    """The rows of a query on a database or on the one in a backup."""
    if path.suffix == ".db":
        return asked(path, key, query)
    with backup.opened(path, paper_identity(read_paper_key(paper)).secret) as (bench, found):
        return asked(bench / backup.DATABASE[found.kind], key, query)


def asked(path: Path, key: bytes, query: str) -> list[tuple[object, ...]]:
    purpose, steps = ("vault", schema.vault_steps) if path.stem == "vault" else ("dossier keys", schema.key_steps)
    db = database.connect(path, derive(key, purpose), steps)
    try:
        return database.rows(db, query)
    finally:
        db.close()


def rows(path: Path, key: bytes) -> list[bytes]:
    """Every row of every table, as bytes."""
    tables = asked(path, key, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return [
        "\n".join(map(str, row)).encode() for (name,) in tables for row in asked(path, key, f"SELECT * FROM {name}")
    ]
