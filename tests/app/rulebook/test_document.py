"""The page of the whole law says what the program holds, today."""

from __future__ import annotations

from pathlib import Path

from app.rulebook import load
from app.rulebook.document import document

PAGE = Path(__file__).parents[3] / "docs" / "law.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == document(load()), "run: make law"


def test_every_rule_parameter_notion_and_doubt_stands_on_it() -> None:
    book, page = load(), PAGE.read_text(encoding="utf-8")
    assert len(book.rules) == 214
    for name in (*book.rules, *book.doubts):
        assert f"### {name}" in page
    for name in (*book.parameters, *book.notions):
        assert name in page


def test_every_notion_says_what_it_asks() -> None:
    assert not [name for name, notion in load().notions.items() if not (notion.__doc__ or "").strip().endswith(".")]
