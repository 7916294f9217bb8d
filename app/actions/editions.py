"""Editions of the rulebook in an office: look at one, put it in use, go back.

Which edition is in use stands in the journal, with who chose it and when; the files lie in `editions/` and are
verified each time one is read. Putting in use and going back ask an administrator.

The edition that the program carries goes with the program: a newer one carries another. The first time that a decision
or a paper cites it, a copy is kept among the office's editions (some 60 kB), so that it can be reckoned with for ever.
It bears no signature, the program itself being trusted; its digest stands in the journal and is compared each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.actions.signers import trusted
from app.errors import Rejected, Trouble
from app.facts.casebook import cases_among
from app.facts.casefile import Case
from app.roles import only
from app.rulebook import Rulebook, advise, load
from app.rulebook.edition import Edition, SignedEdition, built_in, from_folder, pack, signed, unpack, unsigned
from app.rulebook.expect import unmet
from app.rulebook.loading import read
from app.store.files import write_durably

if TYPE_CHECKING:
    from app.office import Office

FOLDER = "editions"
ENDING = ".onthaal-rules"
INSTALLED, ROLLED_BACK, KEPT = "edition_installed", "edition_rolled_back", "edition_kept"
CHOSEN = (INSTALLED, ROLLED_BACK)


@dataclass(frozen=True)
class Listed:
    """An edition that this office can use: who signed it (nobody, when a program carried it), who took it in and when.

    `installed_by` and `installed_at` are empty for an edition that nobody installed.
    """

    edition: Edition
    signer: str
    in_use: bool
    carried: bool
    installed_by: str = ""
    installed_at: str = ""


@dataclass(frozen=True)
class Wrong:
    """A case of the edition itself that it does not meet, and the results that differ."""

    case: str
    results: tuple[str, ...]


def look(path: Path, *, practice: bool, cases: Path | None = None) -> SignedEdition:
    """An edition in a file, its signature verified, or one that bears none: a folder, the copy of a built-in one."""
    if path.is_dir():
        return SignedEdition(from_folder(path, cases), "")
    packed = _bytes(path)
    return unpack(packed, trusted(practice=practice)) if signed(packed) else SignedEdition(unsigned(packed), "")


def arrived(path: Path, *, practice: bool) -> tuple[SignedEdition, bytes]:
    """An edition in a file that came from elsewhere, to be installed, and its bytes: somebody whom this machine trusts
    signed it.
    """
    packed = _bytes(path)
    return unpack(packed, trusted(practice=practice)), packed


def cases_of(edition: Edition) -> list[Case]:
    """The cases that an edition carries in `cases/`: case files, and casebooks with their persons."""
    return cases_among({name: content for name, content in edition.files.items() if name.startswith("cases/")})


def wrong_cases(edition: Edition, go_on: Callable[[int], bool] = lambda _: True) -> list[Wrong]:
    """Run the edition's own cases. Raises Trouble `edition_without_cases`.

    `go_on` is told how many ran and says whether somebody still waits; whoever stops it gets those found so far.
    """
    book, cases = read(edition), cases_of(edition)
    if not cases:
        raise Trouble("edition_without_cases", edition=edition.name)
    found = []
    for ran, case in enumerate(cases):
        if not go_on(ran):
            break
        if results := _unmet(book, case):
            found.append(Wrong(_name(case), results))
    return found


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
def cite(office: Office) -> str:
    """The edition in use as decisions and papers name it; a copy is kept of one that the program carries."""
    if (name := name_in_use(office)) == str(built_in()):
        _keep_own(office)
    return name


@only("see_rulebook")
def book_of(office: Office, edition: str) -> Rulebook:
    """The rulebook of an edition by the name that a paper or a decision carries, to reckon again as it was then."""
    return _book(office, edition)


@only("see_rulebook")
def listed(office: Office) -> list[Listed]:
    """The program's own edition, those of earlier versions that were kept, and those installed, oldest first."""
    chosen, own, kept = name_in_use(office), str(built_in()), _kept(office)
    practice = office.settings.practice
    stored = [_stored(path, kept.get(name, ""), practice) for name, path in _files(office) if name != own]
    names = {id_: name for id_, (name, _) in office.vault.staff().items()}
    taken_in = {line.subject: line for line in office.vault.journal_of(INSTALLED)}
    found = []
    for one in sorted((SignedEdition(built_in(), ""), *stored), key=lambda one: (one.edition.date, one.edition.name)):
        name = str(one.edition)
        line = taken_in.get(name)
        by, at = (names.get(line.person, line.person), line.at) if line else ("", "")
        found.append(Listed(one.edition, one.signer, name == chosen, name == own, by, at))
    return found


