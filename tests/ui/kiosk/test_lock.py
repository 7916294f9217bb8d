"""The lock of a kiosk: nothing in it can open a file, a link or a printer; covers on other screens; its passphrase."""

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.actions import kiosks
from app.actions.unlock import lock, unlock
from app.errors import Rejected, Trouble
from app.office import new_office
from ui.kiosk.keeper import HOUSE, NO_SCREEN, keep
from ui.kiosk.staff_window import ENDED, TOO_MANY, StaffWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
PARTS = "button_row buttons cards choice_card date_input key keyboard month_box pictogram plain_label player".split()
OUT = {"QDesktopServices", "QFileDialog", "QPrintDialog", "QTextBrowser", "QMenu", "QWebEngineView", "webbrowser"}
BUSY_KEEPER = """
import time
from ui.kiosk import keeper
keeper.AGAIN, keeper.TIMES = 0.0, 10**9
def window():
    time.sleep(0.001)
    return 1
print("keeps", flush=True)
raise SystemExit(keeper.keep(window))
"""
TWO_SCREENS = {"screens": [
    {"name": name, "x": left, "y": 0, "width": 800, "height": 600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, left in (("left", 0), ("right", 800))
]}  # fmt: skip
AT_TWO_SCREENS = """
from PySide6.QtWidgets import QApplication
from ui.kiosk.resting_window import RestingWindow
app = QApplication([])
window = RestingWindow(["/bin/true"])
window.showFullScreen()
window.lock()
app.processEvents()
places = lambda: sorted((one.geometry().getRect(), one is window) for one in app.topLevelWidgets() if one.isVisible())
first = places()
window._screens.choose("right")
app.processEvents()
print(first == [((0, 0, 800, 600), True), ((800, 0, 800, 600), False)], places()[-1] == ((800, 0, 800, 600), True))
"""


def test_nothing_in_a_kiosk_knows_how_to_open_a_file_a_link_a_menu_or_a_printer():
    files = [*(HOUSE / "ui" / "kiosk").glob("*.py"), *(HOUSE / "ui" / "parts" / f"{name}.py" for name in PARTS)]
    for path in files:
        tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        names = {node.id for node in tree if isinstance(node, ast.Name)}
        assert names & OUT == set(), path


def test_the_page_stands_on_the_chosen_screen_and_a_cover_on_the_other(tmp_path: Path):
    (tmp_path / "screens.json").write_text(json.dumps(TWO_SCREENS))
    env = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"}
    run = subprocess.run([sys.executable, "-c", AT_TWO_SCREENS], cwd=HOUSE, env=env, capture_output=True, text=True)
    assert run.stdout.split() == ["True", "True"], run.stderr


def test_a_window_that_ends_at_once_again_and_again_has_no_screen(monkeypatch):
    monkeypatch.setattr("ui.kiosk.keeper.AGAIN", 0.01)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert keep(lambda: 1) == NO_SCREEN


@pytest.mark.skipif(shutil.which("unshare") is None, reason="no unshare")
@pytest.mark.skipif(sys.platform == "win32", reason="no process is copied there")
def test_a_keeper_that_is_told_to_end_while_its_window_comes_and_goes_ends_cleanly_each_time():
    for wait in range(12):
        command = [sys.executable, "-c", BUSY_KEEPER]
        with subprocess.Popen(command, cwd=HOUSE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as keeper:
            assert keeper.stdout is not None and keeper.stdout.readline() == b"keeps\n"
            time.sleep(0.05 + wait * 0.0007)
            keeper.terminate()
            _, said = keeper.communicate(timeout=10)
        assert (keeper.returncode, said) == (0, b"")


def test_a_kiosk_gets_ready_without_any_network(tmp_path: Path):
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True)
    alone = ["unshare", "--user", "--map-root-user", "--net"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine lets nobody make a world without a network")
    visit = [*alone, sys.executable, "-m", "ui", "visit", "--office", str(tmp_path / "office")]
    run = subprocess.run(visit, cwd=HOUSE, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    assert "trouble" not in json.loads(run.stdout)


def test_the_right_passphrase_ends_the_kiosk_and_three_wrong_ones_send_the_page_away(qtbot, tmp_path: Path):
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True)
    window = StaffWindow(tmp_path / "office")
    qtbot.addWidget(window)
    window.show()
    for guess in ("1234", "onthaal"):
        window.line.setText(guess)
        window.end_button.click()
        assert window.wrong.isVisible() and window.line.text() == ""
    window.line.setText("practice")
    with qtbot.waitSignal(window.left) as how:
        window.end_button.click()
    assert how.args == [ENDED]
    window.line.setText("5678")
    with qtbot.waitSignal(window.left) as how:
        window.end_button.click()
    assert how.args == [TOO_MANY]


def test_an_administrator_sets_the_passphrase_that_ends_a_kiosk(tmp_path: Path):
    folder = tmp_path / "office"
    new_office(folder, name="Proef", operator="atlas", practice=True)
    office = unlock(folder, "practice", "practice", to="enrol_kiosk")
    try:
        with pytest.raises(Rejected):
            kiosks.set_exit(office, "kort", "kort")
        kiosks.set_exit(office, "vier woorden voor de kiosk", "vier woorden voor de kiosk")
    finally:
        lock(office)
    kiosks.may_end(folder, "vier woorden voor de kiosk")
    with pytest.raises(Trouble, match="wrong_passphrase"):
        kiosks.may_end(folder, "practice")
    (folder / "kiosk-exit.toml").unlink()
    with pytest.raises(Trouble, match="kiosk_exit_not_set"):
        kiosks.may_end(folder, "vier woorden voor de kiosk")
