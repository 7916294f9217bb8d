"""What an installed kiosk is started by: systemd knows every word of its units, and both start the same session."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

KIOSK = Path(__file__).resolve().parents[2] / "packaging" / "kiosk"
UNITS = sorted(KIOSK.glob("*.service"))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_nothing_wrong_in_the_unit(unit: Path) -> None:
    looked = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    said = (looked.stdout + looked.stderr).splitlines()
    assert [line for line in said if "not executable" not in line] == []


def test_both_units_start_the_session_as_somebody_of_its_own_and_again_after_a_crash_within_three_seconds() -> None:
    assert len(UNITS) == 2
    for unit in UNITS:
        words = dict(re.findall(r"^(\w+)=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE))
        assert "/packaging/kiosk/session" in words["ExecStart"]
        assert (words["User"], words["Restart"]) == ("onthaal-kiosk", "on-failure")
        assert int(words["RestartSec"]) < 3 and words["StartLimitIntervalSec"] == "0"
        assert words["IPAddressDeny"] == "any"


def test_the_session_can_be_run_and_wants_to_be_told_its_office() -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("ONTHAAL_OFFICE", "DISPLAY")}
    done = subprocess.run([KIOSK / "session"], env=env, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "names the office folder" in done.stderr
