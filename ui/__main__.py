"""The doors to the windows: kiosk, counter, back office, and the first two side by side for practice."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from app import closed
from app.errors import OfficeError, Trouble
from app.sentences import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

SIZE, GAP = (1280, 720), 10


def _application() -> QApplication:
    from PySide6.QtWidgets import QApplication

    from ui.garbage import Collector

    app = QApplication(sys.argv[:1])
    Collector(app)
    return app


def counter_window(office_dir: Path, staff: str = "") -> QWidget:
    """The counter of an office; its window lies in a room of its own. The name of `staff` is filled in."""
    window: QWidget = import_module("ui.counter.window").CounterWindow(office_dir, staff=staff)
    return window


def _lock_on_a_bug(window: QWidget, office_dir: Path, door: str = "counter") -> None:
    """A bug at a door closes the window, and with it the vault, before the program ends."""
    from ui import crash

    def close() -> None:
        window.close()

    crash.install(close, office_dir / "log" / f"{door}-crash.txt")


def run_kiosk(office_dir: Path) -> int:
    """Keep the kiosk on the screen until staff ends it, whatever becomes of its window."""
    if not (office_dir / "office.toml").exists():
        raise Trouble("not_an_office", folder=str(office_dir))
    keeper = import_module("ui.kiosk.keeper")
    return int(keeper.keep(lambda: run_resting(office_dir)))


def run_resting(office_dir: Path) -> int:
    """The kiosk's resting page over the whole screen, in a process that its keeper started."""
    import_module("ui.kiosk.keeper").end_with_the_keeper()
    from ui import crash
    from ui.kiosk.resting_window import RestingWindow, staff_command, visit_command

    app, window = _application(), RestingWindow(visit_command(office_dir), staff=staff_command(office_dir))
    crash.install(window.close_visits, office_dir / "log" / "kiosk-crash.txt", seconds=0)
    app.aboutToQuit.connect(window.close_visits)
    window.left.connect(app.quit)
    window.lock()
    window.showFullScreen()
    return app.exec()


def run_staff(office_dir: Path) -> int:
    """Ask staff for the passphrase that ends a kiosk; started by the kiosk when its corner is held."""
    place = json.loads(sys.argv[-1])
    return int(import_module("ui.kiosk.staff_window").ask(office_dir, place))


def run_visit(office_dir: Path) -> int:
    """The visits, one after another, started by the kiosk; nobody else has a use for it."""
    return int(import_module("ui.kiosk.visit_process").run_visits(office_dir))


def run_counter(office_dir: Path) -> int:
    """Show the counter until it is closed."""
    app, window = _application(), counter_window(office_dir)
    _lock_on_a_bug(window, office_dir)
    window.showMaximized()
    return app.exec()


def run_back_office(office_dir: Path) -> int:
    """Show the back office until it is closed; where no office is, it sets one up."""
    app, window = _application(), import_module("ui.back_office.window").BackOfficeWindow(office_dir)
    if (office_dir / "office.toml").exists():
        _lock_on_a_bug(window, office_dir, "back-office")
    window.show()
    return app.exec()


def run_practice(office_dir: Path) -> int:
    """Show the kiosk and the counter side by side."""
    from ui.kiosk.resting_window import RestingWindow, visit_command

    app = _application()
    kiosk = RestingWindow(visit_command(office_dir), place=(0, 20, *SIZE))
    app.aboutToQuit.connect(kiosk.close_visits)
    counter = counter_window(office_dir, staff="practice")
    _lock_on_a_bug(counter, office_dir)
    for number, window in enumerate((kiosk, counter)):
        window.setGeometry(number * (SIZE[0] + GAP), 20, *SIZE)
        window.show()
    return app.exec()


def main() -> int:
    """Open the door that was asked for: `python -m ui DOOR --office DIR`, as `onthaal` itself does."""
    closed.by_default()
    doors = {
        "kiosk": run_kiosk, "visit": run_visit, "staff": run_staff, "counter": run_counter,
        "practice": run_practice, "back-office": run_back_office,
    }  # fmt: skip
    door, _, folder = sys.argv[1:4]
    try:
        return doors[door](Path(folder))
    except OfficeError as error:
        print(sentence(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
