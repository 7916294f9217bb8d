"""The office's card: `office.toml`, public settings signed by the office. A kiosk reads this alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from app.errors import Trouble
from app.seals import SigningKey, fingerprint, verify
from app.store import files, tomltext

FILE = "office.toml"
ROOMS = ("vault", "letterbox", "kiosks", "backups", "keys-backups", "editions", "languages", "log")
"""The folders that lie beside the card in every office."""
KEY_FOLDER = "kiosks"
FORMAT = 1


@dataclass(frozen=True)
class EnrolledKiosk:
    """What the office knows of one kiosk."""

    id: str
    signing_public: str


@dataclass(frozen=True)
class OfficeCard:
    """Name and public keys of an office, and the kiosks it enrolled."""

    name: str
    operator: str
    practice: bool
    sealing_public: str
    signing_public: str
    kiosks: tuple[EnrolledKiosk, ...] = ()
    chosen: Mapping[str, Any] = field(default_factory=dict)
    """The settings that the office chose itself, by name; every other has its default."""

    @property
    def fingerprint(self) -> str:
        """What tells this office from every other."""
        return fingerprint(f"{self.sealing_public} {self.signing_public}")

    def kiosk(self, kiosk: str) -> EnrolledKiosk | None:
        """The kiosk of that name, if it is enrolled."""
        return next((known for known in self.kiosks if known.id == kiosk), None)


@dataclass(frozen=True)
class KioskCard:
    """What one kiosk holds: the office's card and its own signing key, and nothing that opens anything."""

    id: str
    office: OfficeCard
    key: SigningKey = field(repr=False)


def write(folder: Path, card: OfficeCard, signing: SigningKey) -> None:
    """Put the signed card into the office folder."""
    tables: dict[str, Any] = {"office": {"format": FORMAT, **_office_table(card)}}
    if card.chosen:
        tables["settings"] = card.chosen
    if card.kiosks:
        tables["kiosk"] = [asdict(kiosk) for kiosk in card.kiosks]
    tables["signature"] = {"ed25519": signing.sign(_signed_bytes(card)).hex()}
    # The kiosk's own user reads the card: nothing in it is secret.
    files.write_durably(folder / FILE, tomltext.write(tables), mode=0o644)


def read(folder: Path) -> OfficeCard:
    """The card of an office folder, its signature checked.

    Trouble `not_an_office`, `office_newer`, `office_card_damaged` or `office_card_not_signed`.
    """
    path = folder / FILE
    if not path.is_file():
        raise Trouble("not_an_office", folder=str(folder))
    raw = tomltext.read(path, broken="office_card_damaged")
    try:
        if raw["office"]["format"] > FORMAT:
            raise Trouble("office_newer", folder=str(folder))
        card = _read_card(raw)
        signature = bytes.fromhex(raw["signature"]["ed25519"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("office_card_damaged", file=FILE) from error
    if not verify(card.signing_public, _signed_bytes(card), signature):
        raise Trouble("office_card_not_signed", file=FILE)
    return card


def usable_kiosk_name(kiosk: str) -> bool:
    """One to eight letters or digits: the name begins every ticket number and names a folder."""
    return kiosk.isascii() and kiosk.isalnum() and len(kiosk) <= 8


def enrol(folder: Path, card: OfficeCard, kiosk: str, signing: SigningKey) -> OfficeCard:
    """Register a kiosk: its key file for the kiosk, its public half on the office's card.

    Trouble `kiosk_name_unusable` or `kiosk_exists`.
    """
    if not usable_kiosk_name(kiosk):
        raise Trouble("kiosk_name_unusable", kiosk=kiosk)
    if card.kiosk(kiosk) is not None:
        raise Trouble("kiosk_exists", kiosk=kiosk)
    key = SigningKey.create()
    (folder / KEY_FOLDER).mkdir(exist_ok=True)
    (folder / "letterbox" / kiosk).mkdir(parents=True, exist_ok=True)
    secret = {"id": kiosk, "office": card.fingerprint, "signing_secret": key.raw.hex()}
    files.write_durably(folder / KEY_FOLDER / f"{kiosk}.toml", tomltext.write({"kiosk": secret}))
    known = replace(card, kiosks=(*card.kiosks, EnrolledKiosk(kiosk, key.public)))
    write(folder, known, signing)
    return known


def read_kiosk(folder: Path, kiosk: str | None = None) -> KioskCard:
    """The kiosk that runs here: the named one, or the first whose key lies in the folder.

    Trouble as `read`, and `kiosk_key_missing`, `office_card_foreign` or `kiosk_not_enrolled`.
    """
    card = read(folder)
    try:
        path = folder / KEY_FOLDER / f"{kiosk}.toml" if kiosk else min((folder / KEY_FOLDER).glob("*.toml"))
    except (ValueError, OSError) as error:
        raise Trouble("kiosk_key_missing", folder=str(folder)) from error
    if not path.is_file():
        raise Trouble("kiosk_key_missing", folder=str(folder))
    raw = tomltext.read(path, broken="kiosk_key_missing").get("kiosk", {})
    try:
        key, name, office = SigningKey(bytes.fromhex(raw["signing_secret"])), str(raw["id"]), raw["office"]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("kiosk_key_missing", file=path.name) from error
    enrolled = card.kiosk(name)
    if card.fingerprint not in (office, raw.get("next_office")):
        raise Trouble("office_card_foreign", file=FILE)
    if enrolled is None or enrolled.signing_public != key.public:
        raise Trouble("kiosk_not_enrolled", kiosk=name)
    return KioskCard(name, card, key)


def announce(folder: Path, fingerprint: str) -> None:
    """Tell the kiosks whose keys lie here which office keys come next, before the card is signed with them."""
    _pin(folder, {"next_office": fingerprint})


def pin_kiosks(folder: Path) -> None:
    """From now on the kiosks whose keys lie here believe the office's card as it stands, and none before it."""
    _pin(folder, {"office": read(folder).fingerprint})


def _pin(folder: Path, told: Mapping[str, str]) -> None:
    for path in (folder / KEY_FOLDER).glob("*.toml"):
        known = tomltext.read(path, broken="kiosk_key_missing").get("kiosk", {})
        known.pop("next_office", None)
        files.write_durably(path, tomltext.write({"kiosk": known | told}))


def _office_table(card: OfficeCard) -> dict[str, Any]:
    table = asdict(card)
    del table["kiosks"], table["chosen"]
    return table


def _signed_bytes(card: OfficeCard) -> bytes:
    table = asdict(card)
    if not card.chosen:
        del table["chosen"]
    return b"onthaal office card 1\n" + json.dumps(table, sort_keys=True).encode()


def _read_card(raw: dict[str, Any]) -> OfficeCard:
    office = raw["office"]
    kiosks = tuple(EnrolledKiosk(str(entry["id"]), str(entry["signing_public"])) for entry in raw.get("kiosk", []))
    return OfficeCard(
        name=str(office["name"]),
        operator=str(office["operator"]),
        practice=bool(office["practice"]),
        sealing_public=str(office["sealing_public"]),
        signing_public=str(office["signing_public"]),
        kiosks=kiosks,
        chosen=dict(raw.get("settings", {})),
    )
