"""Editions of the rulebook in an office: look at one, put it in use, go back.

Which edition is in use stands in the journal, with who chose it and when; the files lie in `editions/` and are
verified each time one is read. Putting in use and going back ask an administrator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.actions.signers import trusted
from app.errors import Rejected, Trouble
from app.facts import read_facts
from app.facts.casebook import cases_among
from app.facts.casefile import Case
from app.roles import only
from app.rulebook import Rulebook, advise, load
from app.rulebook.compare import Difference, compare
from app.rulebook.edition import Edition, SignedEdition, built_in, from_folder, unpack
from app.rulebook.expect import unmet
from app.rulebook.loading import read
from app.store.files import write_durably

if TYPE_CHECKING:
    from app.office import Office

FOLDER = "editions"
ENDING = ".onthaal-rules"
CHOSEN = ("edition_installed", "edition_rolled_back")


@dataclass(frozen=True)
class Listed:
    """An edition that this office can use."""

    edition: Edition
    signer: str
    in_use: bool


@dataclass(frozen=True)
class Wrong:
    """A case of the edition itself that it does not meet, and the results that differ."""

    case: str
    results: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """A dossier whose advice another edition would change."""

    dossier: str
    differences: tuple[Difference, ...]


def look(path: Path, *, practice: bool, cases: Path | None = None) -> SignedEdition:
    """An edition in a file, its signature verified, or in a folder that is not signed yet."""
    if path.is_dir():
        return SignedEdition(from_folder(path, cases), "")
    return unpack(_bytes(path), trusted(practice=practice))


def cases_of(edition: Edition) -> list[Case]:
    """The cases that an edition carries in `cases/`: case files, and casebooks with their persons."""
    return cases_among({name: content for name, content in edition.files.items() if name.startswith("cases/")})


def wrong_cases(edition: Edition) -> list[Wrong]:
    """Run the edition's own cases. Raises Trouble `edition_without_cases`."""
    book, cases = read(edition), cases_of(edition)
    if not cases:
        raise Trouble("edition_without_cases", edition=edition.name)
    return [Wrong(_name(case), results) for case in cases if (results := _unmet(book, case))]


@only("see_rulebook")
def in_use(office: Office) -> Rulebook:
    """The rulebook that this office works with. Raises Trouble when its file is gone or was changed."""
    return _book(office, name_in_use(office))


@only("see_rulebook")
def name_in_use(office: Office) -> str:
    """The edition in use as it stands on papers; the program's own until another was chosen."""
    chosen = office.vault.last_deed(*CHOSEN)
    return chosen.subject if chosen else str(built_in())


@only("see_rulebook")
def book_of(office: Office, edition: str) -> Rulebook:
    """The rulebook of an edition by the name that a paper or a decision carries, to reckon again as it was then."""
    return _book(office, edition)


@only("see_rulebook")
def listed(office: Office) -> list[Listed]:
    """The program's own edition and those installed, oldest first."""
    chosen = name_in_use(office)
    signed = [SignedEdition(built_in(), "")]
    signed += [look(path, practice=office.settings.practice) for path in sorted(_folder(office).glob(f"*{ENDING}"))]
    return [
        Listed(one.edition, one.signer, str(one.edition) == chosen)
        for one in sorted(signed, key=lambda one: (one.edition.date, one.edition.name))
    ]


@only("change_rulebook")
def changes(office: Office, edition: Edition) -> Iterator[Changed]:
    """The dossiers whose advice of today would be another under this edition, one by one."""
    now, then, on = in_use(office), read(edition), office.clock.today()
    for line in office.vault.list_dossiers():
        facts = read_facts(office.vault.facts_raw(line.id))
        differences = compare(advise(facts, on, now).as_json(), advise(facts, on, then).as_json())
        if differences:
            yield Changed(line.id, differences)


@only("change_rulebook")
def install(office: Office, packed: bytes) -> Edition:
    """Verify, run the edition's own cases, keep the file and put it in use. Nothing changes when one of them fails."""
    edition = unpack(packed, trusted(practice=office.settings.practice)).edition
    if wrong := wrong_cases(edition):
        raise Rejected("edition_fails_its_cases", edition=edition.name, cases=", ".join(one.case for one in wrong))
    if str(edition) == name_in_use(office):
        raise Rejected("edition_in_use", edition=edition.name)
    path = _path(office, str(edition))
    path.parent.mkdir(exist_ok=True)
    try:
        write_durably(path, packed)
    except OSError as error:
        raise Trouble("office_not_writable", folder=str(path.parent)) from error
    _choose(office, "edition_installed", str(edition))
    return edition


@only("change_rulebook")
def roll_back(office: Office) -> str:
    """Go back to the edition that was in use before this one. Raises Rejected `no_earlier_edition`."""
    used = [str(built_in())]
    for line in office.vault.journal_of(*CHOSEN):
        if line.deed == "edition_installed":
            used.append(line.subject)
        else:
            used.pop()
    if len(used) == 1:
        raise Rejected("no_earlier_edition")
    _book(office, used[-2])
    _choose(office, "edition_rolled_back", used[-2])
    return used[-2]


def _choose(office: Office, deed: str, edition: str) -> None:
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed=deed, subject=edition)


def _book(office: Office, edition: str) -> Rulebook:
    return load() if edition == str(built_in()) else _read(_path(office, edition), edition, office.settings.practice)


@lru_cache(maxsize=4)
def _read(path: Path, edition: str, practice: bool) -> Rulebook:
    found = unpack(_bytes(path), trusted(practice=practice)).edition
    if str(found) != edition:
        raise Trouble("edition_changed", edition=edition)
    return read(found)


def _folder(office: Office) -> Path:
    return office.folder / FOLDER


def _path(office: Office, edition: str) -> Path:
    return _folder(office) / f"{edition.replace(' ', '_')}{ENDING}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble("edition_missing", file=path.name) from error


def _unmet(book: Rulebook, case: Case) -> tuple[str, ...]:
    expected = case.blocks.get("expect")
    if case.on is None or not isinstance(expected, dict):
        raise Rejected("case_without_expectation", file=_name(case))
    return tuple(unmet(advise(case.facts, case.on, book).as_json(), expected))


def _name(case: Case) -> str:
    """The file of a case, and its short name where it stands in a casebook."""
    short = case.blocks.get("case")
    return f"{case.path.as_posix()}: {short}" if short else case.path.as_posix()
