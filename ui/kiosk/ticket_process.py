"""Prints the ticket of one visit, in a process of its own: the kiosk neither waits for it nor loads what paper needs.

It is given number, language, form, printer and the name of the office as one line of JSON, all of which stand on the
ticket or on the wall. When the printer does not take it nothing is said: the number stands on the screen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from PySide6.QtCore import QProcess

from app.errors import OfficeError


def start(number: str, language: str, form: str, queue: str, house: str) -> bool:
    """Print aside; False when no process could be started."""
    told = json.dumps([number, language, form, queue, house])
    return bool(QProcess.startDetached(sys.executable, ["-m", "ui.kiosk.ticket_process", told])[0])


def main(arguments: Sequence[str]) -> int:
    """Draw the ticket and hand it to the printer. Exit 1 when it was not taken."""
    from app.actions import kiosk_ticket
    from app.office import Clock
    from ui import printing

    number, language, form, queue, house = (str(one) for one in json.loads(arguments[0]))
    try:
        data = kiosk_ticket.draw(number, language, form, house, Clock().now())
        printing.send(data, queue, f"Onthaal {number}")
    except OfficeError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
