"""The set-up of a machine: its table can be read, its locks fit what the project asks for, an odd wish is refused."""

import re
import shutil
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


def a_machine(folder: Path, installed: str) -> dict[str, str]:
    """A Debian on which only these packages are installed, where nobody is root and nobody can become it."""
    for name in ("bash", "cat", "cut", "dirname", "sha256sum", "uname"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, does in {
        "apt-get": "exit 1", "id": "echo 1000",
        "dpkg-query": f'case " {installed} " in *" $3 "*) echo "install ok installed" ;; *) exit 1 ;; esac',
    }.items():  # fmt: skip
        (folder / name).write_text(f"#!/bin/bash\n{does}\n")
        (folder / name).chmod(0o755)
    return {"PATH": str(folder)}


def test_what_is_missing_is_named_with_what_it_is_for(tmp_path: Path) -> None:
    names = [name for name, *_ in packages()]
    there = " ".join(name for name in names if name not in ("libegl1", "xdotool"))
    shutil.copytree(TREE / "packaging", tmp_path / "tree" / "packaging")
    for name in ("pyproject.toml", "requirements-dev.lock"):
        shutil.copy(TREE / name, tmp_path / "tree")
    (tmp_path / "bin").mkdir()
    done = subprocess.run(
        ["bash", tmp_path / "tree" / "packaging" / "set-up"], env=a_machine(tmp_path / "bin", there),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[:5] == [
        "Missing on this system:",
        "  libegl1: Qt opens windows with it",
        "  xdotool: the tests touch and type on that screen with it",
        "Only an administrator can install them, and there is no sudo here.",
        "Still missing: libegl1 xdotool. An administrator can install them, with a network, as root:",
    ]
    assert done.returncode == 1
    assert done.stderr == "Onthaal does not start without libegl1. Nothing else was changed.\n"
    assert not (tmp_path / "tree" / ".venv").exists()
