"""An edition of the rulebook: its files, a name, a date, a note in Dutch, and a signature.

    built_in() -> Edition                     the one this program carries
    from_folder(folder, cases) -> Edition     one that somebody is writing, with the cases that prove it
    pack(edition, key) -> bytes               one signed file, the same bytes for the same edition and key
    unpack(data, signers) -> SignedEdition    read and verified; Trouble otherwise
    unsigned(data) -> Edition                 read only: the copy of a built-in edition carries no signature

A packed edition is a zip archive of the edition's files and a `signature.yaml` (signer's public key and the Ed25519
signature over the edition's digest). It is read in memory, within limits, and no name in it becomes a path on a disk.
The edition that a program carries is trusted as the program is, and nobody signs it; an office that keeps a copy of it
remembers its digest in the vault.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath

import yaml

from app.errors import Trouble
from app.seals import SigningKey, verify

HERE = Path(__file__).parent
ABOUT = "edition.yaml"
SIGNATURE = "signature.yaml"
MOST_FILES = 2000
MOST_BYTES = 20_000_000
_SIGNED = b"onthaal rulebook edition 1\n"
_NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z.-]{0,39}")
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Edition:
    """The files of an edition by name (`rules/fees.yaml`), with what `edition.yaml` says of them."""

    name: str
    date: date
    note: str
    files: Mapping[str, bytes] = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 over the sorted names and contents, 64 hexadecimal characters."""
        whole = sha256()
        for name, content in sorted(self.files.items()):
            whole.update(f"{name}\0{len(content)}\0".encode())
            whole.update(content)
        return whole.hexdigest()

    def __str__(self) -> str:
        """As it stands on papers: name, date and the first twelve characters of the digest, with a space between."""
        return f"{self.name} {self.date.isoformat()} {self.digest[:12]}"


@dataclass(frozen=True, slots=True)
class SignedEdition:
    """An edition with the name of the trusted person who signed it."""

    edition: Edition
    signer: str


@cache
def built_in() -> Edition:
    """The edition that this program carries; it came with the program and is trusted as the program is."""
    return from_folder(HERE)


def from_folder(folder: Path, cases: Path | None = None) -> Edition:
    """The YAML files of a folder as an edition, and the cases of another. Raises Trouble `edition_incomplete`."""
    try:
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
        if cases is not None:
            proving = sorted(cases.rglob("*.yaml"))
            files |= {f"cases/{path.relative_to(cases).as_posix()}": path.read_bytes() for path in proving}
        return _edition(files)
    except OSError as error:
        raise Trouble("cannot_read", file=str(folder)) from error


def pack(edition: Edition, key: SigningKey | None) -> bytes:
    """One file to carry: the edition and who answers for it; without a key nobody does."""
    files = dict(edition.files)
    if key is not None:
        signature = {"signer": key.public, "ed25519": key.sign(_signed(edition)).hex()}
        files[SIGNATURE] = yaml.safe_dump(signature).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack(data: bytes, signers: Mapping[str, str]) -> SignedEdition:
    """Read and verify a packed edition. `signers` leads from a public key to the name of whom it belongs to.

    Raises Trouble: edition_unreadable, edition_incomplete, edition_signer_unknown, edition_changed (the
    signature does not fit the files).
    """
    files = _unzip(data)
    stated = _table(files.pop(SIGNATURE, b""))
    public, signature = str(stated.get("signer", "")), str(stated.get("ed25519", ""))
    edition = _edition(files)
    if public not in signers:
        raise Trouble("edition_signer_unknown", edition=edition.name)
    try:
        genuine = verify(public, _signed(edition), bytes.fromhex(signature))
    except ValueError:
        genuine = False
    if not genuine:
        raise Trouble("edition_changed", edition=edition.name)
    return SignedEdition(edition, signers[public])


def signed(data: bytes) -> bool:
    """Whether a packed edition says who signed it; whether that is true `unpack` finds out."""
    return SIGNATURE in _unzip(data)


def unsigned(data: bytes) -> Edition:
    """A packed edition whoever signed it, if anybody did: to look at it, or to compare it with a digest known before.

    Raises Trouble edition_unreadable or edition_incomplete.
    """
    files = _unzip(data)
    files.pop(SIGNATURE, None)
    return _edition(files)


def _signed(edition: Edition) -> bytes:
    return _SIGNED + bytes.fromhex(edition.digest)


def _edition(files: Mapping[str, bytes]) -> Edition:
    about = _table(files.get(ABOUT, b""))
    name = str(about.get("name", ""))
    try:
        on, note = date.fromisoformat(str(about["date"])), str(about["note"])
    except (KeyError, ValueError) as error:
        raise Trouble("edition_incomplete", file=ABOUT) from error
    if not _NAME.fullmatch(name):
        raise Trouble("edition_incomplete", file=ABOUT)
    return Edition(name, on, note, files)


def _table(content: bytes) -> dict[str, object]:
    try:
        table = yaml.safe_load(content.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise Trouble("edition_unreadable") from error
    return table if isinstance(table, dict) else {}


def _unzip(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            names = [entry.filename for entry in entries]
            within = len(entries) <= MOST_FILES and sum(entry.file_size for entry in entries) <= MOST_BYTES
            if not within or len(set(names)) != len(names) or not all(map(_harmless, names)):
                raise Trouble("edition_unreadable")
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise Trouble("edition_unreadable") from error


def _harmless(name: str) -> bool:
    """A plain YAML file in the edition: no absolute path, no way up."""
    path = PurePosixPath(name)
    return path.suffix == ".yaml" and not path.is_absolute() and ".." not in path.parts and len(path.parts) <= 3
