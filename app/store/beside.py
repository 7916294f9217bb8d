"""Processes beside this one that look at parts of a vault, each with connections of its own, all at one moment.

What opens the databases goes to them through a pipe, never as an argument, in the environment or in a file. They answer
in lines of JSON that name no newcomer, are heard by a thread each, and end when nobody listens any more.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any

import sqlite_utils

from app.errors import Trouble
from app.store import database, in_use, parts
from app.store.parts import Heard, Part, Seen

if TYPE_CHECKING:
    from app.store.vault import Vault

MOST = 3
"""More of them would take more memory than an office's machine has to give for a look at the vault."""
CACHE_KIB = 16 * 1024
_TREE = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "app.store.beside")
LISTEN_SECONDS = 0.1


class Ended(Exception):
    """A process could not begin, or was ended by somebody: what it was to look at is not seen."""


@contextmanager
def looking(vault: Vault, many: int, heard: Heard) -> Iterator[Callable[[Part], Callable[[], Seen]]]:
    """Ask for parts, then for what was seen of each; `heard` is called by who waits for that. Raises Ended."""
    free: SimpleQueue[_Helper] = SimpleQueue()
    read: SimpleQueue[int] = SimpleQueue()

    def looked_at(part: Part) -> Seen:
        helper = free.get()
        try:
            return helper.look(part, read.put)
        finally:
            free.put(helper)

    with ThreadPoolExecutor(many) as threads, ExitStack() as moment:
        helpers = [moment.enter_context(_helper()) for _ in range(many)]
        try:
            _begin_at_once(vault, helpers, moment)
        except Trouble as error:
            raise Ended from error
        for one in helpers:
            free.put(one)
        yield lambda part: partial(_seen, threads.submit(looked_at, part), read, heard)


def _begin_at_once(vault: Vault, helpers: list[_Helper], moment: ExitStack) -> None:
    """Nobody writes while the helpers and this process begin to read."""
    for one in helpers:
        one.open(vault)
    locks = [moment.enter_context(closing(one)) for one in _joined(vault)]
    for one in helpers:
        one.must_say("open")
    with database.change(locks[0]), database.change(locks[1]):
        for one in helpers:
            one.begin()
        for db in (vault.db, vault.keys):
            moment.enter_context(database.moment(db))
        for one in helpers:
            one.must_say("begun")


def _joined(vault: Vault) -> tuple[sqlite_utils.Database, sqlite_utils.Database]:
    from app.store.vault import join

    return join(vault.share.folder, vault.raw_keys)


def _seen(coming: Future[Seen], read: SimpleQueue[int], heard: Heard) -> Seen:
    while not coming.done():
        with suppress(Empty):
            heard(read.get(timeout=LISTEN_SECONDS))
        heard(0)
    return coming.result()


class _Helper:
    """One such process, seen from here."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def open(self, vault: Vault) -> None:
        """Have it open both databases; it says `open` when they are."""
        self._tell({"folder": str(vault.share.folder), "keys": [key.hex() for key in vault.raw_keys]})

    def begin(self) -> None:
        """Have it read from now on what is there now; it says `begun` when it does."""
        self._tell({})

    def must_say(self, word: str) -> None:
        """Wait until it says so."""
        if self._hear() != {"says": word}:
            raise Ended

    def look(self, part: Part, read: Callable[[int], None]) -> Seen:
        """What it sees of a part; `read` is told how many more dossiers it read."""
        self._tell(asdict(part))
        while "read" in (said := self._hear()):
            read(said["read"])
        return Seen(tuple(said["wrong"]), said["readable"], tuple(said["lists"]), said["events"])

    def _tell(self, order: dict[str, Any]) -> None:
        try:
            print(json.dumps(order), file=self._process.stdin, flush=True)
        except (OSError, ValueError) as error:
            raise Ended from error

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        try:
            said: dict[str, Any] = json.loads(self._process.stdout.readline())
        except ValueError as error:
            raise Ended from error
        return said


@contextmanager
def _helper() -> Iterator[_Helper]:
    """Begin a process; it is ended when it is needed no longer, whatever it does just then."""
    try:
        process = subprocess.Popen(
            _COMMAND, cwd=_TREE, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise Ended from error
    try:
        yield _Helper(process)
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                pipe.close()  # type: ignore[union-attr]


def _help() -> None:
    """Be such a process."""
    from app.store.vault import Vault, join

    order = json.loads(sys.stdin.readline())
    folder, (first, second) = Path(order["folder"]), map(bytes.fromhex, order["keys"])
    raw_keys = first, second
    told = _Told()
    with closing(Vault(*join(folder, raw_keys), in_use.enter(folder), raw_keys)) as vault:
        _say({"says": "open"})
        sys.stdin.readline()
        database.rows(vault.db, f"PRAGMA cache_size = -{CACHE_KIB}")
        with database.moment(vault.db), database.moment(vault.keys):
            _say({"says": "begun"})
            for line in sys.stdin:
                order = json.loads(line)
                part = Part(order["name"], tuple(order["dossiers"]), order["known_until"])
                _say(asdict(parts.look(vault, part, told)))


class _Told:
    """Says now and then how many more dossiers are read."""

    def __init__(self) -> None:
        self._more, self._next = 0, 0.0

    def __call__(self, more: int) -> None:
        self._more += more
        if monotonic() >= self._next:
            _say({"read": self._more})
            self._more, self._next = 0, monotonic() + LISTEN_SECONDS


def _say(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    _help()
