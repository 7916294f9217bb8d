"""`kiosk-exit.toml`: what a passphrase must fit before staff may end a kiosk. It opens nothing, neither vault nor box.

It holds a random key wrapped by the passphrase; the key itself is kept nowhere. The kiosk's own user reads the file.
"""

from __future__ import annotations

from pathlib import Path

from app.errors import Trouble
from app.seals import Cost, Wrap, new_key, unwrap_key, wrap_key
from app.store import files, tomltext

FILE = "kiosk-exit.toml"
FORMAT = 1
_ABOUT = "kiosk exit"


def put(folder: Path, passphrase: str, cost: Cost | None = None) -> None:
    """From now on this passphrase ends the kiosks of the office, and no other."""
    wrap = wrap_key(passphrase, new_key(), _ABOUT, cost)
    table = tomltext.write({"exit": {"format": FORMAT, **wrap.as_table()}})
    try:
        files.write_durably(folder / FILE, table, mode=0o644)
    except OSError as error:
        raise Trouble("office_not_writable", folder=str(folder)) from error


def check(folder: Path, passphrase: str) -> None:
    """Trouble `kiosk_exit_not_set`, `kiosk_exit_damaged` or `wrong_passphrase`; silent when it fits."""
    if not (folder / FILE).is_file():
        raise Trouble("kiosk_exit_not_set")
    raw = tomltext.read(folder / FILE, broken="kiosk_exit_damaged").get("exit", {})
    try:
        wrap = Wrap.of_table(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("kiosk_exit_damaged", file=FILE) from error
    unwrap_key(passphrase, wrap, _ABOUT)
