"""Set up a new office: who may open it, how one gets back in without a passphrase, and its first kiosk."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.actions.recovery import key_of
from app.errors import Rejected
from app.office import Clock, NewMember, new_office
from app.seals import paper_identity
from app.store.card import OfficeCard, usable_kiosk_name

OPERATORS = ("atlas", "amal", "agii", "agii_brussels")


@dataclass(frozen=True)
class Plan:
    """What is decided before anything is made.

    `sheet` is the recovery sheet and `backup_key` the key that opens backups, as they were shown; empty without one.
    """

    name: str
    operator: str
    administrators: tuple[NewMember, ...] = field(repr=False)
    sheet: str = field(default="", repr=False)
    kiosk: str = "A"
    backup_key: str = field(default="", repr=False)


def check(plan: Plan) -> None:
    """Rejected when the plan cannot be carried out; passphrases are looked at where they are typed."""
    if not plan.name.strip():
        raise Rejected("office_name_empty")
    if plan.operator not in OPERATORS:
        raise Rejected("unknown_operator", operator=plan.operator)
    names = [" ".join(one.name.split()).casefold() for one in plan.administrators]
    if not names or not all(names):
        raise Rejected("staff_name_or_passphrase_empty")
    if len(set(names)) < len(names):
        raise Rejected("staff_name_taken")
    if len(names) < 2 and not plan.sheet:
        raise Rejected("no_way_back")
    if not usable_kiosk_name(plan.kiosk):
        raise Rejected("kiosk_name_unusable", kiosk=plan.kiosk)


def make(folder: Path, plan: Plan, clock: Clock | None = None) -> OfficeCard:
    """Make the office, wholly or not at all; takes some seconds, because stretching is measured on this machine."""
    check(plan)
    return new_office(
        folder,
        name=plan.name.strip(),
        operator=plan.operator,
        staff=plan.administrators,
        sheet=key_of(plan.sheet) if plan.sheet else b"",
        backup_public=paper_identity(key_of(plan.backup_key)).public if plan.backup_key else "",
        kiosks=(plan.kiosk,),
        clock=clock,
    )
