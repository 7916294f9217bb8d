"""The one room that sends papers to printers: through CUPS where its client is, through Qt elsewhere.

    queues() -> the printers and whether they take paper now
    choices(queue) -> the sizes of paper and the colours that a printer has
    send(data, queue, title, wish) -> the job's name; nothing is tried twice
    follows() -> whether the print system tells what becomes of a job, and gives it back
    waits(job) -> whether the job still lies in its queue
    take_back(job) -> whether it could be taken out before it was printed

Troubles: no_printer, printer_away, printer_stopped, size_not_there, no_colour_there, print_stopped, printer_unsure (it
may have been taken, or not).
"""

from __future__ import annotations

import shutil
from types import ModuleType

from app.errors import Trouble
from ui.printing import by_cups
from ui.printing.queue import BLACK, COLOUR, SIZES, Choices, Heed, Queue, Wish

__all__ = [
    "BLACK", "COLOUR", "SIZES", "Choices", "Queue", "Wish", "choices", "find", "follows", "queues", "send", "take_back",
    "waits",
]  # fmt: skip
AS_IT_IS = Wish()


def queues() -> list[Queue]:
    """All printers of this machine by name; none is an empty list, Trouble when the print system is away."""
    found: list[Queue] = _system().queues()
    return found


def find(name: str = "") -> Queue:
    """The named queue, or the machine's default or only one, ready to take paper; Trouble when there is none."""
    found = queues()
    if not found:
        raise Trouble("no_printer")
    queue = next((one for one in found if (one.name == name if name else one.chosen)), None)
    if queue is None and not name:
        queue = found[0]
    if queue is None:
        raise Trouble("printer_away", queue=name)
    if not queue.ready:
        raise Trouble("printer_stopped", queue=queue.name, why=queue.why)
    return queue


def choices(queue: str) -> Choices:
    """What a printer has to choose from; nothing where it does not say. Trouble `printer_away`."""
    found: Choices = _system().choices(queue)
    return found


def send(data: bytes, queue: str, title: str, wish: Wish = AS_IT_IS, heed: Heed = lambda page, pages: True) -> str:
    """Print a PDF on a queue that takes paper now and give the job's name.

    A queue that is stopped gets nothing, so that no copy waits there unseen, nor does one that has not what is wished.
    Trouble `printer_unsure` alone leaves open whether the queue took it.
    """
    find(queue)
    _has(queue, wish)
    job: str = _system().send(data, queue, title, wish, heed)
    return job


def follows() -> bool:
    """Whether the print system tells what becomes of a job once it was taken."""
    return _system() is by_cups


def waits(job: str) -> bool:
    """Does the job still lie in its queue, or is it being printed? Never where nobody follows it."""
    return follows() and by_cups.waits(job)


def take_back(job: str) -> bool:
    """Take a waiting job out of its queue; False when it was gone already, so that it may lie on paper."""
    return follows() and by_cups.take_back(job)


def _has(queue: str, wish: Wish) -> None:
    if not wish.size and wish.colour != COLOUR:
        return
    has = choices(queue)
    if wish.size and wish.size not in has.sizes:
        raise Trouble("size_not_there", queue=queue, size=wish.size, sizes=", ".join(has.sizes) or "-")
    if wish.colour == COLOUR and not has.colour:
        raise Trouble("no_colour_there", queue=queue)


def _system() -> ModuleType:
    """CUPS where its client is installed; what Qt needs is loaded only where it is used."""
    if shutil.which("lp"):
        return by_cups
    from ui.printing import by_qt

    return by_qt
