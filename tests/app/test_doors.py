"""The doors between the rooms: who may import whom, read from the source, not from a wish.

A room that is not in the table is refused until somebody gives it a line; a room that does not exist yet is
absent.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TREE = Path(__file__).resolve().parents[2]

NOUNS = {"app.errors", "app.truth", "app.facts", "app.places"}
FOUR_LINES = {"ui.parts", "ui.language", "ui.messages", "ui.printing", "ui.crash", "ui.work", "ui.garbage"}
ROOMS_BELOW_OFFICE = NOUNS | {
    f"app.{name}"
    for name in "settings words interview offer rulebook seals store paper transfer devices".split()
}
# A window gets values from the corridor; of the other rooms it knows the types, and of the vault nothing.
WINDOW = (ROOMS_BELOW_OFFICE - {"app.store", "app.seals"}) | FOUR_LINES | {"app.actions", "app.office", "app.roles"}

MAY_IMPORT: dict[str, set[str]] = {
    "app": set(),
    "app.closed": set(),
    "app.errors": set(),
    "app.truth": set(),
    "app.sentences": {"app.errors"},
    "app.roles": {"app.errors"},
    "app.settings": {"app.errors"},
    "app.places": {"app.errors"},
    "app.facts": {"app.errors", "app.truth", "app.places"},
    "app.words": {"app.errors", "app.settings"},
    "app.interview": NOUNS,
    "app.offer": NOUNS,
    "app.rulebook": NOUNS | {"app.seals"},
    "app.seals": {"app.errors"},
    "app.store": {"app.errors", "app.facts", "app.seals"},
    "app.paper": {"app.errors", "app.words"},
    "app.transfer": {"app.errors", "app.facts", "app.seals"},
    "app.devices": {"app.errors"},
    "app.office": {"app.closed"} | ROOMS_BELOW_OFFICE | {"app.roles"},
    "app.actions": ROOMS_BELOW_OFFICE | {"app.sentences", "app.roles", "app.office"},
    "app.console": ROOMS_BELOW_OFFICE | {"app.sentences", "app.roles", "app.office", "app.actions"},
    "app.__main__": {"app.closed", "app.errors", "app.sentences", "app.console"},
    "ui": set(),
    "ui.crash": {"app.closed"},
    "ui.work": set(),
    "ui.garbage": set(),
    "ui.parts": {"app.errors", "app.words"},
    "ui.language": {"app.errors", "app.words"},
    "ui.messages": {"app.errors", "app.words"},
    "ui.printing": {"app.errors", "app.words"},
    "ui.kiosk": WINDOW,
    "ui.counter": WINDOW,
    "ui.back_office": WINDOW | {"app.sentences"},
    "ui.__main__": WINDOW | {"app.closed", "app.sentences"} | {"ui.kiosk", "ui.counter", "ui.back_office"},
}
# The four lines lean on each other (a part speaks the current language), crash, work and garbage do not.
for _room in ("ui.parts", "ui.language", "ui.messages", "ui.printing"):
    MAY_IMPORT[_room] |= FOUR_LINES - {"ui.crash", "ui.work", "ui.garbage"}

ONLY_IN: dict[str, str] = {
    "pyrage": "app.seals",
    "argon2": "app.seals",
    "cryptography": "app.seals",
    "sqlcipher3": "app.store",
    "sqlite_utils": "app.store",
    "reportlab": "app.paper",
    "uharfbuzz": "app.paper",
    "psycopg": "app.transfer",
    "smartcard": "app.devices",
    "PySide6": "ui",
    "shiboken6": "ui",
    "qtawesome": "ui",
    "qtpy": "ui",
    "PIL": "app.devices",
    "pillow_heif": "app.devices",
    "miniaudio": "ui.parts",
    "espeakng_loader": "app.words",
}
SHOWN_AND_LOOKED_AT = {"pypdfium2": {"ui.parts", "app.devices"}}
REFUSED_NAMES = {"utils", "misc", "common", "shared", "core", "helpers"}


def modules(tree: Path) -> dict[str, Path]:
    """Every module of the two houses by its dotted name; a package goes by the name of its folder."""
    found = {}
    for house in ("app", "ui"):
        for path in sorted((tree / house).rglob("*.py")):
            parts = path.relative_to(tree).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def room(module: str) -> str:
    """The room a module lies in: `app.facts` for `app.facts.schema`."""
    return ".".join(module.split(".")[:2])


def imports(module: str, path: Path, known: dict[str, Path], *, at_load: bool = False) -> Iterator[str]:
    """All modules that one names, also by `importlib`; with `at_load` only those that are read at once."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if at_load and _waits(node):
            continue
        todo += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _base(module, path, node)
            for name in node.names:
                whole = f"{base}.{name.name}"
                yield whole if whole in known else base
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            yield from (str(text.value) for text in node.args[:1] if isinstance(text, ast.Constant))


