"""The set-up of a machine: its table can be read, its locks fit what the project asks for, an odd wish is refused."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]
SET_UP = TREE / "packaging" / "set-up"


def packages() -> list[list[str]]:
    """The rows of the table of system packages: name, needed or wanted, what for."""
    text = SET_UP.read_text(encoding="utf-8")
    found = re.search(r"<<'TABLE'\n(.*?)\nTABLE", text, re.DOTALL)
    assert found is not None
    return [row.split("|") for row in found[1].splitlines()]


def test_every_system_package_says_what_it_is_for() -> None:
    assert len(packages()) > 10
    for row in packages():
        assert len(row) == 3 and row[1] in ("needed", "wanted") and row[2], row


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_every_dependency_with_a_hash_and_no_address(lock: str) -> None:
    project = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + (project["optional-dependencies"]["dev"] if "dev" in lock else [])
    text = (TREE / lock).read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([A-Za-z0-9._-]+)==(.+?) \\$", text, re.MULTILINE))
    names = {name.casefold().replace("_", "-") for name in locked}
    assert {re.split(r"[<>=\[ ;]", one)[0].casefold() for one in asked} <= names
    assert text.count("--hash=sha256:") >= len(locked) and "://" not in text and "--index-url" not in text


def test_a_wish_that_it_does_not_know_is_said() -> None:
    done = subprocess.run(["bash", SET_UP, "--everything"], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stderr.startswith("Unknown: --everything.")
