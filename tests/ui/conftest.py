"""Windows of a test die on the thread of windows, as in the program (`ui.garbage`)."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThreadPool

from ui.garbage import collect_when_due


@pytest.fixture(autouse=True)
def no_window_dies_on_another_thread() -> Iterator[None]:
    """Nothing is collected while somebody works aside."""
    gc.disable()
    yield
    QThreadPool.globalInstance().waitForDone()
    collect_when_due()
    gc.enable()
