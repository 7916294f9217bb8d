"""Where bytes from outside come in: each target takes any bytes and must end in time, with a value or an `OfficeError`.

Used by the test with a few hundred inputs and by `make soak` with many (tests/soak/fuzz.py).
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

from app.actions.scans import plain_name
from app.errors import OfficeError
from app.seals import read_paper_key
from app.settings import read_settings
from app.store import backup_header, card, envelope, last_good, tomltext


def an_envelope(data: bytes) -> None:
    """What a kiosk lays down."""
    one = envelope.read(data)
    one.signed_by("00" * 32)


def a_backup_header(data: bytes) -> None:
    """The head of a file that somebody says is a backup."""
    backup_header.read(io.BytesIO(data), "x")


def a_settings_file(data: bytes) -> None:
    """The card of an office, whose settings a kiosk reads."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / card.FILE).write_bytes(data)
        read_settings(card.read(Path(place)).chosen)


def a_settings_table(data: bytes) -> None:
    """The settings themselves, whoever signed them."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "settings.toml"
        path.write_bytes(data)
        read_settings(tomltext.read(path, broken="office_card_damaged"))


def a_name_of_a_file(data: bytes) -> None:
    """What somebody called a scan: one plain line, without a path."""
    shown = plain_name(data.decode("utf-8", "surrogateescape"))
    assert "/" not in shown and "\\" not in shown and shown.isprintable() and len(shown) <= 120


def a_key_on_paper(data: bytes) -> None:
    """What somebody typed from paper."""
    read_paper_key(data.decode("utf-8", "replace"))


def a_note_on_backups(data: bytes) -> None:
    """The file that says which backup was good; it can name nothing outside its folder."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "backups").mkdir()
        (Path(place) / last_good.FILE).write_bytes(data)
        found = last_good.find(Path(place))
        assert found is None or found.vault.parent == Path(place) / "backups"


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (
        an_envelope, a_backup_header, a_settings_file, a_settings_table, a_name_of_a_file, a_key_on_paper,
        a_note_on_backups,
    )
}  # fmt: skip
SEEDS = {
    "an_envelope": [
        b'onthaal-envelope 1\n{"before": "", "kiosk": "A", "length": 1, "office": "x", "seq": 1, "sealed": "'
        + hashlib.sha256(b"x").hexdigest().encode() + b'", "visit": "A-001"}\n00\nx',
        b"onthaal-envelope 1\n{}\n00\nx", b"onthaal-envelope 1\n" + b"[" * 2000 + b"\n00\nx",
    ],
    "a_backup_header": [
        b'onthaal-backup 1\n{"at": "2026-11-22T09:00:00+01:00", "kind": "vault", "office": "x", "opens": ["a"]}\n',
        b"onthaal-backup 2\n{}\n",
    ],
    "a_settings_file": [
        b'[office]\nformat = 1\nname = "a"\noperator = "agii"\npractice = true\nsealing_public = "a"\n'
        b'signing_public = "00"\n[signature]\ned25519 = "00"\n'
    ],
    "a_settings_table": [b'lock_minutes = 5\ntheme = "dark"\nkiosk_languages = ["nl"]\n', b"lock_minutes = 1e999\n"],
    "a_name_of_a_file": [b"../../etc/passwd", "one\u2028two.pdf".encode(), "\u202efdp.exe".encode(), b"a" * 5000],
    "a_key_on_paper": [b"ABCD1 EFGH2", b"0" * 40],
    "a_note_on_backups": [b'[backup]\nmade = "2026-11-22T09:00:00+01:00"\nverified = "2026-11-22T09:00:00+01:00"\n'
                          b'vault = "../../x"\nkeys = "/etc/passwd"\n'],
}  # fmt: skip


def tried(name: str, data: bytes) -> None:
    """Put bytes into a target; anything but a value or an `OfficeError` is a fault of ours."""
    try:
        TARGETS[name](data)
    except OfficeError:
        pass
