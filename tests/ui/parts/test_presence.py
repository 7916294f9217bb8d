"""Nobody there: told by the system over a bus of our own, as the service that manages sessions tells it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path={socket}</listen>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*" eavesdrop="true"/>
<allow send_type="signal"/><allow receive_type="signal"/><allow eavesdrop="true"/></policy></busconfig>
"""
WAITS = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ui.parts.presence import Presence
app, window = QApplication([]), QWidget()
presence = Presence(window)
presence.set_minutes(60)
presence.wait()
presence.left.connect(lambda: (print("left", flush=True), app.quit()))
QTimer.singleShot(0, lambda: print("waits", flush=True))
QTimer.singleShot(60_000, app.quit)
app.exec()
"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which this bus is the system's."""
    daemon = shutil.which("dbus-daemon")
    if daemon is None or shutil.which("dbus-send") is None:
        pytest.skip("dbus-daemon and dbus-send are not installed")
    socket, file = tmp_path / "bus", tmp_path / "bus.conf"
    file.write_text(CONFIGURATION.format(socket=socket), encoding="utf-8")
    command = [daemon, f"--config-file={file}", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None and running.stdout.readline()
        yield {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={socket}", "QT_QPA_PLATFORM": "offscreen"}
        running.terminate()


@pytest.mark.parametrize(
    "signal",
    [
        ["/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", "boolean:true"],
        ["/org/freedesktop/login1/session/_31", "org.freedesktop.login1.Session.Lock"],
    ],
)
def test_the_machine_goes_to_sleep_or_the_screen_is_locked(bus: dict[str, str], signal: list[str]) -> None:
    with subprocess.Popen([sys.executable, "-c", WAITS], env=bus, stdout=subprocess.PIPE, text=True) as waiting:
        assert waiting.stdout is not None and waiting.stdout.readline() == "waits\n"
        subprocess.run(["dbus-send", "--system", "--type=signal", *signal], env=bus, check=True)
        assert waiting.stdout.read() == "left\n"
