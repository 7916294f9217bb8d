"""Giving the vault another key aside, and what is said when it has one."""

from collections.abc import Callable
from pathlib import Path

from app.actions.rekey import Rekeyed, is_due, rekey
from app.actions.unlock import lock, unlock
from app.errors import Trouble
from app.words import Words
from ui.back_office.troubles import trouble

__all__ = ["Rekeyed", "is_due", "rekey_aside", "rekeyed"]


def rekey_aside(folder: Path, name: str, own: str, tell: Callable[[int, int], None]) -> Rekeyed:
    """With a vault of its own, that belongs to the thread on which this runs; nothing is open afterwards."""
    office = unlock(folder, name, own, to="rekey_vault")
    try:
        made = rekey(office, tell)
        lock(made.office)
        return made
    finally:
        lock(office)


def rekeyed(words: Words, made: Rekeyed) -> str:
    """One text: it is done, who needs another passphrase, and whether there is a fresh backup."""
    say = words.say
    parts = [
        say("back_office.rekey.done", "The vault has another key. Everybody who is in the list goes on as before. Make "
            "another recovery sheet if somebody who left has seen it.")
    ]  # fmt: skip
    if made.left_out:
        names = ", ".join(made.left_out)
        parts.append(say("back_office.rekey.left_out", "Set the passphrase anew of: {names}.", names=names))
    if made.no_backup:
        why = trouble(words, Trouble(made.no_backup))
        parts.append(say("back_office.rekey.no_backup", "There is no fresh backup yet. {why}", why=why))
    return " ".join(parts)
