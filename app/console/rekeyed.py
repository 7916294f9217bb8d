"""How the console shows the vault getting another key: how far it is, and what is to be done now."""

from __future__ import annotations

import json
import sys

from app.actions.rekey import Rekeyed
from app.actions.unlock import lock
from app.errors import Trouble
from app.sentences import sentence


def percent(done: int, of: int) -> str:
    """How far it is; nothing of nothing while others are waited for."""
    return f"{100 * done // of} %" if of else "waiting until other windows and programs have left the vault"


def show_rekeyed(made: Rekeyed, *, as_json: bool) -> None:
    """What the deed led to; the office is locked."""
    lock(made.office)
    backup = [str(one.path) for one in (made.backup.vault, made.backup.keys)] if made.backup else []
    if as_json:
        fingerprint = made.office.settings.fingerprint
        told = {"fingerprint": fingerprint, "set_anew": list(made.left_out), "backup": backup}
        print(json.dumps(told | {"no_backup": made.no_backup}, ensure_ascii=False))
        return
    print("Vault and office have other keys. Passphrases and the recovery sheet stay as they are; who knew the sheet")
    print("or the key on paper of backups can be shut out with: onthaal office sheet, onthaal backup identity.")
    for name in made.left_out:
        print(f"{name} needs another passphrase: onthaal staff passwd {name!r}")
    for path in backup:
        print(f"a fresh backup: {path}")
    if made.no_backup:
        print(f"There is no fresh backup: {sentence(Trouble(made.no_backup))}.", file=sys.stderr)
