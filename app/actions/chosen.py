"""The settings of an office as they are now, and changing one with a reason."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.roles import only
from app.seals import SigningKey
from app.settings import SETTINGS, Value, read_settings
from app.store import card

if TYPE_CHECKING:
    from app.office import Office

_REASON = "reason of {setting}"


@dataclass(frozen=True)
class Choice:
    """That the office chose a setting itself: who, when and why."""

    by: str
    at: str
    reason: str


def settings_of(folder: Path) -> dict[str, Value]:
    """All settings that hold now, the default for those that the office did not choose."""
    return read_settings(card.read(folder).chosen)


def number(folder: Path, setting: str) -> int:
    """A setting that is a whole number."""
    return int(str(settings_of(folder)[setting]))


@only("change_settings")
def change(office: Office, setting: str, raw: str, reason: str) -> Value:
    """Choose a setting from now on, with a reason; the office signs its card anew. Returns the value.

    Raises Rejected `setting_unknown`, `reason_needed` and Trouble `setting_wrong_kind`, `setting_out_of_range`,
    `setting_not_in_list`.
    """
    declared = next((one for one in SETTINGS if one.name == setting and one.who == "administrator"), None)
    if declared is None or setting == "practice":
        raise Rejected("setting_unknown", setting=setting)
    if not reason.strip():
        raise Rejected("setting_reason_needed")
    value = declared.read(_typed(declared.default, raw.strip()))
    known, signing = card.read(office.folder), SigningKey(bytes.fromhex(office.vault.secret("signing_secret")))
    by, at = office.person.id, office.clock.now()
    office.vault.put_secret(
        _REASON.format(setting=setting), json.dumps({"by": by, "at": at.isoformat(), "reason": reason.strip()})
    )
    office.vault.write_journal(
        person=by, at=at, deed="setting_changed", subject=setting, details={"to": json.dumps(value)}
    )
    card.write(office.folder, replace(known, chosen={**known.chosen, setting: value}), signing)
    return value


@only("see_retention")
def choice(office: Office, setting: str) -> Choice | None:
    """Who chose a setting and why; None while the default holds."""
    if setting not in card.read(office.folder).chosen or not office.vault.has_secret(_REASON.format(setting=setting)):
        return None
    told = json.loads(office.vault.secret(_REASON.format(setting=setting)))
    name, _ = office.vault.staff().get(told["by"], ("", ()))
    return Choice(name, str(told["at"]), str(told["reason"]))


def _typed(default: Value, raw: str) -> object:
    if isinstance(default, bool):
        return {"yes": True, "no": False}.get(raw, raw)
    if isinstance(default, int):
        return int(raw) if raw.lstrip("-").isdigit() and raw.isascii() else raw
    return tuple(raw.split()) if isinstance(default, tuple) else raw
