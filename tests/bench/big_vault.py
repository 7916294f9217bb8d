"""An office with a hundred thousand dossiers of 60 events: lists, search, one dossier, verify and rebuild.

The office is made once (`big_office`) and copied for the run. Each line is a process of its own that unlocks the office
first; what is measured begins after the passphrase was stretched. The disk's own cache is warm, the vault's is not.
A key typed into the search is a page of what it finds and their number up to a thousand. Verify stands beside the bare
look at the seal of every page (`cipher_integrity_check`), which is a part of it. Memory is the most that a process had;
of verify the most that all its processes had together, what they share counted once.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from statistics import quantiles

from app.actions import dossier
from app.office import Office, open_office
from app.store import database
from tests.bench.big_office import DOSSIERS, EVENTS, big_office
from tests.bench.figures import Figure, milliseconds

ROUNDS = 9
TYPED = (
    "fatima", "haddad zahra", "محمد", "30/7/1985", "85073", "a-017", "gent anna", "zzz", "ozgur 1990", "ni", "tesf sel",
    "Олена", "d-00", "al-ahmad mo", "n'diaye", "xq", "suharto", "1979-05", "antwerpen wei", "张",
)  # fmt: skip
Numbers = list[float]


def figures(place: Path) -> list[Figure]:
    """Milliseconds, megabytes, MB/s and events/s."""
    folder = Path(shutil.copytree(big_office(), place / "big"))
    many = f"{DOSSIERS:,} dossiers"
    listed = [_in_a_process(folder, "lists") for _ in range(ROUNDS)]
    searched, opened = _in_a_process(folder, "search"), _in_a_process(folder, "open")
    verified, rebuilt = _in_a_process(folder, "verify"), _in_a_process(folder, "rebuild")
    shutil.rmtree(folder)
    return [
        Figure(f"{many}: lists after unlock", "ms", tuple(one[0] for one in listed), 500),
        Figure(f"{many}: a key typed, p95", "ms", (quantiles(searched[:-1], n=20)[-1],), 50),
        Figure(f"{many}: a dossier opened, p95", "ms", (quantiles(opened[:-1], n=20)[-1],), 30),
        Figure("  memory of those three", "MB", (max(searched[-1], opened[-1], listed[-1][-1]),), 250),
        Figure("  verify", "MB/s", (verified[0],), None, "seal of the pages", (verified[1],), at_least=100),
        Figure("  verify, memory", "MB", (verified[2],), 250),
        Figure("  lists made anew", "events/s", (rebuilt[0],), at_least=20_000),
        Figure("  lists made anew, memory", "MB", (rebuilt[-1],), 250),
    ]


def _in_a_process(folder: Path, deed: str) -> Numbers:
    """The numbers that a process of its own prints; the last one is its memory in MB."""
    words = [sys.executable, "-m", "tests.bench.big_vault", deed, str(folder)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    found: Numbers = json.loads(done.stdout)
    return found


def lists(office: Office) -> Numbers:
    """What the counter shows when it was unlocked: the first page, the numbers beside the lists, today."""

    def show() -> None:
        dossier.dossiers(office, most=100)
        dossier.how_many(office)
        dossier.how_many(office, mine=True)
        dossier.today(office)

    return [milliseconds(show)]


def search(office: Office) -> Numbers:
    """Every key of every word that somebody types, from the first on."""

    def look(typed: str) -> None:
        dossier.dossiers(office, typed, most=100)
        dossier.how_many(office, typed, most=1_001)

    return [milliseconds(lambda: look(word[:length])) for word in TYPED for length in range(1, len(word) + 1)]  # noqa: B023


def open_some(office: Office) -> Numbers:
    """Dossiers from all over the vault."""
    dossier.open_dossier(office, office.vault.list_dossiers(most=1)[0].id)
    some = Random(7).sample(office.vault.living(), 100)
    return [milliseconds(lambda: dossier.open_dossier(office, one)) for one in some]  # noqa: B023


def verify(office: Office) -> Numbers:
    """MB of the vault's file in a second: the whole look, and the seals of its pages alone; MB of memory."""
    size = (office.folder / "vault" / "vault.db").stat().st_size / 1e6
    seals = milliseconds(lambda: database.rows(office.vault.db, "PRAGMA cipher_integrity_check"))
    wrong: list[str] = []
    held = [memory()]
    whole = milliseconds(lambda: wrong.extend(office.vault.verify(lambda _, __: held.append(memory()))))
    if wrong:
        raise SystemExit(f"{len(wrong)} things are wrong with the vault: {wrong[0]}")
    return [size / whole * 1000, size / seals * 1000, max(held)]


def memory() -> float:
    """MB that this process and those which it began hold now; what several share counts once."""
    begun = " ".join(path.read_text() for path in Path("/proc/self/task").glob("*/children")).split()
    total = 0
    for pid in ("self", *begun):
        with suppress(OSError):  # it has just ended
            total += int(re.findall(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)[0])
    return total / 1024


def rebuild(office: Office) -> Numbers:
    """Events in a second, their bodies opened."""
    return [DOSSIERS * EVENTS / milliseconds(office.vault.rebuild) * 1000]


DEEDS: dict[str, Callable[[Office], Numbers]] = {
    "lists": lists, "search": search, "open": open_some, "verify": verify, "rebuild": rebuild,
}  # fmt: skip


def main(deed: str, folder: Path) -> None:
    """Do one deed with the office and print its numbers."""
    office = open_office(folder, "practice", "practice")
    numbers = DEEDS[deed](office)
    office.vault.close()
    most = re.findall(r"^VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(), re.MULTILINE)
    print(json.dumps([*numbers, int(most[0]) / 1024]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