def _waits(node: ast.AST) -> bool:
    """A function's body runs later, and what stands under TYPE_CHECKING never does."""
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def _base(module: str, path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    return ".".join(package[: len(package) - node.level + 1] + ([node.module] if node.module else []))


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rsplit(".", 1)[-1]


def wrong_doors(tree: Path) -> list[str]:
    """One sentence for each import that the table does not allow."""
    known, wrong = modules(tree), []
    for module, path in known.items():
        here = room(module)
        for named in sorted(set(imports(module, path, known))):
            top, there = named.split(".")[0], room(named)
            if top in {"app", "ui"}:
                if there not in {here, top} | MAY_IMPORT.get(here, set()):
                    wrong.append(f"{module} opens {named}")
            elif top in SHOWN_AND_LOOKED_AT and here not in SHOWN_AND_LOOKED_AT[top]:
                wrong.append(f"{module} opens {top}")
            elif top in ONLY_IN and not f"{here}.".startswith(f"{ONLY_IN[top]}."):
                wrong.append(f"{module} opens {top}, which only {ONLY_IN[top]} may")
    return wrong


def loaded_with(start: str, known: dict[str, Path]) -> set[str]:
    """Everything of ours that is read when this one module is."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        module = todo.pop()
        if module in seen or module not in known:
            continue
        seen.add(module)
        todo += imports(module, known[module], known, at_load=True)
    return seen


def test_no_door_is_opened_that_the_table_keeps_shut() -> None:
    assert wrong_doors(TREE) == []


def test_every_room_has_a_line_in_the_table() -> None:
    assert {room(module) for module in modules(TREE)} <= MAY_IMPORT.keys()


def test_no_room_has_a_name_that_says_nothing() -> None:
    named = {part for module in modules(TREE) for part in module.split(".")}
    assert named & REFUSED_NAMES == set()


def test_the_kiosk_loads_neither_vault_nor_paper() -> None:
    known = modules(TREE)
    loaded = {module for start in known if room(start) == "ui.kiosk" for module in loaded_with(start, known)}
    shut = {name for name in loaded if room(name) == "app.paper" or name.startswith("app.store.vault")}
    assert shut == set()


MADE_UP = {
    "ui from app": ("app/facts/schema.py", "import ui.kiosk"),
    "Qt from app": ("app/words/catalog.py", "from PySide6.QtCore import QObject"),
    "ui by its name as text": ("app/__main__.py", "import importlib\nimportlib.import_module('ui.kiosk')"),
    "store from a widget": ("ui/counter/page.py", "from app import store"),
    "kiosk from counter": ("ui/counter/page.py", "from ..kiosk import page"),
    "a door inside a function": ("app/paper/pdf.py", "def draw():\n    from app.rulebook import judge"),
    "cryptography outside seals": ("app/store/keys.py", "from cryptography.hazmat.primitives import hashes"),
}


@pytest.mark.parametrize(("where", "source"), MADE_UP.values(), ids=MADE_UP.keys())
def test_a_wrong_door_is_noticed(tmp_path: Path, where: str, source: str) -> None:
    for package in ("app", "app/store", "ui", "ui/kiosk"):
        (tmp_path / package).mkdir(parents=True, exist_ok=True)
        (tmp_path / package / "__init__.py").touch()
    (tmp_path / where).parent.mkdir(exist_ok=True)
    (tmp_path / where).write_text(source, encoding="utf-8")
    assert len(wrong_doors(tmp_path)) == 1


def test_a_right_door_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "app" / "seals").mkdir(parents=True)
    source = "import cryptography\nfrom app.errors import Trouble\n"
    (tmp_path / "app" / "seals" / "signing.py").write_text(source, encoding="utf-8")
    assert wrong_doors(tmp_path) == []
