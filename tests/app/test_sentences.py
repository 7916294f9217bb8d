"""Whatever is raised on purpose can be said: each key has an English sentence, also without any details."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.errors import Rejected, Trouble
from app.sentences import SENTENCES, sentence

TREE = Path(__file__).resolve().parents[2]
RAISED = {"OfficeError", "Trouble", "Rejected"}
NOBODY: Mapping[str, int] = {}


def keys_in(source: str, others: Mapping[str, int] = NOBODY) -> Iterator[str]:
    """The keys that a file raises: first arguments of errors, those that functions hand on (of this file, and `others`
    with the place of the key), and `broken=`.
    """
    tree = ast.parse(source)
    place = dict.fromkeys(RAISED, 0) | dict(others) | handing_on(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg == "broken":
                yield from _texts(keyword.value)
        at = place.get(_called(node), len(node.args))
        yield from (text for argument in node.args[at : at + 1] for text in _texts(argument))


def handing_on(tree: ast.AST) -> dict[str, int]:
    """The functions that raise a key which they are given, and at which place they are given it."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {one.name: at for one in functions if (at := _hands_on(one)) is not None}


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rsplit(".", 1)[-1]


def _hands_on(function: ast.FunctionDef) -> int | None:
    """Which of its arguments a function raises as a key, if it does."""
    given = [one.arg for one in function.args.args if one.arg not in ("self", "cls")]
    raised = {
        ast.unparse(one)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and _called(node) in RAISED and node.args
        for one in _choices(node.args[0])
    }
    return next((at for at, name in enumerate(given) if name in raised), None)


def _texts(expression: ast.expr) -> Iterator[str]:
    for one in _choices(expression):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value:
            yield one.value


def _choices(expression: ast.expr) -> Iterator[ast.expr]:
    """The expression, or both sides of an `if` in it."""
    if isinstance(expression, ast.IfExp):
        yield from _choices(expression.body)
        yield from _choices(expression.orelse)
    else:
        yield expression


SOURCES = {
    str(path.relative_to(TREE)): path.read_text(encoding="utf-8")
    for house in ("app", "ui")
    for path in (TREE / house).rglob("*.py")
}
HANDING_ON = {name: at for source in SOURCES.values() for name, at in handing_on(ast.parse(source)).items()}
RAISED_KEYS = sorted({(key, where) for where, source in SOURCES.items() for key in keys_in(source, HANDING_ON)})


@pytest.mark.parametrize(("key", "where"), RAISED_KEYS, ids=lambda one: str(one))
def test_every_key_that_is_raised_has_a_sentence(key: str, where: str) -> None:
    assert key in SENTENCES, f"{where} raises {key}: give it an English sentence in app/sentences.py"


def test_keys_are_found_in_every_way_of_raising() -> None:
    source = 'raise Trouble("a" if x else "b")\nRejected("c", file="f")\nread(p, broken="d")\nprint("e")'
    assert list(keys_in(source)) == ["a", "b", "c", "d"]
    handed_on = "def refuse(fact, says):\n    return Rejected(says)\nraise refuse('x', 'f')"
    assert list(keys_in(handed_on)) == ["f"]
    elsewhere = "def refuse(error, says):\n    return Trouble('g' if error else says)"
    assert list(keys_in("raise refuse(error, 'h')", handing_on(ast.parse(elsewhere)))) == ["h"]
    assert len(RAISED_KEYS) > 100


def test_no_sentence_is_left_of_an_error_that_nobody_raises() -> None:
    sources = "".join(source for where, source in SOURCES.items() if where != "app/sentences.py")
    # The loader puts this before the keys of a condition that it cannot read.
    named = {key: (key, key.removeprefix("rulebook_")) for key in SENTENCES}
    assert [key for key, names in named.items() if not any(f'"{name}"' in sources for name in names)] == []


@pytest.mark.parametrize("key", SENTENCES)
def test_a_sentence_can_be_said_without_details(key: str) -> None:
    said = sentence(Trouble(key))
    assert said and "{" not in said and "!" not in said


def test_where_and_the_nearest_right_word_stand_on_the_line() -> None:
    error = Rejected("unknown_fact", fact="birth_dat", file="case.yaml", line="3", nearest="birth_date")
    assert sentence(error) == "case.yaml:3: there is no fact called birth_dat; did you mean birth_date?"
