"""The Makefile keeps what is said of it: every command that a text names is there."""

import re
import subprocess
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]
TEXTS = (TREE / "README.md", TREE / "CHANGELOG.md", *(TREE / "docs").glob("*.md"), *(TREE / "app").rglob("*.py"))
NAMED = sorted({name for text in TEXTS for name in re.findall(r"`make ([a-z0-9-]+)", text.read_text(encoding="utf-8"))})


def test_the_texts_name_commands() -> None:
    assert {"bench", "law", "soak"} <= set(NAMED)


@pytest.mark.parametrize("name", NAMED)
def test_a_command_that_a_text_names_does_something(name: str) -> None:
    done = subprocess.run(["make", "--dry-run", name], cwd=TREE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1 or name == "setup", "a rule without a recipe does nothing"
