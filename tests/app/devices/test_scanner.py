"""Scanners, tried with the test backend of SANE itself: a page comes through the pipe, each trouble is one sentence."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Timer

import pytest
from PIL import Image

from app.devices import scanner
from app.errors import Trouble
from app.sentences import sentence

pytestmark = pytest.mark.skipif(shutil.which("scanimage") is None, reason="this machine has no sane-utils")
Sane = Callable[[str], None]


@pytest.fixture
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sane:
    """A SANE with the test backend alone; what is given stands in its settings."""
    folder, empty = tmp_path / "sane.d", tmp_path / "empty"
    for one in (folder, empty):
        one.mkdir()
    (folder / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))
    monkeypatch.setenv("TMPDIR", str(empty))
    monkeypatch.chdir(empty)

    def settings(text: str) -> None:
        (folder / "test.conf").write_text(f"number_of_devices 1\n{text}\n")

    settings('test-picture "Color pattern"')
    return settings


def test_the_scanner_is_named_and_a_page_comes_through_the_pipe(sane: Sane, tmp_path: Path) -> None:
    (one,) = scanner.listed()
    assert one.name == "test:0" and "frontend-tester" in one.label
    page = Image.open(io.BytesIO(scanner.scan(one.name)))
    assert page.format == "PNG" and page.mode == "RGB" and page.width > 900
    assert list((tmp_path / "empty").iterdir()) == [], "a page was written to a file"


def test_without_a_scanner_the_list_is_empty(sane: Sane, tmp_path: Path) -> None:
    sane("number_of_devices 0")
    (tmp_path / "sane.d" / "dll.conf").write_text("\n")
    assert scanner.listed() == []


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("IO_ERROR", "scanner_asleep"), ("DEVICE_BUSY", "scanner_busy"), ("NO_DOCS", "scanner_empty"),
        ("JAMMED", "scanner_jammed"), ("COVER_OPEN", "scanner_open"), ("ACCESS_DENIED", "scanner_refused"),
    ],
)  # fmt: skip
def test_each_trouble_is_told_as_what_it_is(
    sane: Sane, monkeypatch: pytest.MonkeyPatch, status: str, says: str
) -> None:
    """One time in ten the test backend itself hangs before it gives its status; then it is asked again."""
    sane(f'read-status-code "SANE_STATUS_{status}"')
    monkeypatch.setattr(scanner, "SCAN_SECONDS", 3)
    for _ in range(6):
        with pytest.raises(Trouble) as trouble:
            scanner.scan("test:0")
        if trouble.value.says != "scanner_asleep":
            break
    assert trouble.value.says == says
    assert sentence(trouble.value) != says


def test_a_scanner_that_was_pulled_out_is_named_so(sane: Sane) -> None:
    with pytest.raises(Trouble, match="no_scanner"):
        scanner.scan("test:7")


def test_a_scanner_that_sleeps_holds_nobody_up(sane: Sane, monkeypatch: pytest.MonkeyPatch) -> None:
    sane("read-delay true\nread-delay-duration 200000\nread-limit true\nread-limit-size 100")
    monkeypatch.setattr(scanner, "SCAN_SECONDS", 0.5)
    with pytest.raises(Trouble, match="scanner_asleep"):
        scanner.scan("test:0")


def test_a_scan_is_stopped_at_once(sane: Sane) -> None:
    sane("read-delay true\nread-delay-duration 200000\nread-limit true\nread-limit-size 100")
    stop, began = Event(), time.monotonic()
    Timer(0.5, stop.set).start()
    with pytest.raises(Trouble, match="stopped"):
        scanner.scan("test:0", stop)
    assert time.monotonic() - began < 10


def test_without_the_program_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    for deed in (scanner.listed, lambda: scanner.scan("test:0")):
        with pytest.raises(Trouble, match="no_scanner_program"):
            deed()
