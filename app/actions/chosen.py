"""The settings of an office as they are now, and changing one; the card with them is signed anew each time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Rejected, Trouble
from app.facts.reading import nearest
from app.roles import only
from app.seals import SigningKey
from app.settings import KEPT, SETTINGS, Setting, Value, find, read_settings
from app.store import card
from app.words import LANGUAGES

if TYPE_CHECKING:
    from app.office import Office

_REASON = "reason of {setting}"


@dataclass(frozen=True)
class Row:
    """One setting with the value that holds; `chosen` where the office set it itself."""

    setting: Setting
    value: Value
    chosen: bool


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
def listed(office: Office) -> list[Row]:
    """Every declared setting, in the order of the table."""
    known = card.read(office.folder).chosen
    values = read_settings(known)
    return [Row(setting, values[setting.name], setting.name in known) for setting in SETTINGS]


@only("change_settings")
def change(office: Office, name: str, typed: str, reason: str = "", *, language: str = "") -> Value:
    """Choose a setting from now on; the office signs its card anew. An empty text is the default again.

    `language` names the text of another language than Dutch. Counter and kiosk obey from their next start. Returns the
    value. Rejected with one sentence when name or value do not fit, `setting_reason_needed` for a period of keeping
    without a reason; nothing changes then.
    """
    foreign = language not in ("", "nl")
    try:
        setting = find(f"{name}_in" if foreign else name)
        value = None if isinstance(setting.default, Mapping) else setting.typed(typed)
    except Trouble as error:
        raise _kindly(error, name, foreign) from error
    if setting.group == KEPT and not reason.strip():
        raise Rejected("setting_reason_needed")
    known, signing = card.read(office.folder), SigningKey(bytes.fromhex(office.vault.secret("signing_secret")))
    if value is None:
        value = _in_language(setting, known.chosen.get(setting.name, {}), language, typed)
    if setting.kind == "language" and isinstance(value, tuple):
        _must_be_known(name, *value)
    by, at = office.person.id, office.clock.now()
    if reason.strip():
        told = {"by": by, "at": at.isoformat(), "reason": reason.strip()}
        office.vault.put_secret(_REASON.format(setting=setting.name), json.dumps(told))
    shown = {"to": json.dumps(value)} if not setting.kind else {}
    office.vault.write_journal(person=by, at=at, deed="setting_changed", subject=setting.name, details=shown)
    kept = {one: other for one, other in known.chosen.items() if one != setting.name}
    if value != setting.default or setting.group == KEPT:
        kept[setting.name] = value
    card.write(office.folder, replace(known, chosen=kept), signing)
    return value


@only("see_retention")
def choice(office: Office, setting: str) -> Choice | None:
    """Who chose a setting and why; None while the default holds."""
    if setting not in card.read(office.folder).chosen or not office.vault.has_secret(_REASON.format(setting=setting)):
        return None
    told = json.loads(office.vault.secret(_REASON.format(setting=setting)))
    name, _ = office.vault.staff().get(told["by"], ("", ()))
    return Choice(name, str(told["at"]), str(told["reason"]))


def _in_language(setting: Setting, texts: Mapping[str, str], language: str, typed: str) -> Mapping[str, str]:
    """The texts of all languages, with this one put in or taken out."""
    _must_be_known(setting.name, language)
    kept = {tag: text for tag, text in texts.items() if tag != language}
    return kept | ({language: typed.strip()} if typed.strip() else {})


def _must_be_known(name: str, *languages: str) -> None:
    for language in languages:
        if language not in LANGUAGES:
            near = nearest(language, list(LANGUAGES))
            raise Rejected("setting_no_such_language", setting=name, language=language or "-", nearest=near)


def _kindly(error: Trouble, name: str, foreign: bool) -> Rejected:
    if error.says != "setting_unknown":
        return Rejected(error.says, **error.details)
    if foreign and any(one.name == name for one in SETTINGS):
        return Rejected("setting_not_per_language", setting=name)
    return Rejected("setting_unknown", setting=name, nearest=nearest(name, [one.name for one in SETTINGS]))
