"""A writer is killed in the middle of its work: what it acknowledged is there, nothing half is."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.office import Office

WRITE_EVENTS = """
import sys
from pathlib import Path
from app.office import open_office
office = open_office(Path(sys.argv[1]), "practice", "practice")
dossier = office.vault.new_dossier(person="S-1", at=office.clock.now())
print(dossier, flush=True)
for number in range(100_000):
    office.vault.append(dossier, "note", {"text": str(number)}, person="S-1", at=office.clock.now())
    print(number, flush=True)
"""
WRITE_ENVELOPES = """
import sys
from pathlib import Path
from app.office import open_kiosk
kiosk = open_kiosk(Path(sys.argv[1]))
visit = kiosk.letterbox.begin("nl", at=kiosk.clock.now())
print(visit.id, flush=True)
for number in range(100_000):
    body = {"kind": "answered", "question": f"q{number}", "raw": str(number)}
    kiosk.letterbox.put(visit, body, at=kiosk.clock.now())
    print(number, flush=True)
"""


def killed(script: str, folder: Path, after: float) -> tuple[str, int]:
    """Run, kill with SIGKILL some time after the first line; what it said first, how much it acknowledged."""
    with subprocess.Popen([sys.executable, "-c", script, str(folder)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        first = writer.stdout.readline().strip()
        time.sleep(after)
        writer.kill()
        return first, len([line for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")])


@pytest.mark.parametrize("seed", range(3))
def test_every_acknowledged_event_is_there(office: Office, folder: Path, seed: int) -> None:
    dossier, acknowledged = killed(WRITE_EVENTS, folder, random.Random(seed).uniform(0, 0.15))
    texts = [event.body["text"] for event in office.vault.events(dossier) if event.kind == "note"]
    assert texts == [str(number) for number in range(len(texts))]
    assert len(texts) in (acknowledged, acknowledged + 1)
    assert office.vault.verify() == []


@pytest.mark.parametrize("seed", range(3))
def test_every_acknowledged_answer_reaches_the_counter(office: Office, folder: Path, seed: int) -> None:
    visit, acknowledged = killed(WRITE_ENVELOPES, folder, random.Random(seed).uniform(0, 0.15))
    (seen,) = office.letterbox.visits()
    assert seen.visit == visit and not seen.running and seen.troubles == ()
    assert len(seen.answers) in (acknowledged, acknowledged + 1)
