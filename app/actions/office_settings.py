"""The settings of an office: look at them, change one. The card with them is signed anew each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import Rejected, Trouble
from app.facts.schema import nearest
from app.roles import only
from app.seals import SigningKey
from app.settings import SETTINGS, Setting, Value, find, read_settings
from app.store import card as cards
from app.store.card import OfficeCard
from app.words import LANGUAGES

if TYPE_CHECKING:
    from app.office import Office


@dataclass(frozen=True)
class Row:
    """One setting with the value that holds; `chosen` where the office set it itself."""

    setting: Setting
    value: Value
    chosen: bool


@only("change_settings")
def listed(office: Office) -> list[Row]:
    """Every declared setting, in the order of the table."""
    card = cards.read(office.folder)
    values = read_settings(card.chosen)
    return [Row(setting, values[setting.name], setting.name in card.chosen) for setting in SETTINGS]


@only("change_settings")
def change(office: Office, name: str, typed: str, language: str = "") -> OfficeCard:
    """Set one setting from what was typed; an empty text is its default again. The signed card as it stands then.

    `language` names the text of another language than Dutch. Kiosk and counter obey from their next start. Rejected
    with one reason when the name or the value does not fit; nothing changes then.
    """
    try:
        setting = find(f"{name}_in" if language and language != "nl" else name)
        value = setting.typed(typed) if not isinstance(setting.default, Mapping) else None
    except Trouble as error:
        raise _kindly(error, name, language) from error
    card = cards.read(office.folder)
    if value is None:
        value = _in_language(setting, card, language, typed)
    if setting.kind == "language":
        _must_be_known(name, value if isinstance(value, tuple) else ())
    chosen = {one: kept for one, kept in card.chosen.items() if one != setting.name}
    if value != setting.default:
        chosen[setting.name] = value
    signed = replace(card, chosen=chosen)
    cards.write(office.folder, signed, SigningKey(bytes.fromhex(office.vault.secret("signing_secret"))))
    details = {"language": language} if language else {}
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="setting_changed", subject=setting.name, details=details
    )
    return signed


def _in_language(setting: Setting, card: OfficeCard, language: str, typed: str) -> Value:
    """The texts of all languages, with this one put in or taken out."""
    _must_be_known(setting.name, (language,))
    texts = card.chosen.get(setting.name, {})
    kept = {tag: text for tag, text in texts.items() if tag != language}
    return kept | ({language: typed.strip()} if typed.strip() else {})


def _must_be_known(name: str, languages: tuple[str, ...]) -> None:
    for language in languages:
        if language not in LANGUAGES:
            near = nearest(language, list(LANGUAGES))
            raise Rejected("setting_no_such_language", setting=name, language=language or "-", nearest=near)


def _kindly(error: Trouble, name: str, language: str) -> Rejected:
    if error.says != "setting_unknown":
        return Rejected(error.says, **error.details)
    if language and any(one.name == name for one in SETTINGS):
        return Rejected("setting_not_per_language", setting=name)
    return Rejected("setting_unknown", setting=name, nearest=nearest(name, [one.name for one in SETTINGS]))
