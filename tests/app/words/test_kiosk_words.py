"""Every sentence that the kiosk's code says is one that every language of the kiosk has, in the same words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.interview.texts import TEXTS
from app.words import available, load
from ui.messages import SENTENCES

HOUSE = Path(__file__).resolve().parents[3]
SPEAKS = [
    *sorted((HOUSE / "ui" / "kiosk").glob("*.py")), HOUSE / "ui" / "parts" / "question_input.py",
    HOUSE / "ui" / "parts" / "region_names.py",
    HOUSE / "app" / "actions" / "visit.py", HOUSE / "app" / "actions" / "asked.py",
]  # fmt: skip


def said(path: Path) -> Iterator[tuple[str, str]]:
    """Key and English of each `say("key", "English")` in a file, also where the English has a name of its own."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    named = {ast.unparse(node.targets[0]): text(node.value) for node in nodes if isinstance(node, ast.Assign)}
    for node in nodes:
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".")[-1] == "say" and len(node.args) == 2:
            key, english = node.args
            if text(key):
                yield text(key), text(english) or named.get(ast.unparse(english), "")


def text(node: ast.expr) -> str:
    """The text of a constant; nothing of anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize("path", SPEAKS, ids=lambda path: path.stem)
def test_what_the_code_says_is_a_text_of_the_kiosk(path):
    wrong = [key for key, english in said(path) if key.startswith("kiosk.") and TEXTS.get(key) != english]
    assert wrong == []


def test_the_kiosk_says_at_least_forty_sentences():
    assert len({key for path in SPEAKS for key, _ in said(path)}) >= 40


@pytest.mark.parametrize("code", available())
def test_what_goes_wrong_is_said_in_every_language_of_the_kiosk(code):
    for says in ("letterbox_full", "letterbox_not_writable"):
        assert load(code).has(f"trouble.{says}")
        assert TEXTS[f"trouble.{says}"] == SENTENCES[says]
