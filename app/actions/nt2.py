"""The advice on learning Dutch: the learning speed that the assessor chose and on what ground, and how long it takes.

Months are those of the annual report of 2023 (table 10.3 and figure 5.9.1): medians of each track. How far the times of
a track lie apart the report does not print; what it prints is how many of all people together were done by when.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.facts import SPECS, read_fact
from app.roles import only

if TYPE_CHECKING:
    from app.facts import Plain
    from app.office import Office

SPEED = "learning_speed"
BASES = ("conversation", "screening")
"""On what a speed rests: the talk at the counter, or a screening elsewhere."""
TRACKS = ("cbe_alfa", "cbe_nt2", "cvo_extended", "cvo_standard", "cvo_short")
_A1_TO_A2 = {"cbe_alfa": "alfa_client"}


@dataclass(frozen=True, slots=True)
class Months:
    """How long one track took: `attest` from contract to certificate, `a2` from the start of A1 to A2, both medians."""

    track: str
    attest: int
    people: int
    a2: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a hundred, of all tracks together, needed from so many months to so many; 0: no end."""

    first: int
    last: int
    percent: int


@only("answer")
def choose_speed(office: Office, dossier: str, speed: str, basis: str, note: str = "") -> str:
    """Keep how fast somebody learns, and on what ground; returns the event.

    Rejected `speed_unknown`, `basis_needed`, and `screening_named` for a screening elsewhere that is not named.
    """
    if speed not in SPECS[SPEED].choices:
        raise Rejected("speed_unknown")
    if basis not in BASES:
        raise Rejected("basis_needed")
    if basis == "screening" and not note.strip():
        raise Rejected("screening_named")
    raw: dict[str, Plain] = {"value": speed, "proof": "copy" if basis == "screening" else "said"}
    read_fact(SPEED, raw)
    body = {"fact": SPEED, "raw": raw, "by": "staff", "note": note.strip(), "basis": basis}
    return office.vault.append(dossier, "answered", body, person=office.person.id, at=office.clock.now())


@cache
def months() -> dict[str, Months]:
    """The medians of each track, from the quickest that the report names to the slowest."""
    printed = _rows("duration_contract_to_attest")
    attest = {row["value"]: row for row in printed if row["characteristic"] == "nt2_advice"}
    a2 = {row["advice"]: row for row in _rows("duration_a1_to_a2") if row["a2_passed_in"] == "2023"}
    return {
        track: Months(
            track, int(attest[track]["median_months_attests_2023"]), int(attest[track]["n_2023"]),
            int(a2[_A1_TO_A2.get(track, track)]["median_months"]),
        )
        for track in TRACKS
    }  # fmt: skip


@cache
def shares() -> tuple[Share, ...]:
    """Of all people together, in stretches that follow each other; they are rounded and add up to 101."""
    rows = [row for row in _rows("contract_to_attest_shares") if row["from_months"] and row["pct"]]
    found = {(int(row["from_months"]), int(row["to_months"] or 0)): int(row["pct"]) for row in rows}
    return tuple(Share(*ends, found[ends]) for ends in ((0, 12), (12, 24), (24, 36), (36, 48), (48, 60), (60, 0)))


def _rows(name: str) -> list[dict[str, str]]:
    text = (Path(__file__).with_name("report_2023") / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
