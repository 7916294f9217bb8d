"""What the processes of a kiosk load, read from fresh ones: neither vault nor paper, and little before a touch."""

import os
import subprocess
import sys
from pathlib import Path

from app.office import new_office

TREE = Path(__file__).resolve().parents[3]
VAULT_AND_PAPER = ("app.store.vault", "app.store.database", "sqlcipher3", "sqlite_utils", "app.paper", "reportlab")
RESTING = """
import sys
from PySide6.QtWidgets import QApplication
import ui.__main__
from ui.kiosk.resting_window import RestingWindow
app = QApplication([])
window = RestingWindow(["/bin/true"])
window.grab()
print(*sys.modules)
"""
VISIT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import ui.__main__, ui.kiosk.visit_process
from app.actions import visit
from app.office import open_kiosk
from ui.kiosk.window import KioskWindow
app = QApplication([])
window = KioskWindow(lambda: visit.begin(open_kiosk(Path(sys.argv[1]))))
window.begin("ar")
window.warm_up()
window.grab()
window.visit.give("birth_date", "1997-05-03")
window.leave()
print(*sys.modules)
"""


def loaded(code: str, *arguments: str) -> set[str]:
    """The modules of a fresh process after this code."""
    run = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=TREE, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    return set(run.stdout.split())


def test_a_visit_loads_neither_vault_nor_paper_and_no_voice_before_somebody_listens(tmp_path: Path) -> None:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True)
    modules = loaded(VISIT, str(tmp_path / "office"))
    assert {"app.actions.visit", "app.rulebook.loading", "app.places.municipalities"} <= modules, "read ahead"
    assert modules & {*VAULT_AND_PAPER, "miniaudio", "espeakng_loader", "ui.parts.reader"} == set()


def test_the_resting_page_loads_no_office_no_words_and_no_question() -> None:
    modules = loaded(RESTING)
    assert "ui.kiosk.resting_window" in modules
    heavy = {"app.office", "app.words", "app.interview", "app.seals", "cryptography", "yaml", "babel", "qtawesome"}
    assert modules & {*VAULT_AND_PAPER, *heavy} == set()
