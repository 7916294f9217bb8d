"""How far a long deed is, on the terminal, and Ctrl-C: the deed ends at its next step and nothing is half done."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from app.errors import Trouble

SECONDS_BETWEEN = 0.2


@contextmanager
def stoppable() -> Iterator[Callable[[int, int], None]]:
    """What a long deed of dossiers tells how far it is. After Ctrl-C this stops the deed; Trouble `stopped`."""
    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    shown = -SECONDS_BETWEEN

    def tell(done: int, of: int) -> None:
        nonlocal shown
        if asked:
            raise KeyboardInterrupt
        if sys.stderr.isatty() and (monotonic() - shown >= SECONDS_BETWEEN or done == of):
            shown = monotonic()
            said = f"{done} of {of} dossiers" if done else "pages"
            print(f"\r{said}\x1b[K", end="\n" if done == of else "", file=sys.stderr, flush=True)

    try:
        yield tell
    except KeyboardInterrupt as error:
        raise Trouble("stopped") from error
    finally:
        signal.signal(signal.SIGINT, before)
