"""Passphrases and recovery sheets on a terminal: never an argument, never an echo, never a file."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable

from app.actions import backup, passphrases, recovery
from app.errors import Rejected, Trouble
from app.sentences import sentence

_WIPE = "\x1b[2J\x1b[3J\x1b[H"
_TRIES = 3
_LONGEST = 4096


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
    print("\nRecovery sheet. Copy it by hand on paper, with the office's name and today's date. Keep it where you keep")
    print("what must not be lost: whoever has it and this machine can open everything. Nothing stores it.\n")
    _copied(sheet, recovery.typed_back)
    return sheet


def new_backup_key() -> str:
    """The same for the key that opens backups; with a terminal it is wiped, without one only shown."""
    paper = backup.new_identity()
    print(f"\nBackup key, mark {backup.mark(paper)}. Copy it by hand on paper with its mark, the office's name and")
    print("today's date. Keep it apart from the machine and from the recovery sheet: it opens backups. Nothing stores")
    print("it.\n")
    _copied(paper, backup.typed_back)
    return paper


def _copied(paper: str, typed_back: Callable[[str, str], None]) -> None:
    """Show eight groups, wipe them, and have them typed back; a mistyped group is named, and asked again."""
    show_groups(paper)
    if sys.stdin.isatty():
        input("\nPress Enter when it is on paper. ")
        wipe()
    for left in reversed(range(_TRIES)):
        try:
            typed_back(paper, asked_line("Type it back from the paper: "))
        except Rejected as error:
            if not left or not sys.stdin.isatty():
                raise
            print(f"{sentence(error)}.", file=sys.stderr)
        else:
            wipe()
            break


def show_groups(paper: str) -> None:
    """The eight groups of a key for paper, each with its number."""
    groups = paper.split()
    for at in range(0, len(groups), 4):
        print("    " + "   ".join(f"{number + 1}: {groups[number]}" for number in range(at, at + 4)), flush=True)


def asked_line(prompt: str) -> str:
    """One line of standard input, seen while it is typed: the key was on this screen a moment ago."""
    print(prompt, end="", flush=True)
    return sys.stdin.readline()


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
    """One line of a descriptor, and not a byte more, so that the next one can be read later.

    Trouble `passphrase_fd_unreadable` also where nothing stands, or more than anybody types.
    """
    read = b""
    try:
        while len(read) <= _LONGEST and (byte := os.read(descriptor, 1)):
            if byte == b"\n":
                return read.removesuffix(b"\r").decode()
            read += byte
        if not 0 < len(read) <= _LONGEST:
            raise Trouble("passphrase_fd_unreadable")
        return read.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("passphrase_fd_unreadable") from error
