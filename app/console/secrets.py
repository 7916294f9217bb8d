"""Passphrases and recovery sheets on a terminal: never an argument, never an echo, never a file."""

from __future__ import annotations

import argparse
import getpass
import os
import sys

from app.actions import passphrases, recovery
from app.errors import Rejected, Trouble
from app.sentences import sentence

_WIPE = "\x1b[2J\x1b[3J\x1b[H"
_TRIES = 3


def passphrase(given: argparse.Namespace, prompt: str) -> str:
    """One passphrase that exists already."""
    if given.passphrase_fd is not None:
        return _line(given.passphrase_fd)
    needs_terminal()
    return getpass.getpass(f"{prompt}: ")


def new_passphrase(given: argparse.Namespace, prompt: str, *known: str) -> str:
    """One new passphrase, typed twice on a terminal; what is wrong with it is said and it is asked again."""
    if given.passphrase_fd is not None:
        line = _line(given.passphrase_fd)
        passphrases.accept(line, line, *known)
        return line
    needs_terminal()
    for left in reversed(range(_TRIES)):
        typed = getpass.getpass(f"{prompt} (at least {passphrases.LEAST} characters, better four words): ")
        try:
            passphrases.accept(typed, typed, *known)
            if passphrases.strength(typed, *known) == "fair":
                print("That will do; a longer one is better.")
            passphrases.accept(typed, getpass.getpass("The same once more: "), *known)
            return typed
        except Rejected as error:
            if not left:
                raise
            print(f"{sentence(error)}.", file=sys.stderr)
    raise AssertionError("the last try returns or raises")


def new_sheet() -> str:
    """Show a fresh recovery sheet, have it copied and typed back, and wipe the screen. It is nowhere else."""
    needs_terminal()
    sheet = recovery.new_sheet()
    groups = sheet.split()
    print("\nRecovery sheet. Copy it by hand on paper, with the office's name and today's date. Keep it where you keep")
    print("what must not be lost: whoever has it and this machine can open everything. Nothing stores it.\n")
    for at in range(0, len(groups), 4):
        print("    " + "   ".join(f"{number + 1}: {groups[number]}" for number in range(at, at + 4)))
    input("\nPress Enter when it is on paper. ")
    wipe()
    for left in reversed(range(_TRIES)):
        try:
            recovery.typed_back(sheet, input("Type it back from the paper: "))
        except Rejected as error:
            if not left:
                raise
            print(f"{sentence(error)}.", file=sys.stderr)
        else:
            wipe()
            break
    return sheet


def wipe() -> None:
    """Take what was shown off the screen, where there is one."""
    if sys.stdout.isatty():
        print(_WIPE, end="", flush=True)


def asked(prompt: str) -> str:
    """Something that is no secret, asked on a terminal."""
    needs_terminal()
    return input(f"{prompt}: ").strip()


def needs_terminal() -> None:
    """Trouble `no_terminal` when nobody can be asked."""
    if not sys.stdin.isatty():
        raise Trouble("no_terminal")


def _line(descriptor: int) -> str:
    """One line of a descriptor, and not a byte more, so that the next one can be read later."""
    read = b""
    try:
        while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            read += byte
        return read.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("passphrase_fd_unreadable") from error
