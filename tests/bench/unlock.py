"""From a passphrase to the open office, with the cost of stretching that the set-up measured on this machine.

Beside it what Argon2id alone takes with that cost, which has to be half a second at least: guessing is to be slow, and
who knows the passphrase is not to wait much longer than that.
"""

from __future__ import annotations

from pathlib import Path

from app.actions.unlock import lock, unlock
from app.office import NewMember, new_office
from app.seals import calibrate
from app.seals.wraps import stretch
from app.store import staff
from tests.bench.figures import Figure, in_turns, milliseconds

ROUNDS = 7
LEAST_MS, MOST_MS = 500, 1200
AN = NewMember("An", "vier gele fietsen zingen", ("administrator", "assessor"))


def figures(place: Path) -> list[Figure]:
    """Milliseconds, and how often half a second goes into what Argon2id takes."""
    folder = place / "unlock-office"
    new_office(folder, name="Bench", operator="atlas", staff=[AN], sheet=bytes(20))
    cost = staff.cost_of(folder) or calibrate()

    def unlocking() -> float:
        return milliseconds(lambda: lock(unlock(folder, AN.name, AN.passphrase)))

    def stretching() -> float:
        return milliseconds(lambda: stretch(AN.passphrase, bytes(16), cost))

    ours, argon = in_turns(unlocking, stretching, ROUNDS)
    return [
        Figure("unlock: passphrase to open office", "ms", ours, MOST_MS, "Argon2id alone", argon),
        Figure("unlock: half a second over Argon2id", "times", tuple(LEAST_MS / one for one in argon), 1.0),
    ]