@only("change_rulebook")
def put_in_use(office: Office, packed: bytes) -> Edition:
    """Keep a signed edition whose own cases ran before, verified once more, and put it in use.

    Raises Rejected `edition_in_use`, or what `unpack` raises.
    """
    edition = unpack(packed, trusted(practice=office.settings.practice)).edition
    if str(edition) == name_in_use(office):
        raise Rejected("edition_in_use", edition=edition.name)
    cite(office)
    _write(_path(office, str(edition)), packed)
    _choose(office, INSTALLED, str(edition))
    return edition


@only("change_rulebook")
def use_own(office: Office) -> Edition:
    """Put the edition in use that this program carries. Raises Rejected `edition_in_use`."""
    if name_in_use(office) == str(built_in()):
        raise Rejected("edition_in_use", edition=built_in().name)
    _keep_own(office)
    _choose(office, INSTALLED, str(built_in()))
    return built_in()


@only("change_rulebook")
def roll_back(office: Office, reason: str) -> str:
    """Go back to the edition that was in use before this one. Raises Rejected `reason_needed`, `no_earlier_edition`."""
    if not reason.strip():
        raise Rejected("reason_needed")
    if (edition := earlier(office)) == "":
        raise Rejected("no_earlier_edition")
    _book(office, edition)
    _choose(office, ROLLED_BACK, edition, {"reason": reason.strip()})
    return edition


@only("see_rulebook")
def earlier(office: Office) -> str:
    """The edition that going back would bring; empty when there is none."""
    used: list[str] = []
    for line in office.vault.journal_of(*CHOSEN, KEPT):
        if line.deed == ROLLED_BACK:
            used.pop()
        elif not used and line.deed == INSTALLED:
            used.append(str(built_in()))
        if used[-1:] != [line.subject]:
            used.append(line.subject)
    if used[-1:] != [name_in_use(office)]:
        used.append(name_in_use(office))
    return used[-2] if len(used) > 1 else ""


def _choose(office: Office, deed: str, edition: str, details: Mapping[str, str] | None = None) -> None:
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed=deed, subject=edition, details=details
    )  # fmt: skip


def _keep_own(office: Office) -> None:
    """Keep a copy of the edition that this program carries, once."""
    own = built_in()
    path = _path(office, str(own))
    if path.exists():
        return
    _write(path, pack(own, None))
    _choose(office, KEPT, str(own), {"digest": own.digest})


def _kept(office: Office) -> dict[str, str]:
    """The editions of programs that were kept, each with its digest."""
    return {line.subject: line.details["digest"] for line in office.vault.journal_of(KEPT)}


def _write(path: Path, packed: bytes) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        write_durably(path, packed)
    except OSError as error:
        raise Trouble("office_not_writable", folder=str(path.parent)) from error


def _book(office: Office, edition: str) -> Rulebook:
    if edition == str(built_in()):
        return load()
    return _read(_path(office, edition), edition, _kept(office).get(edition, ""), office.settings.practice)


@lru_cache(maxsize=4)
def _read(path: Path, edition: str, digest: str, practice: bool) -> Rulebook:
    found = _stored(path, digest, practice).edition
    if str(found) != edition:
        raise Trouble("edition_changed", edition=edition)
    return read(found)


def _stored(path: Path, digest: str, practice: bool) -> SignedEdition:
    """An edition among those of the office: signed, or as it was when the program that carried it was copied."""
    packed = _bytes(path)
    if not digest:
        return unpack(packed, trusted(practice=practice))
    found = unsigned(packed)
    if found.digest != digest:
        raise Trouble("edition_changed", edition=found.name)
    return SignedEdition(found, "")


def _folder(office: Office) -> Path:
    return office.folder / FOLDER


def _path(office: Office, edition: str) -> Path:
    return _folder(office) / f"{edition.replace(' ', '_')}{ENDING}"


def _files(office: Office) -> Iterator[tuple[str, Path]]:
    """The editions that lie in the office's folder, each by its name."""
    for path in sorted(_folder(office).glob(f"*{ENDING}")):
        yield path.name.removesuffix(ENDING).replace("_", " "), path


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
