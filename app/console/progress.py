"""How far a long deed is, on the terminal, and Ctrl-C: the deed ends at its next step and nothing is half done."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from app.errors import Trouble

SECONDS_BETWEEN = 0.2


def dossiers(done: int, of: int) -> str:
    """So many of so many; before the first one the pages are looked at."""
    return f"{done} of {of} dossiers" if done else "pages"


@contextmanager
def stoppable(says: Callable[[int, int], str] = dossiers) -> Iterator[Callable[[int, int], None]]:
    """What a long deed tells how far it is, in these words. After Ctrl-C this stops the deed; Trouble `stopped`."""
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    shown = -SECONDS_BETWEEN

    def tell(done: int, of: int) -> None:
        nonlocal shown
        if asked:
            raise KeyboardInterrupt
        if sys.stderr.isatty() and (monotonic() - shown >= SECONDS_BETWEEN or done == of):
            shown = monotonic()
            end = "\n" if of and done == of else ""
            print(f"\r{says(done, of)}\x1b[K", end=end, file=sys.stderr, flush=True)

    try:
        yield tell
    except KeyboardInterrupt as error:
        raise Trouble("stopped") from error
    finally:
        signal.signal(signal.SIGINT, before)
