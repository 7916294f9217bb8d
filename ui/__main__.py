"""The doors to the windows: kiosk, counter, and both side by side for practice."""

import argparse
import importlib
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from app.errors import OfficeError
from app.sentences import sentence
from ui.kiosk.window import KioskWindow


def _application() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(sys.argv[:1])


def kiosk_window(office_dir: Path) -> KioskWindow:
    """The kiosk of an office."""
    from app.actions import visit
    from app.office import open_kiosk

    office = open_kiosk(office_dir)
    return KioskWindow(lambda: visit.begin(office))


def counter_window(office_dir: Path) -> QWidget:
    """The counter of an office; its window lies in a room of its own."""
    window: QWidget = importlib.import_module("ui.counter.window").CounterWindow(office_dir)
    return window


def run_kiosk(office_dir: Path) -> int:
    """Show the kiosk over the whole screen until it is ended."""
    from ui import crash

    app, window = _application(), kiosk_window(office_dir)
    crash.install(window.visit.leave, office_dir / "log" / "kiosk-crash.txt")
    window.showFullScreen()
    return app.exec()


def run_counter(office_dir: Path) -> int:
    """Show the counter until it is closed."""
    app, window = _application(), counter_window(office_dir)
    window.showMaximized()
    return app.exec()


def run_practice(office_dir: Path) -> int:
    """Show the kiosk and the counter side by side."""
    app = _application()
    windows = (kiosk_window(office_dir), counter_window(office_dir))
    for number, window in enumerate(windows):
        window.resize(1280, 720)
        window.move(number * 1290, 20)
        window.show()
    return app.exec()


def main() -> int:
    """Open the door that was asked for: kiosk, counter or practice."""
    parser = argparse.ArgumentParser(prog="onthaal")
    parser.add_argument("door", choices=("kiosk", "counter", "practice"))
    parser.add_argument("--office", type=Path, required=True)
    given = parser.parse_args()
    doors = {"kiosk": run_kiosk, "counter": run_counter, "practice": run_practice}
    try:
        return doors[given.door](given.office)
    except OfficeError as error:
        print(sentence(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
