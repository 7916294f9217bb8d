"""A made-up office with very many dossiers, made once and kept in the user's cache: `DOSSIERS` of 60 events each.

    python -m tests.bench.big_office [DOSSIERS]

Each newcomer is at the desk three times, weeks apart: a visit from the kiosk is taken, the interview follows, then what
came later; so that the events of a dossier lie apart, between those of others, as they do in an office. The bodies are
those that the deeds write. They are sealed and kept through the store's own tables, but many in one transaction and
without waiting for the disk: some minutes and 2 GB for a hundred thousand dossiers. The cache is kept for the next
run; a change of the vault's shape makes another one. `ONTHAAL_BENCH_CACHE` names another folder.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from app.actions.practice_people import draw
from app.office import open_office
from app.seals import lock, new_key
from app.store import database, schema, ticks
from app.store.vault import Vault
from tests.bench.places import practice_office

DOSSIERS = int(os.environ.get("DOSSIERS", "100000"))
EVENTS = 60
STAFF = 20
TEMPLATES = 400
FIRST_DAY = datetime.fromisoformat("2016-01-04T09:00:00+01:00")
SITTINGS = ((0, 36), (900, 16), (4_000, 8))
"""How many newcomers later each sitting is, and how many events it has."""
BATCH = 20_000
NAMES = (
    ("Fatima", "فاطمة"), ("Mohammed", "محمد"), ("Olena", "Олена"), ("Selam", "ሰላም"), ("Zahra", "زهرا"), ("Ahmet", ""),
    ("Maria", ""), ("João", ""), ("Łukasz", ""), ("Nguyễn", ""), ("Wei", "伟"), ("Ivana", ""), ("Abdi", ""),
    ("Priya", "प्रिया"), ("Samuel", ""), ("Grace", ""), ("Amina", "أمينة"), ("Yusuf", "يوسف"),
    ("Anna", ""), ("Suharto", ""),
)  # fmt: skip
SURNAMES = (
    ("Al-Ahmad", "الأحمد"), ("Haddad", "حداد"), ("Kovalenko", "Коваленко"), ("Tesfaye", "ተስፋዬ"), ("Hosseini", "حسینی"),
    ("Özgür", ""), ("Fernández", ""), ("da Silva", ""), ("Nowak", ""), ("Trần", ""), ("Zhang", "张"), ("N'Diaye", ""),
    ("Hassan", ""), ("Sharma", "शर्मा"), ("Okoro", ""), ("Miller", ""), ("van den Berg", ""), ("Diallo", ""), ("", ""),
    ("Georgiou", "Γεωργίου"), ("Popescu", ""), ("Ivanova", "Иванова"), ("Rahmani", "رحمانی"), ("Kaya", ""),
)  # fmt: skip
DECIDED = (("group", "obliged"), ("parts.mo", "required"), ("parts.nt2", "required"), ("parts.work", "required"))
EDITION = "2026.1 2026-11-22 6b667ffa28a8"
Sitting = list[tuple[str, bytes]]


def big_office(dossiers: int = DOSSIERS) -> Path:
    """The office folder from the cache, made first where it is missing."""
    cache = Path(os.environ.get("ONTHAAL_BENCH_CACHE", Path.home() / ".cache" / "onthaal-bench"))
    shape = [step.name for step in schema.vault_steps._migrations][-1]
    folder = cache / f"{dossiers}x{EVENTS}-{shape}"
    if not folder.exists():
        half = folder.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        half.parent.mkdir(parents=True, exist_ok=True)
        office = open_office(practice_office(half), "practice", "practice")
        _fill(office.vault, dossiers, office.person.id)
        office.vault.rebuild()
        office.vault.close()
        half.rename(folder)
    return folder


def _fill(vault: Vault, dossiers: int, person: str) -> None:
    rng, templates = Random(60), [_template(one) for one in draw(60, TEMPLATES)]
    keys = [(f"D-{number:010x}", new_key()) for number in rng.sample(range(1 << 40), dossiers)]
    with database.change(vault.keys):
        vault.keys.conn.executemany("INSERT INTO dossier_keys (dossier, key) VALUES (?, ?)", keys)
    staff = [person, *(f"S-{number:08x}" for number in range(STAFF - 1))]
    database.rows(vault.db, "PRAGMA synchronous = OFF")
    database.rows(vault.db, "PRAGMA cache_size = -400000")
    rows = _rows(keys, templates, staff, vault.secret("device"))
    while some := list(islice(rows, BATCH)):
        with database.change(vault.db):
            vault.db.conn.executemany(
                "INSERT INTO events (id, dossier, device, seq, person, at, kind, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                some,
            )
        print(f"\r{some[-1][3]} of {dossiers * EVENTS} events", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _rows(
    keys: list[tuple[str, bytes]], templates: list[Sitting], staff: list[str], device: str
) -> Iterator[tuple[Any, ...]]:
    """Every event in the order of time, as it stands in its table."""
    seq, last = 0, None
    for turn in range(len(keys) + SITTINGS[-1][0]):
        at = FIRST_DAY + timedelta(minutes=36 * turn)
        moment, begin = at.isoformat(), 0
        for later, length in SITTINGS:
            number = turn - later
            if 0 <= number < len(keys):
                dossier, key = keys[number]
                person = staff[(number if later else number + turn) % len(staff)]
                for kind, body in _bodies(templates[number % len(templates)], number)[begin : begin + length]:
                    seq, last = seq + 1, ticks.next_id(last, at, device)
                    locked = lock(key, body, f"event {dossier} {last} {kind}")
                    yield last, dossier, device, seq, person, moment, kind, locked
            begin += length


def _bodies(template: Sitting, number: int) -> Sitting:
    """The events of one newcomer: a template, with a name, a birth date, a number and a ticket of the own."""
    latin, name = (" ".join(filter(None, pair)) for pair in zip(*_name(number), strict=True))
    born = FIRST_DAY.date() - timedelta(days=6_600 + number * 7919 % 18_000)
    made = list(template)
    ticket = f"{'ABCDE'[number % 5]}-{number % 1000:03d}"
    made[1] = "visit_taken", made[1][1].replace(b"A-001", ticket.encode())
    made[2] = _event("answered", fact="birth_date", raw=born.isoformat(), proof="original", by="newcomer")
    made[36] = _event("named", name=name or latin, latin_name=latin if name else "")
    made[37] = _event("identified", number=_national_number(born.strftime("%y%m%d"), number % 998))
    meets = FIRST_DAY + timedelta(days=number // 13 + 60, minutes=15 * (number % 13))
    made[-1] = _event("appointment_made", what="nt2", at=meets.isoformat()[:16], place="Onthaal 3", bring="")
    return made


def _name(number: int) -> tuple[tuple[str, str], tuple[str, str]]:
    first, last = NAMES[number % len(NAMES)], SURNAMES[number // len(NAMES) % len(SURNAMES)]
    middle = f" {chr(65 + number % 26)}{'aeiou'[number % 5]}{chr(97 + number // 7 % 26)}{'aeiou'[number // 3 % 5]}"
    return (first[0] + middle, first[1]), last


def _national_number(born: str, serial: int) -> str:
    """Eleven digits whose last two check the others, as for somebody born before 2000."""
    nine = f"{born}{serial:03d}"
    return f"{nine}{97 - int(nine) % 97:02d}"


def _template(newcomer: dict[str, Any]) -> Sitting:
    facts = list(newcomer["facts"].items())
    visit = {
        "kiosk": "A", "visit": "A-001.v", "ticket": "A-001", "language": newcomer["language"],
        "answers": dict(facts[:20]), "finished": True, "started_at": FIRST_DAY.isoformat(), "troubles": [],
    }  # fmt: skip
    made = [_event("opened"), _event("visit_taken", **visit), _event("answered")]
    answers = [_event("answered", fact=fact, raw=raw, proof="said", by="newcomer") for fact, raw in facts * 2]
    decision = {"reason": "", "document": "", "by": "Bench", "on": "2026-11-22", "edition": EDITION}
    decided = [
        _event("decided", result=result, value=value, suggested=value, **decision)
        for result, value in DECIDED
    ]
    noted = [_event("note", text="Brengt het diploma mee op de volgende afspraak.")]
    while len(made) < EVENTS - 7:
        made.append(answers[len(made) % len(answers)])
    return [*made, *decided, *noted, _event("note", text="-"), _event("appointment_made")]


def _event(kind: str, **body: Any) -> tuple[str, bytes]:
    return kind, json.dumps(body, ensure_ascii=False).encode()


if __name__ == "__main__":
    print(big_office(int(sys.argv[1]) if len(sys.argv) > 1 else DOSSIERS))
