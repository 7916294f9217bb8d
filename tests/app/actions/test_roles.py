"""Every deed of the corridor is tried by every role; the table of `app.roles` is the oracle."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from app import actions
from app.actions.unlock import unlock
from app.errors import OfficeError, Trouble
from app.office import NewMember, Office, new_office, open_office
from app.roles import MAY, ROLES

# Not a deed on its own: they lock the door, are done by the program itself at unlocking, or play the made-up intake of
# the practice office with deeds that ask.
FREE = {
    "unlock.lock", "backup.rotate_keys", "practice.take_and_complete", "practice.advice_for", "practice.leave_papers",
}  # fmt: skip


def stop(done: int, of: int) -> None:
    raise Trouble("stopped")


# A deed that needs no more than the office is really done; this one would close it.
MORE = {"rekey.rekey": (stop,)}


def deeds() -> dict[str, Callable[..., Any]]:
    """All public functions of the corridor that take an opened office."""
    found = {}
    for file in pkgutil.iter_modules(actions.__path__):
        module = import_module(f"app.actions.{file.name}")
        for name, one in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(one).parameters.values()), None)
            if one.__module__ == module.__name__ and not name.startswith("_") and first is not None:
                if str(first.annotation) == "Office":
                    found[f"{file.name}.{name}"] = one
    return found


DEEDS = {name: one for name, one in deeds().items() if name not in FREE}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("roles") / "office"
    new_office(folder, name="Proef", operator="atlas", practice=True)
    opened = open_office(folder, "practice", "practice")
    yield opened
    opened.vault.close()


@pytest.mark.parametrize("name", DEEDS)
def test_every_deed_asks_for_a_right(name: str) -> None:
    assert hasattr(DEEDS[name], "deed"), f"{name} takes an opened office: put @only(...) of app.roles above it"


def test_every_right_of_the_table_belongs_to_a_deed() -> None:
    assert {one.__dict__["deed"] for one in DEEDS.values() if hasattr(one, "deed")} == MAY.keys()


@pytest.mark.parametrize("role", [*ROLES, ""])
@pytest.mark.parametrize("name", [name for name, one in DEEDS.items() if hasattr(one, "deed")])
def test_a_role_does_what_the_table_says_and_nothing_else(office: Office, name: str, role: str) -> None:
    person = replace(office.person, roles=(role,) if role else ())
    refused = False
    try:
        DEEDS[name](replace(office, person=person), *MORE.get(name, ()))
    except OfficeError as error:
        refused = error.says == "not_allowed"
    except TypeError:
        pass  # the other arguments are missing: the door was open
    assert refused == (role not in MAY[DEEDS[name].__dict__["deed"]])


def test_the_counter_stays_shut_for_somebody_who_sees_no_dossiers(tmp_path: Path) -> None:
    member = NewMember("An", "a passphrase", ("administrator",))
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, staff=[member])
    with pytest.raises(Trouble, match="not_allowed"):
        unlock(tmp_path / "office", "An", "a passphrase")
    unlock(tmp_path / "office", "An", "a passphrase", to="see_staff").vault.close()
