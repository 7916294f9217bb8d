"""What every test needs: windows drawn in memory, patience with a slow machine, and a print system on demand."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.print_house import PrintHouse, why_no_pdf_printer, why_no_print_house

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("onthaal", deadline=None)
settings.load_profile("onthaal")


@pytest.fixture(autouse=True)
def no_window_dies_on_another_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """Where a test has windows nothing is collected while somebody works aside, as in the program (`ui.garbage`)."""
    if "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QThreadPool

    from ui.garbage import collect_when_due

    gc.disable()
    yield
    QThreadPool.globalInstance().waitForDone()
    collect_when_due()
    gc.enable()


@pytest.fixture(scope="session")
def cups() -> Iterator[PrintHouse]:
    """A private print system for all tests of this run."""
    if why := why_no_print_house():
        pytest.skip(f"no print system: {why}")
    house = PrintHouse()
    try:
        house.start()
        house.furnish()
        yield house
    finally:
        house.remove()


@pytest.fixture
def print_house(cups: PrintHouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintHouse]:
    """The print system as this process sees it, with both queues ready and empty."""
    for name, value in cups.surroundings.items():
        monkeypatch.setenv(name, value)
    cups.run("cancel", "-a")
    for queue in (cups.balie, cups.zaal):
        cups.go_on(queue)
    yield cups


@pytest.fixture
def pdf_printer(print_house: PrintHouse) -> PrintHouse:
    """The same, where the cups-pdf printer works."""
    if why := why_no_pdf_printer():
        pytest.skip(f"no cups-pdf printer: {why}")
    return print_house
